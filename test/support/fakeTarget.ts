import { createHistoryGrids } from '#server/indicator/historyLevel.ts';
import {
  type KeptBatch,
  type ReadingStore,
  type ReadingsQuery,
  StoreRefusal,
} from '#server/indicator/readingStore.ts';
import { historyFromReadings } from '#server/store/history/historyFromReadings.ts';
import { eachReportOnce, lastPerBucket, newestPerCell, newestPerSite } from '#server/store/newestReading.ts';
import type { Reading } from '#shared/indicator/reading.ts';
import type { SiteReport } from '#shared/site/site.ts';
import { testTimeZone } from './readingBuilders.ts';

const grids = createHistoryGrids(testTimeZone);

const isAsked =
  ({ indicator, areas, fromAt, toAt }: ReadingsQuery) =>
  (one: Reading): boolean =>
    one.indicator === indicator && areas.includes(one.area) && one.at >= fromAt && one.at < toAt;

/** Of a reading that was kept twice the later word. */
const unique = (readings: readonly Reading[]): Reading[] => [
  ...new Map(
    readings.map((one) => [`${one.indicator}@${one.area}/${one.source}/${one.at}`, one] as const),
  ).values(),
];

/** A reading store in memory that can be sent away and called back. */
export function aFakeTarget() {
  const readings: Reading[] = [];
  const siteReports: SiteReport[] = [];
  const attempts: KeptBatch[] = [];
  let away = false;
  let held: Promise<void> = Promise.resolve();
  let isRefused: (batch: KeptBatch) => Error | null = () => null;

  const answer = <T>(value: () => T): Promise<T> =>
    away ? Promise.reject(new StoreRefusal('store-away', 'nobody answers')) : Promise.resolve(value());
  const store: ReadingStore = {
    keep: async (batch) => {
      attempts.push(batch);
      await held;
      await answer(() => null);
      const refusal = isRefused(batch);
      if (refusal) throw refusal;
      readings.push(...batch.readings);
      siteReports.push(...batch.siteReports);
    },
    latest: (sinceAt) => answer(() => newestPerCell(readings).filter(({ at }) => at >= sinceAt)),
    latestSiteReports: (beforeAt = Number.POSITIVE_INFINITY) =>
      answer(() => newestPerSite(siteReports.filter(({ at }) => at < beforeAt))),
    siteReports: ({ fromAt, toAt }) =>
      answer(() => eachReportOnce(siteReports.filter(({ at }) => at >= fromAt && at < toAt))),
    series: (query) =>
      answer(() =>
        lastPerBucket(
          readings.filter(({ indicator }) => indicator === query.indicator),
          query.areas,
          query,
        ),
      ),
    readings: (query) => answer(() => unique(readings).filter(isAsked(query))),
    history: (query) => historyFromReadings((asked) => store.readings(asked), grids, query),
    everything: async function* () {
      yield await answer(() => ({ readings: unique(readings), siteReports: [...siteReports] }));
    },
    noticed: async () => undefined,
    status: () => ({ state: away ? 'away' : 'live', waiting: 0 }),
    close: async () => {},
  };
  return {
    store,
    /** Everything it kept, in the order in which it came, doubles included. */
    readings,
    siteReports,
    /** Every batch that was tried, refused ones included. */
    attempts,
    goAway: () => {
      away = true;
    },
    comeBack: () => {
      away = false;
    },
    /** Takes nothing until that is resolved, and answers questions meanwhile. */
    hold: (until: Promise<void>) => {
      held = until;
    },
    /** What it says to a batch from now on; null keeps it. */
    refuse: (decide: (batch: KeptBatch) => Error | null) => {
      isRefused = decide;
    },
  };
}
export type FakeTarget = ReturnType<typeof aFakeTarget>;
