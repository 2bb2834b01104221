import type { HistoryBucket } from '#server/indicator/readingStore.ts';
import { supersedes } from '#server/store/newestReading.ts';
import type { BucketGrid } from '#shared/indicator/bucketGrid.ts';
import { type Measured, measuredValue, type Reading } from '#shared/indicator/reading.ts';

/** A bucket as it is computed; one without a good reading has count 0 and takes away what was kept before. */
export interface BucketSummary {
  readonly bucketAt: number;
  readonly last: { readonly at: number; readonly measured: Measured } | null;
  readonly count: number;
  readonly low: number | null;
  readonly high: number | null;
}

export type HistorySample = Pick<Reading, 'at' | 'source' | 'measured' | 'quality'>;

const lower = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b);
const higher = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.max(a, b);

interface Growing {
  bucketAt: number;
  last: HistorySample | null;
  count: number;
  low: number | null;
  high: number | null;
}

function addSample(bucket: Growing, sample: HistorySample): void {
  // Bad readings are in no roll-up. Their bucket is there all the same: it may have to be emptied.
  if (sample.quality === 'bad') return;
  const value = measuredValue(sample.measured);
  bucket.count += 1;
  bucket.low = lower(bucket.low, value);
  bucket.high = higher(bucket.high, value);
  if (supersedes(sample, bucket.last ?? undefined)) bucket.last = sample;
}

const summaryOf = ({ last, ...bucket }: Growing): BucketSummary => ({
  ...bucket,
  last: last && { at: last.at, measured: last.measured },
});

/** Buckets from the readings of one (indicator, area), whatever their source and order; ascending. */
export function summariseReadings(samples: Iterable<HistorySample>, grid: BucketGrid): BucketSummary[] {
  const buckets = new Map<number, Growing>();
  for (const sample of samples) {
    const bucketAt = grid.startOf(sample.at);
    let bucket = buckets.get(bucketAt);
    if (!bucket) {
      bucket = { bucketAt, last: null, count: 0, low: null, high: null };
      buckets.set(bucketAt, bucket);
    }
    addSample(bucket, sample);
  }
  return [...buckets.values()].map(summaryOf).sort((a, b) => a.bucketAt - b.bucketAt);
}

const laterOf = (a: BucketSummary['last'], b: BucketSummary['last']): BucketSummary['last'] =>
  a === null || b === null ? (a ?? b) : b.at >= a.at ? b : a;

/** Buckets from those of the level below; exact, because nothing in a bucket needs the readings again. */
export function summariseBuckets(finer: Iterable<BucketSummary>, grid: BucketGrid): BucketSummary[] {
  const buckets = new Map<number, BucketSummary>();
  for (const part of finer) {
    const bucketAt = grid.startOf(part.bucketAt);
    const known = buckets.get(bucketAt);
    buckets.set(bucketAt, {
      bucketAt,
      last: laterOf(known?.last ?? null, part.last),
      count: (known?.count ?? 0) + part.count,
      low: lower(known?.low ?? null, part.low),
      high: higher(known?.high ?? null, part.high),
    });
  }
  return [...buckets.values()].sort((a, b) => a.bucketAt - b.bucketAt);
}

/**
 * What becomes of a kept bucket when it is computed again. While the level below is whole, what is computed counts. Once a
 * part of the level below has been let go, a late reading is laid over what is kept: the last one by its time, the extremes
 * widened. A correction can no longer take an old extreme back then, and a reading sent twice counts twice.
 */
export function settledBucket(
  kept: BucketSummary | undefined,
  computed: BucketSummary,
  isLevelBelowWhole: boolean,
): BucketSummary {
  if (!kept || isLevelBelowWhole) return computed;
  const isCorrection = kept.last !== null && kept.last.at === computed.last?.at;
  return {
    bucketAt: kept.bucketAt,
    last: laterOf(kept.last, computed.last),
    count: kept.count + computed.count - (isCorrection ? 1 : 0),
    low: lower(kept.low, computed.low),
    high: higher(kept.high, computed.high),
  };
}

/** The buckets that have something in them, as the port gives them. */
export const historyBuckets = (summaries: readonly BucketSummary[]): HistoryBucket[] =>
  summaries.flatMap(({ bucketAt, last, count, low, high }) =>
    last === null ? [] : [{ bucketAt, at: last.at, measured: last.measured, count, low, high }],
  );

export const summaryOfBucket = ({
  bucketAt,
  at,
  measured,
  count,
  low,
  high,
}: HistoryBucket): BucketSummary => ({
  bucketAt,
  last: { at, measured },
  count,
  low,
  high,
});
