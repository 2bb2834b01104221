import { type Catalogue, createCatalogue } from '#server/indicator/catalogue.ts';
import type { RawPoint } from '#server/indicator/rawPoint.ts';
import { createDesks, type Desk, deskPoints } from '#server/site/siteDesks.ts';
import { createAreaTree, isValidOn } from '#shared/area/areaTree.ts';
import { createDayOf } from '#shared/area/calendarDay.ts';
import { createLocalCalendar } from '#shared/import/localInstant.ts';
import { type IndicatorId, nameWithinGroup } from '#shared/indicator/indicator.ts';
import type { Measured } from '#shared/indicator/reading.ts';
import type { Demo, Profile } from '#shared/profile/profile.ts';
import type { CountedSite } from '#shared/site/countSites.ts';
import type { Site } from '#shared/site/site.ts';
import type { SiteFigure } from '#shared/site/siteClause.ts';
import { makeCoherent } from './demoCoherence.ts';
import { createDemoPeriods } from './demoPeriods.ts';
import { type DemoSeries, seriesOf } from './demoSeries.ts';
import { createDemoSites, type DemoSiteState } from './demoSites.ts';
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
  /** The same time so many months before, on the clock of the province. */
  monthsBefore(at: number, months: number): number;
  /** null while the series' source is silent about the area, and where the area did not exist yet. */
  pointOf(series: DemoSeries, at: number): DemoPoint | null;
  sitePoints(at: number): DemoPoint[];
  /** What is to be said of sites between the ticks at `before` and `at`. */
  dueSitePoints(before: number, at: number): DemoPoint[];
  /** What the centre would have counted of the sites at a moment of the past; of the present it counts itself. */
  countedPoints(at: number): DemoPoint[];
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

function pointAt({ played, area, group, source }: DemoSeries, moment: DemoMoment): DemoPoint {
  const values = new Map(
    played.map(({ entry, indicator }) => [indicator.id as string, demoMeasured(entry, indicator, moment)]),
  );
  makeCoherent(values);
  const fields = [...values].flatMap(([id, measured]) => fieldsOf(id as IndicatorId, measured));
  return {
    measurement: group,
    tags: record({ area: area.code, source }),
    fields: record(Object.fromEntries(fields)),
    at: moment.at,
  };
}

/** What follows from when outages began and ended; the feed's past has states only. */
const outageFigures: readonly SiteFigure[] = ['restored', 'restore-hours', 'outage-hours'];

const pastDesks = (catalogue: Catalogue, now: number): Desk[] =>
  createDesks(catalogue, now).map((desk) => ({
    ...desk,
    indicators: desk.indicators.filter(({ sites }) => !outageFigures.includes(sites.figure)),
  }));

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
  const sites = createDemoSites({ sites: profile.sites, stormPath: demo.stormPath, tree, story });
  const desks = pastDesks(createCatalogue(profile), storyStartAt);
  const isSilent = ({ source, area }: DemoSeries, at: number): boolean =>
    source === demo.straggler?.source && area.code === demo.straggler.area && story.isStragglerSilent(at);

  const reportedAt = (series: DemoSeries, at: number): number => periods.reportedAt(series.cadence, at);

  return {
    story,
    series: seriesOf({ profile, demo, tree, today }),
    reportedAt,
    earlierMoments: (series, at) => periods.earlierMoments(series.cadence, at),
    monthsBefore: createLocalCalendar(profile.timeZone).monthsBefore,
    pointOf: (series, askedAt) => {
      const at = reportedAt(series, askedAt);
      if (isSilent(series, at) || !isValidOn(series.area, dayOf(at))) return null;
      const storm = stormOn(series, at, story);
      const isDark = isDarkOn(series, at, { story, tree });
      const moment = { area: series.area.code, at, office, storm, isDark };
      return pointAt(series, moment);
    },
    sitePoints: (at) => sites.statesAt(at).map((state) => sitePoint(state, at)),
    dueSitePoints: (before, at) => sites.due(before, at).map((state) => sitePoint(state, at)),
    countedPoints: (at) => {
      const states = new Map(sites.statesAt(at).map((state) => [state.site.id, state]));
      const counted = ({ id, operator }: Site): CountedSite => {
        const known = states.get(id);
        return { operator, standing: known ? { ...known, site: id, since: at } : null, outages: [] };
      };
      return desks.flatMap((desk) => deskPoints(desk, counted, { now: at }));
    },
  };
}

/** Every point of the demo feed at one instant (epoch ms), sites and what is counted of them included. */
export const demoPoints = (model: DemoModel, at: number): DemoPoint[] => [
  ...model.series.flatMap((series) => model.pointOf(series, at) ?? []),
  ...model.sitePoints(at),
  ...model.countedPoints(at),
];
