import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { z } from 'zod';
import { alertRuleSchema } from '#shared/alert/alertRule.ts';
import { areaSchema } from '#shared/area/area.ts';
import { indicatorSchema, sourceSchema } from '#shared/indicator/indicator.ts';
import { type Demo, demoSchema, type Profile, profileHeadSchema } from '#shared/profile/profile.ts';
import { profileProblems } from '#shared/profile/profileProblems.ts';
import { sceneSchema } from '#shared/scene/scene.ts';
import { siteSchema } from '#shared/site/site.ts';
import { demoProblems } from './demoProblems.ts';
import { type Boundaries, matchBoundaries } from './matchBoundaries.ts';
import { parseGeometry } from './parseGeometry.ts';
import { parseJson } from './parseJson.ts';
import { ProfileError, type ProfileFileProblem } from './profileError.ts';

/** A province, checked and ready to serve. */
export interface LoadedProfile {
  readonly profile: Profile;
  readonly boundaries: Boundaries;
  /** What lies around the province, for orientation; null when the profile has none. */
  readonly surroundings: FeatureCollection<Polygon | MultiPolygon> | null;
  /** null when the profile has no demo feed. */
  readonly demo: Demo | null;
  /** SHA-256 in hex of the content as parsed: another one means that pages must reload. */
  readonly hash: string;
}

export type LoadedProfileResult =
  | { readonly ok: true; readonly value: LoadedProfile }
  | { readonly ok: false; readonly error: ProfileError };

const shippedFolder = join(import.meta.dirname, '..', 'profiles');

/** A bare name is a shipped province; anything with a separator or a dot is a folder of the operator's. */
const folderOf = (nameOrFolder: string): string =>
  /^[a-z0-9-]+$/.test(nameOrFolder)
    ? join(shippedFolder, nameOrFolder)
    : isAbsolute(nameOrFolder)
      ? nameOrFolder
      : resolve(nameOrFolder);

type Report = (file: string, path: string, message: string) => void;

const pathText = (path: readonly PropertyKey[]): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');

class ProfileFiles {
  readonly #folder: string;
  readonly #report: Report;

  constructor(folder: string, report: Report) {
    this.#folder = folder;
    this.#report = report;
  }

  /** undefined when the file is not there or is no JSON. A missing file is a problem only when it is `needed`. */
  async read(file: string, needed: boolean): Promise<unknown> {
    let text: string;
    try {
      text = await readFile(join(this.#folder, file), 'utf8');
    } catch (cause) {
      const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
      if (needed || !missing)
        this.#report(file, '', missing ? 'the file is missing' : `cannot be read (${String(cause)})`);
      return undefined;
    }
    const json = parseJson(text);
    if (json.ok) return json.value;
    this.#report(file, '', `no valid JSON at line ${json.line}, column ${json.column}: ${json.reason}`);
    return undefined;
  }

  /** `list`: the name that a file which is one list has in the profile, for paths as in `areas[3].code`. */
  async parse<T extends z.ZodType>(
    file: string,
    schema: T,
    { list, needed = true }: { readonly list?: string; readonly needed?: boolean } = {},
  ): Promise<z.infer<T> | null> {
    const value = await this.read(file, needed);
    if (value === undefined) return null;
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues)
      this.#report(file, pathText(list ? [list, ...issue.path] : issue.path), issue.message);
    return null;
  }
}

const indicatorsFileSchema = z.strictObject({
  sources: z.array(sourceSchema).min(1),
  indicators: z.array(indicatorSchema).min(1),
});

const fileOfList: Readonly<Record<string, string>> = {
  areas: 'areas.json',
  sources: 'indicators.json',
  indicators: 'indicators.json',
  rules: 'rules.json',
  scenes: 'scenes.json',
  sites: 'sites.json',
};
const fileOf = (path: string): string => fileOfList[/^[a-zA-Z]+/.exec(path)?.[0] ?? ''] ?? 'profile.json';

/** null when a file did not parse: references into a list that is not there would only repeat that. */
async function readLists(files: ProfileFiles, report: Report): Promise<Profile | null> {
  const head = await files.parse('profile.json', profileHeadSchema);
  const areas = await files.parse('areas.json', z.array(areaSchema).min(1), { list: 'areas' });
  const watched = await files.parse('indicators.json', indicatorsFileSchema);
  const rules = await files.parse('rules.json', z.array(alertRuleSchema), { list: 'rules' });
  const scenes = await files.parse('scenes.json', z.array(sceneSchema).min(1), { list: 'scenes' });
  const sites = await files.parse('sites.json', z.array(siteSchema), { list: 'sites' });
  if (!head || !areas || !watched || !rules || !scenes || !sites) return null;
  const profile: Profile = { ...head, areas, ...watched, rules, scenes, sites };
  for (const { path, message } of profileProblems(profile)) report(fileOf(path), path, message);
  return profile;
}

async function readBoundaries(
  files: ProfileFiles,
  profile: Profile | null,
  report: Report,
): Promise<Boundaries | null> {
  const file = 'boundaries.geojson';
  const tell = (path: string, message: string) => report(file, path, message);
  const value = await files.read(file, true);
  const collection = value === undefined ? null : parseGeometry(value, tell);
  if (!collection || !profile) return null;
  const drawn = profile.areas.filter((area) => area.level === profile.map.level && area.validTo === null);
  return matchBoundaries(collection.features, drawn, tell);
}

const hashOf = (content: Omit<LoadedProfile, 'hash'>): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('hex');

/**
 * Reads and checks a province: a shipped name ("nghe-an") or a folder. Every problem of every file is in the error, each
 * with its file and the path of the wrong field.
 */
export async function loadProfile(nameOrFolder: string): Promise<LoadedProfileResult> {
  const folder = folderOf(nameOrFolder);
  const problems: ProfileFileProblem[] = [];
  const report: Report = (file, path, message) => problems.push({ file, path, message });
  const files = new ProfileFiles(folder, report);

  const profile = await readLists(files, report);
  const boundaries = await readBoundaries(files, profile, report);
  const around = await files.read('surroundings.geojson', false);
  const surroundings =
    around === undefined
      ? null
      : parseGeometry(around, (path, message) => report('surroundings.geojson', path, message));
  const demo = await files.parse('demo.json', demoSchema, { needed: false });
  if (profile && demo)
    for (const { path, message } of demoProblems(demo, profile)) report('demo.json', path, message);

  if (problems.length > 0 || !profile || !boundaries)
    return { ok: false, error: new ProfileError(folder, problems) };
  const content = { profile, boundaries, surroundings, demo };
  return { ok: true, value: { ...content, hash: hashOf(content) } };
}
