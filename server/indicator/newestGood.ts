import type { AreaId } from '#shared/area/area.ts';
import type { IndicatorId } from '#shared/indicator/indicator.ts';
import type { Reading } from '#shared/indicator/reading.ts';
import type { Catalogue } from './catalogue.ts';
import type { ReadingStore } from './readingStore.ts';
import { futureToleranceMs } from './validatePoint.ts';

/** An indicator of an area. */
export type CellName = Pick<Reading, 'indicator' | 'area'>;

/** Longer than any time since 1970: a series asked for in such buckets is its last reading. */
const oneBucketMs = 2 ** 52;

/**
 * The newest reading of each cell that still counts, where the newest of all was taken back. The store gives series without
 * what is bad, and without saying whose each reading was: it is named after the indicator's usual source.
 */
export async function newestGood(
  cells: readonly CellName[],
  { catalogue, store, now }: { catalogue: Catalogue; store: Pick<ReadingStore, 'series'>; now: number },
): Promise<Reading[]> {
  const found: Reading[] = [];
  const byIndicator = Map.groupBy(cells, ({ indicator }) => indicator);
  for (const [id, asked] of byIndicator) {
    const indicator = catalogue.indicators.get(id as IndicatorId);
    if (!indicator) continue;
    const areas: AreaId[] = [...new Set(asked.map(({ area }) => area))];
    const series = await store.series({
      indicator: indicator.id,
      areas,
      fromAt: now - indicator.missingAfter,
      toAt: now + futureToleranceMs,
      everyMs: oneBucketMs,
    });
    for (const [area, points] of series)
      for (const { at, measured } of points) {
        const quality = indicator.measure === 'ratio' && measured.kind === 'value' ? 'uncertain' : 'good';
        found.push({ indicator: indicator.id, area, at, measured, source: indicator.source, quality });
      }
  }
  return found;
}
