import type { Area, AreaId } from '#shared/area/area.ts';
import { isValidOn } from '#shared/area/areaTree.ts';
import { type BucketGrid, createBucketGrid } from '#shared/indicator/bucketGrid.ts';
import { freshnessOf, isReporting } from '#shared/indicator/freshness.ts';
import type { Indicator, IndicatorId } from '#shared/indicator/indicator.ts';
import {
  type ChildSeries,
  type RolledUpPoint,
  rollUpSeries,
  type SeriesPoint,
} from '#shared/indicator/series.ts';
import { failure, type Result, success } from '#shared/protocol/result.ts';
import { maxSeriesPoints, usualSeriesPoints } from '#shared/protocol/routes.ts';
import type { Catalogue } from './catalogue.ts';
import { createHistoryGrids, type HistoryChoice, levelForPoints, levelForStep } from './historyLevel.ts';
import { type ReadingStore, StoreRefusal } from './readingStore.ts';
import { createPointReader } from './seriesPoints.ts';

export interface SeriesRequest {
  readonly indicator: IndicatorId;
  readonly area: AreaId;
  readonly fromAt: number;
  readonly toAt: number;
  /** The step to answer in; without it the finest that stays within `maxPoints`. */
  readonly everyMs?: number | undefined;
  readonly maxPoints?: number | undefined;
}

/** `everyMs`: the step of the answer, longer than asked where the asked one is not kept as far back. */
export interface Series {
  readonly everyMs: number;
  readonly points: readonly RolledUpPoint[];
}

/** History for a chart: an area's own readings, or its reporters' rolled up bucket by bucket. */
export interface SeriesReader {
  read(request: SeriesRequest): Promise<Result<Series>>;
}

interface SeriesReaderParts {
  readonly catalogue: Catalogue;
  readonly store: ReadingStore;
  readonly now: () => number;
}

/** A thousand walls ask for the same curve: the database sees one query in that time. */
const keepAnswerMs = 20_000;

/** Whole buckets of one choice. */
interface Frame {
  readonly fromAt: number;
  readonly toAt: number;
  readonly choice: HistoryChoice;
  readonly grid: BucketGrid;
}

const asRolledUp = ({ bucketAt, at, measured }: SeriesPoint): RolledUpPoint => ({
  bucketAt,
  at,
  measured,
  reporting: 1,
  expected: 1,
});

/** As on the wall: an area's own reading while it counts; what lies below it otherwise. Nothing is drawn over its pauses. */
function ownFirst(
  own: readonly SeriesPoint[],
  rolledUp: readonly RolledUpPoint[],
  { indicator, endOf }: { indicator: Indicator; endOf: (bucketAt: number) => number },
): RolledUpPoint[] {
  const isOwn = new Set(own.map(({ bucketAt }) => bucketAt));
  const between = rolledUp.filter(({ bucketAt }) => {
    const endAt = endOf(bucketAt);
    const newest = own.findLast(({ at }) => at < endAt);
    const counts = newest !== undefined && isReporting(freshnessOf(newest.at, endAt, indicator));
    return !isOwn.has(bucketAt) && !counts;
  });
  return [...own.map(asRolledUp), ...between].sort((a, b) => a.bucketAt - b.bucketAt);
}

export function createSeriesReader({ catalogue, store, now }: SeriesReaderParts): SeriesReader {
  const { timeZone } = catalogue.profile;
  const pointsOf = createPointReader({ store, grids: createHistoryGrids(timeZone), timeZone });
  const answers = new Map<string, { readonly readAt: number; readonly series: Promise<Series> }>();

  const reachOf = ({ cadence, grace }: Indicator): number => cadence + grace;

  const readPoints = (indicator: Indicator, areas: readonly Area[], frame: Frame, reachMs: number) => {
    const { fromAt, toAt, choice } = frame;
    const query = { indicator: indicator.id, areas: areas.map(({ id }) => id), fromAt, toAt, reachMs };
    return pointsOf(query, choice);
  };

  /** The weights of a weighted mean: of each reporter the weight indicator, reported or itself rolled up. */
  async function weightsOf({ rollUp }: Indicator, reporters: readonly Area[], frame: Frame) {
    const weight = rollUp.rule === 'weighted-mean' ? catalogue.indicators.get(rollUp.weight) : undefined;
    if (!weight) return null;
    const isReported = ({ level }: Area): boolean => weight.levels.includes(level);
    const reported = await readPoints(weight, reporters.filter(isReported), frame, weight.missingAfter);
    const rolledUp = await Promise.all(
      reporters
        .filter((reporter) => (reported.get(reporter.id) ?? []).length === 0)
        .map(async (reporter) => [reporter.id, await rolledUpOf(weight, reporter, frame)] as const),
    );
    const known = (points: readonly RolledUpPoint[]) =>
      points.flatMap(({ bucketAt, measured }) => (measured ? [{ bucketAt, measured }] : []));
    return new Map<AreaId, NonNullable<ChildSeries['weights']>>([
      ...reported,
      ...rolledUp.map(([reporter, points]) => [reporter, known(points)] as const),
    ]);
  }

  async function rolledUpOf(indicator: Indicator, area: Area, frame: Frame): Promise<RolledUpPoint[]> {
    const reporters = catalogue.reportersOf(indicator, area);
    if (reporters.length === 0) return [];
    // A child's last reading before the range still counts in the first buckets.
    const [series, weights] = await Promise.all([
      readPoints(indicator, reporters, frame, reachOf(indicator)),
      weightsOf(indicator, reporters, frame),
    ]);
    const children = reporters.map(
      (reporter): ChildSeries => ({
        points: series.get(reporter.id) ?? [],
        isExpectedAt: (at) => isValidOn(reporter, catalogue.dayOf(at)),
        ...(weights && { weights: weights.get(reporter.id) ?? [] }),
      }),
    );
    // Carried further than now, a daily value would draw a line into the future.
    const toAt = Math.min(frame.toAt, now() + 1);
    return rollUpSeries(children, indicator, { ...frame, toAt, everyMs: frame.choice.everyMs });
  }

  const query = async (request: SeriesRequest, choice: HistoryChoice): Promise<Series> => {
    const { everyMs } = choice;
    const indicator = catalogue.indicators.get(request.indicator);
    const area = catalogue.tree.get(request.area);
    if (!indicator || !area) return { everyMs, points: [] };
    const grid = createBucketGrid(everyMs, timeZone);
    const fromAt = grid.startOf(request.fromAt);
    const frame: Frame = { fromAt, toAt: grid.endOf(grid.startOf(request.toAt - 1)), choice, grid };
    if (!indicator.levels.includes(area.level))
      return { everyMs, points: await rolledUpOf(indicator, area, frame) };
    const hasReporters = catalogue.reportersOf(indicator, area).length > 0;
    const reachMs = hasReporters ? reachOf(indicator) : 0;
    const own = (await readPoints(indicator, [area], frame, reachMs)).get(area.id) ?? [];
    const rolledUp = hasReporters ? await rolledUpOf(indicator, area, frame) : [];
    const endOf = (bucketAt: number): number => Math.min(grid.endOf(bucketAt), now() + 1);
    const points = ownFirst(own, rolledUp, { indicator, endOf });
    return { everyMs, points: points.filter(({ bucketAt }) => bucketAt >= fromAt) };
  };

  const remembered = (request: SeriesRequest, choice: HistoryChoice): Promise<Series> => {
    const key = `${request.indicator}@${request.area}:${request.fromAt}-${request.toAt}/${choice.everyMs}`;
    const known = answers.get(key);
    if (known && now() - known.readAt < keepAnswerMs) return known.series;
    for (const [old, { readAt }] of answers) if (now() - readAt >= keepAnswerMs) answers.delete(old);
    const series = query(request, choice);
    answers.set(key, { readAt: now(), series });
    series.catch(() => answers.delete(key));
    return series;
  };

  const choose = ({ everyMs, maxPoints = usualSeriesPoints, ...range }: SeriesRequest): HistoryChoice =>
    everyMs === undefined
      ? levelForPoints(range, maxPoints, now())
      : levelForStep(everyMs, range.fromAt, now());

  return {
    read: async (request) => {
      const { fromAt, toAt, everyMs = Number.POSITIVE_INFINITY } = request;
      if (toAt <= fromAt) return failure('bad-request', '"to" must be after "from"');
      if ((toAt - fromAt) / everyMs > maxSeriesPoints)
        return failure(
          'bad-request',
          `more than ${maxSeriesPoints} buckets; ask for a longer "every" or less time`,
        );
      try {
        return success(await remembered(request, choose(request)));
      } catch (error) {
        if (error instanceof StoreRefusal) return failure(error.code, error.message);
        throw error;
      }
    },
  };
}
