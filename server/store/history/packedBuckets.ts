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
  let place = 0;
  for (const { bucketAt, at, measured, count, low, high } of buckets) {
    packed[place] = bucketAt;
    packed[place + 1] = at;
    packed[place + 2] = measured.kind === 'value' ? measured.value : measured.numerator;
    packed[place + 3] = measured.kind === 'value' ? Number.NaN : measured.denominator;
    packed[place + 4] = count;
    packed[place + 5] = low ?? Number.NaN;
    packed[place + 6] = high ?? Number.NaN;
    place += width;
  }
  return packed;
}

export function unpackBuckets(packed: Float64Array): HistoryBucket[] {
  const buckets: HistoryBucket[] = [];
  for (let place = 0; place < packed.length; place += width) {
    const first = packed[place + 2] ?? 0;
    const denominator = packed[place + 3] ?? Number.NaN;
    buckets.push({
      bucketAt: packed[place] ?? 0,
      at: packed[place + 1] ?? 0,
      measured: Number.isNaN(denominator)
        ? { kind: 'value', value: first }
        : { kind: 'ratio', numerator: first, denominator },
      count: packed[place + 4] ?? 0,
      low: orNull(packed[place + 5]),
      high: orNull(packed[place + 6]),
    });
  }
  return buckets;
}
