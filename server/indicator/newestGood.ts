import type { AreaId } from '#shared/area/area.ts';
import type { Reading } from '#shared/indicator/reading.ts';
import { countsBefore } from '#shared/indicator/reservedSource.ts';
import type { Catalogue } from './catalogue.ts';
import type { ReadingStore } from './readingStore.ts';
import { futureToleranceMs } from './validatePoint.ts';

/** An indicator of an area. */
export type CellName = Pick<Reading, 'indicator' | 'area'>;

/** Longer than any time since 1970: a series asked for in such buckets is its last reading. */
const oneBucketMs = 2 ** 52;

type Store = Pick<ReadingStore, 'series' | 'readings'>;

/** Of the readings of one cell and time, the one that counts. */
const counting = (readings: readonly Reading[]): Reading | undefined =>
  readings.reduce<Reading | undefined>(
    (best, one) => (best && !countsBefore(one.source, best.source) ? best : one),
    undefined,
  );

/**
 * The newest reading of each cell that still counts, where the newest of all was taken back. A series is without what is bad
 * and cheap to ask for its end; whose reading it was is asked for that one time.
 */
export async function newestGood(
  cells: readonly CellName[],
  { catalogue, store, now }: { catalogue: Catalogue; store: Store; now: number },
): Promise<Reading[]> {
  const found: Reading[] = [];
  const toAt = now + futureToleranceMs;
  for (const [id, asked] of Map.groupBy(cells, ({ indicator }) => indicator)) {
    const indicator = catalogue.indicators.get(id);
    if (!indicator) continue;
    const areas: AreaId[] = [...new Set(asked.map(({ area }) => area))];
    const fromAt = now - indicator.missingAfter;
    const series = await store.series({ indicator: id, areas, fromAt, toAt, everyMs: oneBucketMs });
    const ends = [...series].flatMap(([area, points]) => points.map(({ at }) => ({ area, at })));
    for (const [at, group] of Map.groupBy(ends, (end) => end.at)) {
      const span = { indicator: id, areas: group.map(({ area }) => area), fromAt: at, toAt: at + 1 };
      const good = (await store.readings(span)).filter(({ quality }) => quality !== 'bad');
      for (const [, ofArea] of Map.groupBy(good, ({ area }) => area)) {
        const reading = counting(ofArea);
        if (reading) found.push(reading);
      }
    }
  }
  return found;
}
