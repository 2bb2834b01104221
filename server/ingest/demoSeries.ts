import type { Area } from '#shared/area/area.ts';
import type { AreaTree } from '#shared/area/areaTree.ts';
import { groupOf, type Indicator } from '#shared/indicator/indicator.ts';
import type { Demo, Profile } from '#shared/profile/profile.ts';
import type { DemoEntry } from './demoValues.ts';

interface Played {
  readonly entry: DemoEntry;
  readonly indicator: Indicator;
}

/** What one source sends about one group of one area, as one line. */
export interface DemoSeries {
  /** Names the series, for what must differ between them. */
  readonly key: string;
  readonly group: string;
  readonly source: string;
  readonly area: Area;
  /** Code of the district on the storm's road that the area is or lies in; null for areas above and beside it. */
  readonly district: string | null;
  readonly played: readonly Played[];
  /** The cadence of its indicators, in ms. */
  readonly cadence: number;
}

interface SeriesParts {
  readonly profile: Profile;
  readonly demo: Demo;
  readonly tree: AreaTree;
  readonly today: readonly Area[];
}

function playedByLine(profile: Profile, demo: Demo): Map<string, Played[]> {
  const indicators = new Map(profile.indicators.map((indicator) => [indicator.id, indicator]));
  const played = demo.indicators.flatMap((entry) => {
    const indicator = indicators.get(entry.indicator);
    return indicator ? [{ entry, indicator }] : [];
  });
  return Map.groupBy(
    played,
    // One cadence in a line: what is true for a month is not sent with what is true for a minute.
    ({ indicator: { id, source, levels, cadence } }) =>
      `${groupOf(id)} ${source} ${levels.join(',')} ${cadence}`,
  );
}

/** Every line that the feed sends, for the areas of `today`: each in the group and from the source of its indicators. */
export function seriesOf({ profile, demo, tree, today }: SeriesParts): DemoSeries[] {
  const road = new Set(demo.stormPath);
  const districtOf = (area: Area) =>
    [area, ...tree.ancestorsOf(area.id)].find(({ code }) => road.has(code))?.code ?? null;
  return [...playedByLine(profile, demo).values()].flatMap((played) => {
    const first = played[0]?.indicator;
    if (!first) return [];
    const group = groupOf(first.id);
    const { cadence } = first;
    return today
      .filter((area) => first.levels.includes(area.level))
      .map((area) => ({
        key: `${group}/${cadence}@${area.id}`,
        group,
        source: first.source,
        area,
        district: districtOf(area),
        played,
        cadence,
      }));
  });
}
