import { z } from 'zod';
import { alertRuleSchema } from '#shared/alert/alertRule.ts';
import { areaSchema } from '#shared/area/area.ts';
import { type Indicator, indicatorSchema, type Source, sourceSchema } from '#shared/indicator/indicator.ts';
import { type Profile, profileHeadSchema } from '#shared/profile/profile.ts';
import { profileProblems } from '#shared/profile/profileProblems.ts';
import { sceneSchema } from '#shared/scene/scene.ts';
import { siteSchema } from '#shared/site/site.ts';
import { choiceShape, chooseItems, rawItemsSchema } from './chooseItems.ts';
import { type PlacedItem, parseItem, placeOf, type Report } from './placedItem.ts';
import type { ProfileFiles } from './profileFiles.ts';
import { cataloguePrefix, type ShippedCatalogue } from './shippedCatalogue.ts';

interface Reading {
  readonly files: ProfileFiles;
  readonly catalogue: ShippedCatalogue;
  readonly report: Report;
}

/** Items in the order of the profile, with where each was written. null when one of them is not what it should be. */
interface ReadList<T> {
  readonly items: readonly T[];
  readonly placed: readonly PlacedItem[];
}

const indicatorsFileSchema = z.strictObject({
  ...choiceShape,
  sources: rawItemsSchema,
  indicators: rawItemsSchema,
});

/** A file with nothing but own items may be just their list. */
const orList = <T extends z.ZodType>(list: string, schema: T) =>
  z.preprocess((given) => (Array.isArray(given) ? { [list]: given } : given), schema);
const rulesFileSchema = orList('rules', z.strictObject({ ...choiceShape, rules: rawItemsSchema }));
const scenesFileSchema = orList('scenes', z.strictObject({ ...choiceShape, scenes: rawItemsSchema }));

function parseAll<T extends z.ZodType>(
  placed: readonly PlacedItem[],
  schema: T,
  report: Report,
): ReadList<z.infer<T>> | null {
  const items = placed.map((item) => parseItem(item, schema, report));
  return items.includes(null) ? null : { items: items as z.infer<T>[], placed };
}

async function readIndicators({ files, catalogue, report }: Reading) {
  const file = 'indicators.json';
  const given = await files.parse(file, indicatorsFileSchema);
  if (!given) return null;
  const chooser = { file, list: 'indicators', key: 'id', report } as const;
  const placed = chooseItems(given, { ...chooser, catalogue: catalogue.indicators, own: given.indicators });
  const indicators = parseAll<typeof indicatorSchema>(placed, indicatorSchema, report);
  const sources = readSources(given.sources, indicators?.items ?? [], { catalogue, report });
  if (placed.length === 0) report(file, 'indicators', 'expected at least one indicator');
  return indicators && sources && placed.length > 0 ? { indicators, sources } : null;
}

/** The province's own sources and, of the catalogue's, those that its indicators name: nobody waits for the others. */
function readSources(
  own: readonly unknown[],
  indicators: readonly Indicator[],
  { catalogue, report }: Pick<Reading, 'catalogue' | 'report'>,
): ReadList<Source> | null {
  const idOf = (value: unknown): string => String((value as { id?: unknown }).id);
  const ownIds = new Set(own.map(idOf));
  const named = new Set<string>(indicators.map((indicator) => indicator.source));
  const shared = catalogue.sources.filter(({ value }) => named.has(idOf(value)) && !ownIds.has(idOf(value)));
  const placed = [
    ...shared,
    ...own.map((value, index) => ({
      value,
      file: 'indicators.json',
      path: `sources[${index}]`,
      change: null,
    })),
  ];
  return parseAll(placed, sourceSchema, report);
}

interface Watched {
  readonly indicators: readonly Indicator[];
  readonly sources: readonly Source[];
}

/** What of a condition says what it watches, before a schema has seen it. */
interface WrittenCondition {
  readonly indicator?: unknown;
  readonly source?: unknown;
  readonly siteKind?: unknown;
  readonly parts?: readonly WrittenCondition[];
}

/** Whether what a rule watches is there. A rule that is not even shaped like one stays, to be reported. */
function isRuleAbout(value: unknown, watched: Watched | null): boolean {
  if (!watched) return true;
  const { indicators, sources } = watched;
  const condition = (value as { condition?: WrittenCondition }).condition;
  const parts = condition?.parts ?? [condition ?? {}];
  return parts.every(
    ({ indicator, source, siteKind }) =>
      (siteKind === undefined || indicators.some(({ sites }) => sites?.kind === siteKind)) &&
      (indicator === undefined || indicators.some(({ id }) => id === indicator)) &&
      (source === undefined || sources.some(({ id }) => id === source)),
  );
}

async function readRules({ files, catalogue, report }: Reading, watched: Watched | null) {
  const file = 'rules.json';
  const given = await files.parse(file, rulesFileSchema);
  if (!given) return null;
  const placed = chooseItems(given, {
    ...{ file, list: 'rules', key: 'id', report },
    catalogue: catalogue.rules,
    own: given.rules,
    fits: (value) => isRuleAbout(value, watched),
  });
  return parseAll(placed, alertRuleSchema, report);
}

async function readScenes({ files, catalogue, report }: Reading) {
  const file = 'scenes.json';
  const given = await files.parse(file, scenesFileSchema);
  if (!given) return null;
  const placed = chooseItems(given, {
    ...{ file, list: 'scenes', key: 'id', report },
    catalogue: catalogue.scenes,
    own: given.scenes,
  });
  if (placed.length === 0) report(file, 'scenes', 'expected at least one scene');
  return parseAll(placed, sceneSchema, report);
}

const fileOfList: Readonly<Record<string, string>> = { areas: 'areas.json', sites: 'sites.json' };

/** Reports what does not fit together where it was written. `lists`: the lists whose items may be from anywhere. */
function reportProblems(
  profile: Profile,
  lists: Readonly<Record<string, readonly PlacedItem[]>>,
  report: Report,
): void {
  for (const { path, message } of profileProblems(profile)) {
    const [, list = '', index = '', within = ''] = /^(\w+)(?:\[(\d+)\])?\.?(.*)$/.exec(path) ?? [];
    const item = lists[list]?.[Number(index)];
    if (item && index !== '') {
      const place = placeOf(item, within);
      report(place.file, place.path, message);
    } else report(fileOfList[list] ?? 'profile.json', path, message);
  }
}

/** The groups of the catalogue with those of their indicators that the province uses; one without any is left out. */
function groupsOf({ items, placed }: ReadList<Indicator>, { groups }: ShippedCatalogue): Profile['groups'] {
  const of = Map.groupBy(items, (_, index) => placed[index]?.file);
  return groups
    .map(({ id, name, file }) => {
      const indicators = (of.get(`${cataloguePrefix}${file}`) ?? []).map((indicator) => indicator.id);
      return { id, name, indicators };
    })
    .filter(({ indicators }) => indicators.length > 0);
}

/** null when a file did not parse: references into a list that is not there would only repeat that. */
export async function readLists(reading: Reading): Promise<Profile | null> {
  const { files, report } = reading;
  const head = await files.parse('profile.json', profileHeadSchema);
  const areas = await files.parse('areas.json', z.array(areaSchema).min(1), { list: 'areas' });
  const watched = await readIndicators(reading);
  const rules = await readRules(
    reading,
    watched && { indicators: watched.indicators.items, sources: watched.sources.items },
  );
  const scenes = await readScenes(reading);
  const sites = await files.parse('sites.json', z.array(siteSchema), { list: 'sites' });
  if (!head || !areas || !watched || !rules || !scenes || !sites) return null;
  const profile: Profile = {
    ...head,
    areas,
    sources: [...watched.sources.items],
    indicators: [...watched.indicators.items],
    groups: groupsOf(watched.indicators, reading.catalogue),
    rules: [...rules.items],
    scenes: [...scenes.items],
    sites,
  };
  const placed = { ...watched, rules, scenes };
  const lists = Object.fromEntries(Object.entries(placed).map(([list, read]) => [list, read.placed]));
  reportProblems(profile, lists, report);
  return profile;
}
