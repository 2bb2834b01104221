import type { RawPoint } from '#server/indicator/rawPoint.ts';
import type { Area } from '#shared/area/area.ts';
import { createAreaTree, isValidOn } from '#shared/area/areaTree.ts';
import { groupOf, type Indicator, nameWithinGroup } from '#shared/indicator/indicator.ts';
import type { Measured } from '#shared/indicator/reading.ts';
import type { Demo, Profile } from '#shared/profile/profile.ts';
import { type DemoValues, makeCoherent } from './demoCoherence.ts';
import { chance } from './demoNoise.ts';
import { demoSiteState } from './demoSites.ts';
import { createDemoStory, type DemoStory } from './demoStory.ts';
import { type DemoEntry, demoMeasured } from './demoValues.ts';
import { createOfficeDay } from './officeDay.ts';

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
  /** The shortest of its indicators' cadences, in ms. */
  readonly cadence: number;
}

export type DemoPoint = Omit<RawPoint, 'position'>;

/** The demo feed as pure functions of time (epoch ms). */
export interface DemoModel {
  readonly series: readonly DemoSeries[];
  readonly story: DemoStory;
  /** null while the series' source is silent about the area. */
  pointOf(series: DemoSeries, at: number): DemoPoint | null;
  sitePoints(at: number): DemoPoint[];
}

export interface DemoModelOptions {
  readonly profile: Profile;
  readonly demo: Demo;
  /** Epoch ms; the storm begins shortly after. */
  readonly storyStartAt: number;
}

/** A storm as hard as this leaves one commune of a larger district without any signal. */
const darkFrom = 0.8;
const largeDistrict = 4;

const record = <T>(entries: Iterable<readonly [string, T]>): Record<string, T> =>
  Object.assign(Object.create(null), Object.fromEntries(entries));

function fieldsOf(id: Indicator['id'], measured: Measured): [string, number][] {
  const name = nameWithinGroup(id);
  if (measured.kind === 'value') return [[name, measured.value]];
  return [
    [`${name}_num`, measured.numerator],
    [`${name}_den`, measured.denominator],
  ];
}

function playedByLine({ profile, demo }: DemoModelOptions): Map<string, Played[]> {
  const indicators = new Map(profile.indicators.map((indicator) => [indicator.id, indicator]));
  const played = demo.indicators.flatMap((entry) => {
    const indicator = indicators.get(entry.indicator);
    return indicator ? [{ entry, indicator }] : [];
  });
  return Map.groupBy(
    played,
    ({ indicator }) => `${groupOf(indicator.id)} ${indicator.source} ${indicator.levels.join(',')}`,
  );
}

type Tree = ReturnType<typeof createAreaTree>;

function seriesOf(options: DemoModelOptions, tree: Tree, today: readonly Area[]): DemoSeries[] {
  const road = new Set(options.demo.stormPath);
  const districtOf = (area: Area) =>
    [area, ...tree.ancestorsOf(area.id)].find(({ code }) => road.has(code))?.code ?? null;
  return [...playedByLine(options).values()].flatMap((played) => {
    const first = played[0]?.indicator;
    if (!first) return [];
    const group = groupOf(first.id);
    const cadence = Math.min(...played.map(({ indicator }) => indicator.cadence));
    return today
      .filter((area) => first.levels.includes(area.level))
      .map((area) => ({
        key: `${group}@${area.id}`,
        group,
        source: first.source,
        area,
        district: districtOf(area),
        played,
        cadence,
      }));
  });
}

export function createDemoModel(options: DemoModelOptions): DemoModel {
  const { profile, demo, storyStartAt } = options;
  const tree = createAreaTree(profile.levels, profile.areas);
  const office = createOfficeDay(profile.timeZone);
  const story = createDemoStory(demo.stormPath, storyStartAt);
  const day = new Date(storyStartAt).toISOString().slice(0, 10);
  const today = profile.areas.filter((area) => isValidOn(area, day));
  const codeOf = new Map(profile.areas.map((area) => [area.id, area.code]));
  const siteStates = (at: number) =>
    profile.sites.map((site) => demoSiteState(site, codeOf.get(site.area) ?? '', at, story));

  /** Of a large district that is hit hard, one commune, another one in each loop. */
  const isDark = ({ area, district }: DemoSeries, at: number): boolean => {
    if (district === null || story.stormIn(district, at) < darkFrom || area.parent === null) return false;
    const siblings = tree.childrenOf(area.parent);
    if (area.code === district || siblings.length < largeDistrict) return false;
    const turn = Math.floor(chance(`dark:${district}:${story.loopAt(at)}`) * siblings.length);
    return siblings[turn]?.id === area.id;
  };
  const stormOn = ({ area, district }: DemoSeries, at: number): number =>
    area.parent === null ? story.stormIn(null, at) : district === null ? 0 : story.stormIn(district, at);
  const isSilent = ({ source, area }: DemoSeries, at: number): boolean =>
    source === demo.straggler?.source && area.code === demo.straggler.area && story.isStragglerSilent(at);

  return {
    story,
    series: seriesOf(options, tree, today),
    pointOf: (series, at) => {
      if (isSilent(series, at)) return null;
      const { area, group, source } = series;
      const moment = {
        area: area.code,
        at,
        office,
        storm: stormOn(series, at),
        isDark: isDark(series, at),
      };
      const values: DemoValues = new Map(
        series.played.map(({ entry, indicator }) => [indicator.id, demoMeasured(entry, indicator, moment)]),
      );
      const down = siteStates(at).filter(({ state }) => state === 'down');
      makeCoherent(values, {
        conferencePointsUp:
          profile.sites.filter(({ kind }) => kind === 'conference').length -
          down.filter(({ site }) => site.kind === 'conference').length,
        networkNodesDown: down.filter(({ site }) => site.kind === 'network' && site.area === area.id).length,
      });
      const fields = [...values].flatMap(([id, measured]) => fieldsOf(id as Indicator['id'], measured));
      return {
        measurement: group,
        tags: record([
          ['area', area.code],
          ['source', source],
        ]),
        fields: record(fields),
        at,
      };
    },
    sitePoints: (at) =>
      siteStates(at).map(({ site, area, state, cause }) => ({
        measurement: 'site',
        tags: record([
          ['site', site.id],
          ['area', area],
        ]),
        fields: record(
          cause === null
            ? [['state', state]]
            : [
                ['state', state],
                ['cause', cause],
              ],
        ),
        at,
      })),
  };
}

/** Every point of the demo feed at one instant (epoch ms), sites included. */
export const demoPoints = (model: DemoModel, at: number): DemoPoint[] => [
  ...model.series.flatMap((series) => model.pointOf(series, at) ?? []),
  ...model.sitePoints(at),
];
