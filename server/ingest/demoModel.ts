import type { RawPoint } from '#server/indicator/rawPoint.ts';
import type { AreaId } from '#shared/area/area.ts';
import { createAreaTree, isValidOn } from '#shared/area/areaTree.ts';
import { createDayOf } from '#shared/area/calendarDay.ts';
import { type IndicatorId, nameWithinGroup } from '#shared/indicator/indicator.ts';
import type { Measured } from '#shared/indicator/reading.ts';
import type { Demo, Profile } from '#shared/profile/profile.ts';
import type { Site } from '#shared/site/site.ts';
import { makeCoherent, type SiteCounts } from './demoCoherence.ts';
import { createDemoPeriods } from './demoPeriods.ts';
import { type DemoSeries, seriesOf } from './demoSeries.ts';
import { type DemoSiteState, demoSiteState } from './demoSites.ts';
import { createDemoStory, type DemoStory } from './demoStory.ts';
import { type DemoMoment, demoMeasured } from './demoValues.ts';
import { isDarkOn, stormOn } from './demoWeather.ts';
import { createOfficeDay } from './officeDay.ts';

export type DemoPoint = Omit<RawPoint, 'position'>;

/** The demo feed as pure functions of time (epoch ms). */
export interface DemoModel {
  readonly series: readonly DemoSeries[];
  readonly story: DemoStory;
  /** When what is known at `at` was true: earlier for what is reported by the day, month or year. */
  reportedAt(series: DemoSeries, at: number): number;
  /** A moment of each earlier period of a report; none for what is measured all the time. */
  earlierMoments(series: DemoSeries, at: number): number[];
  /** null while the series' source is silent about the area, and where the area did not exist yet. */
  pointOf(series: DemoSeries, at: number): DemoPoint | null;
  sitePoints(at: number): DemoPoint[];
}

export interface DemoModelOptions {
  readonly profile: Profile;
  readonly demo: Demo;
  /** Epoch ms; the storm begins shortly after. */
  readonly storyStartAt: number;
}

const record = <T>(values: Readonly<Record<string, T>>): Record<string, T> =>
  Object.assign(Object.create(null), values);

function fieldsOf(id: IndicatorId, measured: Measured): [string, number][] {
  const name = nameWithinGroup(id);
  if (measured.kind === 'value') return [[name, measured.value]];
  return [
    [`${name}_num`, measured.numerator],
    [`${name}_den`, measured.denominator],
  ];
}

function countSites(states: readonly DemoSiteState[], area: AreaId): SiteCounts {
  const count = (isCounted: (one: DemoSiteState) => boolean) => states.filter(isCounted).length;
  return {
    conferencePointsUp: count(({ site, state }) => site.kind === 'conference' && state !== 'down'),
    networkNodesDown: count(
      ({ site, state }) => site.kind === 'network' && site.area === area && state === 'down',
    ),
  };
}

function pointAt(
  { played, area, group, source }: DemoSeries,
  moment: DemoMoment,
  sites: SiteCounts,
): DemoPoint {
  const values = new Map(
    played.map(({ entry, indicator }) => [indicator.id as string, demoMeasured(entry, indicator, moment)]),
  );
  makeCoherent(values, sites);
  const fields = [...values].flatMap(([id, measured]) => fieldsOf(id as IndicatorId, measured));
  return {
    measurement: group,
    tags: record({ area: area.code, source }),
    fields: record(Object.fromEntries(fields)),
    at: moment.at,
  };
}

const sitePoint = ({ site, area, state, cause }: DemoSiteState, at: number): DemoPoint => ({
  measurement: 'site',
  tags: record({ site: site.id, area }),
  fields: record(cause === null ? { state } : { state, cause }),
  at,
});

export function createDemoModel({ profile, demo, storyStartAt }: DemoModelOptions): DemoModel {
  const tree = createAreaTree(profile.levels, profile.areas);
  const office = createOfficeDay(profile.timeZone);
  const periods = createDemoPeriods(profile.timeZone);
  const dayOf = createDayOf(profile.timeZone);
  const story = createDemoStory(demo.stormPath, storyStartAt);
  const today = profile.areas.filter((area) => isValidOn(area, dayOf(storyStartAt)));
  let known: { at: number; states: DemoSiteState[] } = { at: Number.NaN, states: [] };
  /** The states of one moment are asked for by every series of it. */
  const statesAt = (at: number): DemoSiteState[] => {
    if (known.at === at) return known.states;
    const stateOf = (site: Site) => demoSiteState({ site, area: tree.get(site.area)?.code ?? '' }, at, story);
    known = { at, states: profile.sites.map(stateOf) };
    return known.states;
  };
  const isSilent = ({ source, area }: DemoSeries, at: number): boolean =>
    source === demo.straggler?.source && area.code === demo.straggler.area && story.isStragglerSilent(at);

  const reportedAt = (series: DemoSeries, at: number): number => periods.reportedAt(series.cadence, at);

  return {
    story,
    series: seriesOf({ profile, demo, tree, today }),
    reportedAt,
    earlierMoments: (series, at) => periods.earlierMoments(series.cadence, at),
    pointOf: (series, askedAt) => {
      const at = reportedAt(series, askedAt);
      if (isSilent(series, at) || !isValidOn(series.area, dayOf(at))) return null;
      const storm = stormOn(series, at, story);
      const isDark = isDarkOn(series, at, { story, tree });
      const moment = { area: series.area.code, at, office, storm, isDark };
      return pointAt(series, moment, countSites(statesAt(at), series.area.id));
    },
    sitePoints: (at) => statesAt(at).map((state) => sitePoint(state, at)),
  };
}

/** Every point of the demo feed at one instant (epoch ms), sites included. */
export const demoPoints = (model: DemoModel, at: number): DemoPoint[] => [
  ...model.series.flatMap((series) => model.pointOf(series, at) ?? []),
  ...model.sitePoints(at),
];
