import { z } from 'zod';
import { localTextSchema } from '#shared/locale/localText.ts';
import type { PlacedItem } from './placedItem.ts';
import type { ProfileFiles } from './profileFiles.ts';

/** What the folder is called before its files in a report. */
export const cataloguePrefix = 'catalogue/';

const groupsSchema = z.array(
  z.strictObject({ id: z.string().min(1), name: localTextSchema, file: z.string().min(1) }),
);
const listSchema = z.array(z.looseObject({}));

/** What the shipped provinces have in common, as written: an item is checked where a province uses it. */
export interface ShippedCatalogue {
  readonly groups: z.infer<typeof groupsSchema>;
  readonly sources: readonly PlacedItem[];
  readonly indicators: readonly PlacedItem[];
  readonly rules: readonly PlacedItem[];
  readonly scenes: readonly PlacedItem[];
  readonly demo: readonly PlacedItem[];
  /** Kinds of sites that the demo feed invents. */
  readonly demoSites: readonly PlacedItem[];
}

async function readList(files: ProfileFiles, file: string): Promise<PlacedItem[]> {
  const items = (await files.parse(file, listSchema)) ?? [];
  return items.map((value, index) => ({
    value,
    file: `${cataloguePrefix}${file}`,
    path: `[${index}]`,
    change: null,
  }));
}

/** `groups.json` names the files of indicators, in the order in which they are shown. */
export async function readShippedCatalogue(files: ProfileFiles): Promise<ShippedCatalogue> {
  const groups = (await files.parse('groups.json', groupsSchema)) ?? [];
  const indicators = await Promise.all(groups.map(({ file }) => readList(files, file)));
  return {
    groups,
    indicators: indicators.flat(),
    sources: await readList(files, 'sources.json'),
    rules: await readList(files, 'rules.json'),
    scenes: await readList(files, 'scenes.json'),
    demo: await readList(files, 'demo.json'),
    demoSites: await readList(files, 'demo-sites.json'),
  };
}
