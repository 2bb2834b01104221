import { chance } from '#server/profile/chance.ts';
import type { DemoModel, DemoPoint } from './demoModel.ts';
import { isPeriodic } from './demoPeriods.ts';
import type { DemoSeries } from './demoSeries.ts';

export const tickMs = 5_000;

/** How often a series is sent: often enough to be always fresh, and the quick ones at every tick so that numbers move. */
function intervalOf({ cadence }: DemoSeries): number {
  if (cadence <= 60_000) return tickMs;
  return cadence <= 120_000 ? 4 * tickMs : cadence / 2;
}

/** Whether a turn of `intervalMs` lies in (`before`, `at`]; each key has its own, so that they do not come together. */
const hasTurn = (key: string, intervalMs: number, [before, at]: readonly [number, number]): boolean => {
  const offset = chance(key) * intervalMs;
  return Math.floor((at + offset) / intervalMs) > Math.floor((before + offset) / intervalMs);
};

/**
 * The points whose turn it is between the tick at `before` and the one at `at` (epoch ms); all of them when `before` is
 * null. Where the storm is coming or going every tick counts, as an operator's alarm feed would report it.
 */
export function duePoints(model: DemoModel, before: number | null, at: number): DemoPoint[] {
  const isDue = (series: DemoSeries): boolean => {
    if (before === null) return true;
    if (isPeriodic(series.cadence)) return model.reportedAt(series, before) !== model.reportedAt(series, at);
    if (hasTurn(series.key, intervalOf(series), [before, at])) return true;
    const { district } = series;
    return district !== null && model.story.stormIn(district, before) !== model.story.stormIn(district, at);
  };
  const points = model.series.filter(isDue).flatMap((series) => model.pointOf(series, at) ?? []);
  const sites = before === null ? model.sitePoints(at) : model.dueSitePoints(before, at);
  return [...points, ...sites];
}

const backfillMs = 24 * 60 * 60_000;
/** A level with more areas (communes) comes half as often: ten minutes are enough for the history of a day. */
const manyAreas = 50;

/**
 * The 24 hours before `untilAt` (epoch ms), oldest first, one list per moment. The moments are whole multiples of five and
 * ten minutes, so that a second start writes the same points again and not others between them.
 */
export function* backfillPoints(model: DemoModel, untilAt: number): Generator<DemoPoint[]> {
  const stepMs = 5 * 60_000;
  const areas = Map.groupBy(new Set(model.series.map(({ area }) => area)), (area) => area.level);
  const stepOf = ({ area, cadence }: DemoSeries) => {
    const shortest = (areas.get(area.level)?.length ?? 0) > manyAreas ? 2 * stepMs : stepMs;
    return Math.max(shortest, Math.floor(cadence / 2 / stepMs) * stepMs);
  };
  const live = model.series.filter(({ cadence }) => !isPeriodic(cadence));
  const from = Math.ceil((untilAt - backfillMs) / stepMs) * stepMs;
  for (let at = from; at < untilAt; at += stepMs)
    yield [
      ...live
        .filter((series) => at % stepOf(series) === 0)
        .flatMap((series) => model.pointOf(series, at) ?? []),
      ...(at % (2 * stepMs) === 0 ? model.countedPoints(at) : []),
    ];
}

/** The reports of earlier days, months and years before `untilAt` (epoch ms), for a comparison; one list per series. */
export function* earlierReports(model: DemoModel, untilAt: number): Generator<DemoPoint[]> {
  for (const series of model.series)
    yield model.earlierMoments(series, untilAt).flatMap((at) => model.pointOf(series, at) ?? []);
}

/**
 * How long after the start a page still finds a month and a year before to compare with, and how long before it the curves that
 * lead there begin.
 */
const comparedMs = { before: 60 * 60_000, after: 12 * 60 * 60_000 };
/** Of a month before the history keeps 5 minutes, of a year before hours; what counts is the last reading of each. */
const comparedSpans = [
  { months: 1, stepMs: 5 * 60_000 },
  { months: 12, stepMs: 60 * 60_000 },
] as const;
const untilEndMs = 30_000;

/**
 * What is measured all the time as it was around `startAt` (epoch ms) a month and a year before, one list per moment: a reading
 * shortly before each bucket of the history ends. For provinces and districts; a commune has its own day.
 */
export function* comparedPoints(model: DemoModel, startAt: number): Generator<DemoPoint[]> {
  const areas = Map.groupBy(new Set(model.series.map(({ area }) => area)), (area) => area.level);
  const live = model.series.filter(
    ({ cadence, area }) => !isPeriodic(cadence) && (areas.get(area.level)?.length ?? 0) <= manyAreas,
  );
  for (const { months, stepMs } of comparedSpans) {
    const then = model.monthsBefore(startAt, months);
    const from = Math.floor((then - comparedMs.before) / stepMs) * stepMs;
    for (let end = from + stepMs; end <= then + comparedMs.after; end += stepMs)
      yield live.flatMap((series) => model.pointOf(series, end - untilEndMs) ?? []);
  }
}
