import type { SeriesReader } from '#server/indicator/seriesReader.ts';
import type { ValueAt, Watched } from '#shared/alert/ruleFacts.ts';
import { measuredValue } from '#shared/indicator/reading.ts';
import { maxSeriesPoints } from '#shared/protocol/routes.ts';

interface PastRange {
  readonly fromAt: number;
  readonly toAt: number;
  readonly everyMs: number;
}

/** Reads a long range in as many questions as the history takes. A part that cannot be read is a gap. */
export async function readPast(
  reader: Pick<SeriesReader, 'read'>,
  { indicator, area }: Watched,
  { fromAt, toAt, everyMs }: PastRange,
): Promise<ValueAt[]> {
  const values: ValueAt[] = [];
  const span = (maxSeriesPoints - 2) * everyMs;
  for (let at = fromAt; at < toAt; at += span) {
    const answer = await reader.read({
      ...{ indicator, area, everyMs, fromAt: at, toAt: Math.min(toAt, at + span) },
    });
    for (const { bucketAt, at: readAt, measured } of answer.ok ? answer.value.points : []) {
      const value = measured && measuredValue(measured);
      const knownAt = Math.max(bucketAt, readAt ?? bucketAt);
      // Whole buckets are answered: the last of one part is the first of the next.
      if (value !== null && knownAt < toAt && knownAt > (values.at(-1)?.at ?? Number.NEGATIVE_INFINITY))
        values.push({ value, at: knownAt });
    }
  }
  return values;
}

/** The newest of ascending values that was known at `at`. */
export function knownAt(values: readonly ValueAt[], at: number): ValueAt | null {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle]?.at ?? Number.POSITIVE_INFINITY) <= at) low = middle + 1;
    else high = middle;
  }
  return values[low - 1] ?? null;
}
