import type { HistoryBucket } from '#server/indicator/readingStore.ts';

const width = 7;

const orNull = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value;

/**
 * Buckets as numbers in a row: an answer of fifty thousand crosses from the thread in a millisecond, where objects take
 * a tenth of a second of both threads. NaN, which no reading can be, stands for what is not there.
 */
export function packBuckets(buckets: readonly HistoryBucket[]): Float64Array {
  const packed = new Float64Array(buckets.length * width);
  for (const [index, { bucketAt, at, measured, count, low, high }] of buckets.entries()) {
    const [first, denominator] =
      measured.kind === 'value' ? [measured.value, Number.NaN] : [measured.numerator, measured.denominator];
    packed.set(
      [bucketAt, at, first, denominator, count, low ?? Number.NaN, high ?? Number.NaN],
      index * width,
    );
  }
  return packed;
}

export function unpackBuckets(packed: Float64Array): HistoryBucket[] {
  return Array.from({ length: packed.length / width }, (_, index) => {
    const [bucketAt = 0, at = 0, first = 0, denominator = 0, count = 0, low, high] = packed.subarray(
      index * width,
      (index + 1) * width,
    );
    return {
      bucketAt,
      at,
      measured: Number.isNaN(denominator)
        ? { kind: 'value', value: first }
        : { kind: 'ratio', numerator: first, denominator },
      count,
      low: orNull(low),
      high: orNull(high),
    };
  });
}
