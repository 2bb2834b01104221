import { createHistoryGrids } from '#server/indicator/historyLevel.ts';
import {
  type HistoryQuery,
  type KeptBatch,
  type ReadingStore,
  type SeriesQuery,
  StoreRefusal,
  type StoreState,
} from '#server/indicator/readingStore.ts';
import { historyFromReadings } from '#server/store/history/historyFromReadings.ts';
import type { Reading } from '#shared/indicator/reading.ts';
import type { SeriesPoint } from '#shared/indicator/series.ts';
import type { SiteReport } from '#shared/site/site.ts';
import { testTimeZone } from './readingBuilders.ts';

const grids = createHistoryGrids(testTimeZone);

/** A store in memory that can be told to refuse, and remembers what it was asked. */
export interface MemoryReadingStore extends ReadingStore {
  readonly kept: KeptBatch[];
  readonly queries: SeriesQuery[];
  readonly histories: HistoryQuery[];
  /** From now on nothing is kept or answered, for this reason; null ends it. */
  refuse(code: StoreRefusal['code'] | null): void;
  setState(state: StoreState): void;
}

const identity = ({ indicator, area, source, at }: Reading): string => `${indicator}@${area}/${source}/${at}`;

function pointsOf(readings: readonly Reading[], { everyMs, fromAt, toAt }: SeriesQuery): SeriesPoint[] {
  const lastOf = new Map<number, SeriesPoint>();
  for (const { at, measured } of readings.toSorted((a, b) => a.at - b.at)) {
    if (at < fromAt || at >= toAt) continue;
    const bucketAt = Math.floor(at / everyMs) * everyMs;
    lastOf.set(bucketAt, { bucketAt, at, measured });
  }
  return [...lastOf.values()];
}

export function aMemoryReadingStore(initial: readonly Reading[] = []): MemoryReadingStore {
  const readings = new Map<string, Reading>(initial.map((reading) => [identity(reading), reading]));
  const siteReports: SiteReport[] = [];
  const kept: KeptBatch[] = [];
  const queries: SeriesQuery[] = [];
  const histories: HistoryQuery[] = [];
  let refusal: StoreRefusal['code'] | null = null;
  let state: StoreState = 'live';
  const answering = (): void => {
    if (refusal !== null) throw new StoreRefusal(refusal, 'the test told the store to refuse');
  };
  const store: MemoryReadingStore = {
    kept,
    queries,
    histories,
    refuse: (code) => {
      refusal = code;
    },
    setState: (next) => {
      state = next;
    },
    keep: async (batch) => {
      answering();
      kept.push(batch);
      for (const reading of batch.readings) readings.set(identity(reading), reading);
      siteReports.push(...batch.siteReports);
    },
    latest: async (sinceAt) => {
      answering();
      const newest = new Map<string, Reading>();
      for (const reading of readings.values()) {
        const key = `${reading.indicator}@${reading.area}`;
        if (reading.at >= sinceAt && (newest.get(key)?.at ?? 0) <= reading.at) newest.set(key, reading);
      }
      return [...newest.values()];
    },
    latestSiteReports: async (beforeAt = Number.POSITIVE_INFINITY) => {
      answering();
      const known = siteReports.filter(({ at }) => at < beforeAt).toSorted((a, b) => a.at - b.at);
      return [...new Map(known.map((one) => [one.site, one])).values()];
    },
    siteReports: async ({ fromAt, toAt }) => {
      answering();
      return siteReports.filter(({ at }) => at >= fromAt && at < toAt).toSorted((a, b) => a.at - b.at);
    },
    series: async (query) => {
      queries.push(query);
      answering();
      const of = (area: string): Reading[] =>
        [...readings.values()].filter((one) => one.area === area && one.indicator === query.indicator);
      return new Map(query.areas.map((area) => [area, pointsOf(of(area), query)]));
    },
    readings: async ({ indicator, areas, fromAt, toAt }) => {
      answering();
      return [...readings.values()].filter(
        (one) => one.indicator === indicator && areas.includes(one.area) && one.at >= fromAt && one.at < toAt,
      );
    },
    history: async (query) => {
      histories.push(query);
      return historyFromReadings((asked) => store.readings(asked), grids, query);
    },
    everything: async function* () {
      answering();
      const inTime = siteReports.toSorted((a, b) => a.at - b.at);
      yield { readings: [...readings.values()], siteReports: inTime };
    },
    noticed: async () => undefined,
    status: () => ({ state, waiting: 0 }),
    close: async () => undefined,
  };
  return store;
}
