import type { BucketGrid } from './bucketGrid.ts';
import { type Cadence, freshnessOf, isReporting } from './freshness.ts';
import type { Indicator } from './indicator.ts';
import { type Measured, measuredValue } from './reading.ts';
import { type RolledUp, type RollUpPart, rollUpParts } from './rollUp.ts';

/** The last reading of a time bucket. Buckets without a reading have no point: nothing is drawn over a gap. */
export interface SeriesPoint {
  /** Start of the bucket, epoch ms, a multiple of the bucket length. */
  readonly bucketAt: number;
  /** When the reading in it was taken, epoch ms. */
  readonly at: number;
  readonly measured: Measured;
}

/** A bucket of a parent area: rolled up from what each child last reported by the end of the bucket. */
export interface RolledUpPoint extends RolledUp {
  readonly bucketAt: number;
}

export interface SeriesRange {
  readonly fromAt: number;
  readonly toAt: number;
  readonly everyMs: number;
}

/** What one child area reported, and when it counts as expected: areas begin and end to exist. */
export interface ChildSeries {
  readonly points: readonly SeriesPoint[];
  isExpectedAt(at: number): boolean;
  /** Only for a weighted mean: what the weight indicator was in this area, in the same buckets and before. */
  readonly weights?: readonly Pick<SeriesPoint, 'bucketAt' | 'measured'>[];
}

/** How the buckets lie; multiples of `everyMs` since 1970 UTC without a grid. */
export interface SeriesFrame extends SeriesRange {
  readonly grid?: BucketGrid;
}

/**
 * Rolls the series of the children up, bucket by bucket. A child counts in a bucket with its newest reading as long as
 * that was fresh or due when the bucket ended, exactly as it would have counted on the wall at that moment. A weight counts,
 * as there, with its last known value whatever its age: a population is not gone because the census is old.
 */
export function rollUpSeries(
  children: readonly ChildSeries[],
  indicator: Cadence & Pick<Indicator, 'rollUp'>,
  { fromAt, toAt, everyMs, grid }: SeriesFrame,
): RolledUpPoint[] {
  const cursors = children.map((child) => ({ child, next: 0, nextWeight: 0 }));
  const weightAt = (cursor: (typeof cursors)[number], endAt: number): number | null => {
    const { weights } = cursor.child;
    if (!weights) return null;
    while ((weights[cursor.nextWeight]?.bucketAt ?? Number.POSITIVE_INFINITY) < endAt) cursor.nextWeight += 1;
    const measured = weights[cursor.nextWeight - 1]?.measured;
    return measured ? measuredValue(measured) : null;
  };
  const partAt = (cursor: (typeof cursors)[number], endAt: number): RollUpPart => {
    const { points } = cursor.child;
    while ((points[cursor.next]?.at ?? Number.POSITIVE_INFINITY) < endAt) cursor.next += 1;
    const newest = points[cursor.next - 1];
    const counts = newest !== undefined && isReporting(freshnessOf(newest.at, endAt, indicator));
    return {
      measured: counts ? newest.measured : null,
      at: newest?.at ?? 0,
      weight: weightAt(cursor, endAt),
    };
  };
  const startOf = (at: number): number => grid?.startOf(at) ?? Math.floor(at / everyMs) * everyMs;
  const endOf = (bucketAt: number): number => grid?.endOf(bucketAt) ?? bucketAt + everyMs;
  const rolledUp: RolledUpPoint[] = [];
  for (let bucketAt = startOf(fromAt); bucketAt < toAt; bucketAt = endOf(bucketAt)) {
    const endAt = Math.min(endOf(bucketAt), toAt);
    const expected = cursors.filter(({ child }) => child.isExpectedAt(endAt - 1));
    const rolled = rollUpParts(
      expected.map((cursor) => partAt(cursor, endAt)),
      indicator.rollUp,
    );
    if (rolled.measured !== null) rolledUp.push({ bucketAt, ...rolled });
  }
  return rolledUp;
}
