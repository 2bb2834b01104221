import type { Demo, Profile } from '#shared/profile/profile.ts';
import type { SiteKind } from '#shared/site/site.ts';
import { chooseItems } from './chooseItems.ts';
import { type DemoFile, demoFileItemSchema, demoFileSchema } from './demoFile.ts';
import { demoProblems } from './demoProblems.ts';
import { overlay } from './overlay.ts';
import { type PlacedItem, parseItem, placeOf, type Report } from './placedItem.ts';
import type { ProfileFiles } from './profileFiles.ts';
import type { ShippedCatalogue } from './shippedCatalogue.ts';
import { spreadDemo } from './spreadDemo.ts';
import { type DemoSites, demoSitesSchema } from './spreadSites.ts';

interface DemoReading {
  readonly files: ProfileFiles;
  readonly catalogue: ShippedCatalogue;
  /** null when it did not parse: then only the shape of the demo feed can be checked. */
  readonly profile: Profile | null;
  readonly report: Report;
}

const file = 'demo.json';

/** Reports by the place of an entry in the feed, whichever file it was written in. */
const reportIn =
  (placed: readonly PlacedItem[], report: Report) =>
  (path: string, message: string): void => {
    const [, index = '', within = ''] = /^indicators\[(\d+)\]\.?(.*)$/.exec(path) ?? [];
    const item = index === '' ? undefined : placed[Number(index)];
    const place = item ? placeOf(item, within) : { file, path };
    report(place.file, place.path, message);
  };

function readDemoSites(given: DemoFile, catalogue: ShippedCatalogue, report: Report): DemoSites[] {
  return catalogue.demoSites.flatMap((item) => {
    const { kind } = item.value as { readonly kind: SiteKind };
    const value = given.sites[kind];
    const change = value && { value, file, path: `sites.${kind}` };
    const changed = change ? { ...item, value: overlay(item.value, value), change } : item;
    return parseItem(changed, demoSitesSchema, report) ?? [];
  });
}

/** What the demo feed plays, and the sites that it invents for it. */
interface ReadDemo {
  readonly demo: Demo;
  readonly sites: readonly DemoSites[];
}

/** null when there is no demo feed, or none that can be played. */
export async function readDemo({ files, catalogue, profile, report }: DemoReading): Promise<ReadDemo | null> {
  const given = await files.parse(file, demoFileSchema, { needed: false });
  if (!given) return null;
  const placed = chooseItems(given, {
    ...{ file, list: 'indicators', key: 'indicator', report },
    catalogue: catalogue.demo,
    own: given.indicators,
    fits: (value) =>
      profile?.indicators.some(({ id }) => id === (value as { indicator?: unknown }).indicator) ?? true,
  });
  const items = placed.map((item) => parseItem(item, demoFileItemSchema, report));
  const known = items.filter((item) => item !== null);
  if (placed.length === 0) report(file, 'indicators', 'expected at least one indicator');
  if (!profile || known.length < items.length) return null;

  const tell = reportIn(placed, report);
  for (const [index, { by }] of known.entries())
    if (by !== undefined && !Object.hasOwn(given.weights, by))
      tell(`indicators[${index}].by`, `"${by}" is not one of the weights`);
  const demo = spreadDemo(given, known, profile);
  for (const { path, message } of demoProblems(demo, profile)) tell(path, message);
  return { demo, sites: readDemoSites(given, catalogue, report) };
}
