import type { ReadingStore, SeriesQuery } from '#server/indicator/readingStore.ts';
import type { Reading } from '#shared/indicator/reading.ts';
import { aBatch, asArea, asIndicator, hourMs, minuteMs, testNow } from '#test/support/readingBuilders.ts';

/** The store that a section of the contract speaks of, with short words for what it does most. */
export interface StoreSubject {
  readonly store: ReadingStore;
  keep(...readings: Reading[]): Promise<void>;
  /** Ordered by indicator and area. */
  latest(sinceAt?: number): Promise<Reading[]>;
}

export const byCell = (readings: readonly Reading[]): Reading[] =>
  readings.toSorted((a, b) => `${a.indicator} ${a.area}`.localeCompare(`${b.indicator} ${b.area}`));

/** `current` gives the store that is open now: a test may open it again. */
export const aStoreSubject = (current: () => ReadingStore): StoreSubject => ({
  get store() {
    return current();
  },
  keep: (...readings) => current().keep(aBatch({ readings })),
  latest: async (sinceAt = 0) => byCell(await current().latest(sinceAt)),
});

/** An hour of `dvc.overdue` in Vinh from `testNow`, in buckets of five minutes. */
export function anHourOf(
  given: Partial<Omit<SeriesQuery, 'areas'>> & { readonly areas?: string[] } = {},
): SeriesQuery {
  const { areas = ['vinh'], ...rest } = given;
  return {
    indicator: asIndicator('dvc.overdue'),
    fromAt: testNow,
    toAt: testNow + hourMs,
    everyMs: 5 * minuteMs,
    ...rest,
    areas: areas.map(asArea),
  };
}
