import { createHash } from 'node:crypto';
import { isAbsolute, join, resolve } from 'node:path';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { Demo, Profile } from '#shared/profile/profile.ts';
import { type Boundaries, matchBoundaries } from './matchBoundaries.ts';
import { parseGeometry } from './parseGeometry.ts';
import type { Report } from './placedItem.ts';
import { ProfileError, type ProfileFileProblem } from './profileError.ts';
import { ProfileFiles } from './profileFiles.ts';
import { readDemo } from './readDemo.ts';
import { readLists } from './readLists.ts';
import { readTiles, type TileFile } from './readTiles.ts';
import { cataloguePrefix, readShippedCatalogue } from './shippedCatalogue.ts';
import { spreadSites } from './spreadSites.ts';

/** A province, checked and ready to serve. */
export interface LoadedProfile {
  readonly profile: Profile;
  readonly boundaries: Boundaries;
  /** What lies around the province, for orientation; null when the profile has none. */
  readonly surroundings: FeatureCollection<Polygon | MultiPolygon> | null;
  /** The province's own tiles beneath the map; null when it has none. */
  readonly tiles: TileFile | null;
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
export const folderOf = (nameOrFolder: string): string =>
  /^[a-z0-9-]+$/.test(nameOrFolder)
    ? join(shippedFolder, nameOrFolder)
    : isAbsolute(nameOrFolder)
      ? nameOrFolder
      : resolve(nameOrFolder);

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

async function readOwnTiles(
  folder: string,
  profile: Profile | null,
  report: Report,
): Promise<TileFile | null> {
  const name = profile?.map.tiles;
  if (name === undefined) return null;
  return readTiles({ folder, name, report: (message) => report(name, '', message) });
}

const hashOf = (content: unknown): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('hex');

/**
 * Reads and checks a province: a shipped name ("nghe-an") or a folder, both with what they use of the shipped
 * catalogue. Every problem of every file is in the error, each with its file and the path of the wrong field.
 * `withInventedSites`: the demo feed's stations are among the sites. A centre that runs for real never has them.
 */
export async function loadProfile(
  nameOrFolder: string,
  { withInventedSites = false }: { readonly withInventedSites?: boolean } = {},
): Promise<LoadedProfileResult> {
  const folder = folderOf(nameOrFolder);
  const problems: ProfileFileProblem[] = [];
  const report: Report = (file, path, message) => problems.push({ file, path, message });
  const files = new ProfileFiles({ folder, report });
  const catalogue = await readShippedCatalogue(
    new ProfileFiles({ folder: join(shippedFolder, 'catalogue'), report, prefix: cataloguePrefix }),
  );

  const profile = await readLists({ files, catalogue, report });
  const boundaries = await readBoundaries(files, profile, report);
  const around = await files.read('surroundings.geojson', false);
  const surroundings =
    around === undefined
      ? null
      : parseGeometry(around, (path, message) => report('surroundings.geojson', path, message));
  const tiles = await readOwnTiles(folder, profile, report);
  const played = await readDemo({ files, catalogue, profile, report });

  if (problems.length > 0 || !profile || !boundaries)
    return { ok: false, error: new ProfileError(folder, problems) };
  const demo = played?.demo ?? null;
  const invented =
    withInventedSites && played ? spreadSites(played.sites, { profile, demo: played.demo, boundaries }) : [];
  const sites = [...profile.sites, ...invented];
  const content = { profile: { ...profile, sites }, boundaries, surroundings, demo };
  // Where the folder lies is no content; that its tiles are others is.
  const hash = hashOf(tiles ? { ...content, tiles: [tiles.bytes, tiles.modifiedAt] } : content);
  return { ok: true, value: { ...content, tiles, hash } };
}
