import type { Area, AreaId } from '#shared/area/area.ts';
import { isValidOn } from '#shared/area/areaTree.ts';
import type { BucketGrid } from '#shared/indicator/bucketGrid.ts';
import { freshnessOf, isReporting } from '#shared/indicator/freshness.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import {
  type ChildSeries,
  type RolledUpPoint,
  rollUpSeries,
  type SeriesPoint,
} from '#shared/indicator/series.ts';
import type { Catalogue } from './catalogue.ts';
import { createHistoryGrids, type HistoryChoice } from './historyLevel.ts';
import type { ReadingStore } from './readingStore.ts';
import { createPointReader } from './seriesPoints.ts';

/** Whole buckets of one choice. */
export interface Frame {
  readonly fromAt: number;
  readonly toAt: number;
  readonly choice: HistoryChoice;
  readonly grid: BucketGrid;
  /** Whether a reading before the frame is wanted that still counts when it begins. */
  readonly withReach?: boolean;
}

export interface AreaSeriesParts {
  readonly catalogue: Catalogue;
  readonly store: ReadingStore;
  readonly now: () => number;
}

/** The series of one area as it stands in the tree. */
export interface AreaSeries {
  /** Buckets of the frame; some before it may come along. */
  read(indicator: Indicator, area: Area, frame: Frame): Promise<RolledUpPoint[]>;
  /** What areas weigh in a weighted mean; null for any other rule. */
  weightsOf(
    indicator: Indicator,
    areas: readonly Area[],
    frame: Frame,
  ): Promise<ReadonlyMap<AreaId, NonNullable<ChildSeries['weights']>> | null>;
  /** Rolls parts up in the frame, not beyond now: carried further, a daily value would draw a line into the future. */
  rollUp(parts: readonly ChildSeries[], indicator: Indicator, frame: Frame): RolledUpPoint[];
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

export function createAreaSeries({ catalogue, store, now }: AreaSeriesParts): AreaSeries {
  const { timeZone } = catalogue.profile;
  const pointsOf = createPointReader({ store, grids: createHistoryGrids(timeZone), timeZone });

  const reachOf = ({ cadence, grace }: Indicator): number => cadence + grace;

  const readPoints = (indicator: Indicator, areas: readonly Area[], frame: Frame, reachMs: number) => {
    const { fromAt, toAt, choice } = frame;
    const query = { indicator: indicator.id, areas: areas.map(({ id }) => id), fromAt, toAt, reachMs };
    return pointsOf(query, choice);
  };

  const weightsOf: AreaSeries['weightsOf'] = async ({ rollUp }, areas, frame) => {
    const weight = rollUp.rule === 'weighted-mean' ? catalogue.indicators.get(rollUp.weight) : undefined;
    if (!weight) return null;
    const isReported = ({ level }: Area): boolean => weight.levels.includes(level);
    const reported = await readPoints(weight, areas.filter(isReported), frame, weight.missingAfter);
    const rolledUp = await Promise.all(
      areas
        .filter((area) => (reported.get(area.id) ?? []).length === 0)
        .map(async (area) => [area.id, await rolledUpOf(weight, area, frame)] as const),
    );
    const known = (points: readonly RolledUpPoint[]) =>
      points.flatMap(({ bucketAt, measured }) => (measured ? [{ bucketAt, measured }] : []));
    return new Map<AreaId, NonNullable<ChildSeries['weights']>>([
      ...reported,
      ...rolledUp.map(([area, points]) => [area, known(points)] as const),
    ]);
  };

  const rollUp: AreaSeries['rollUp'] = (parts, indicator, frame) =>
    rollUpSeries(parts, indicator, {
      ...frame,
      toAt: Math.min(frame.toAt, now() + 1),
      everyMs: frame.choice.everyMs,
    });

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
    return rollUp(children, indicator, frame);
  }

  return {
    read: async (indicator, area, frame) => {
      if (!indicator.levels.includes(area.level)) return rolledUpOf(indicator, area, frame);
      const isReached = frame.withReach === true || catalogue.reportersOf(indicator, area).length > 0;
      const [own, rolledUp] = await Promise.all([
        readPoints(indicator, [area], frame, isReached ? reachOf(indicator) : 0),
        rolledUpOf(indicator, area, frame),
      ]);
      const endOf = (bucketAt: number): number => Math.min(frame.grid.endOf(bucketAt), now() + 1);
      return ownFirst(own.get(area.id) ?? [], rolledUp, { indicator, endOf });
    },
    weightsOf,
    rollUp,
  };
}
