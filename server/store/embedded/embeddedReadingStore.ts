// Station 3 of a reading, where no InfluxDB is configured: it is kept in a file of the data folder.
import { type ReadingStore, StoreRefusal } from '#server/indicator/readingStore.ts';
import { unpackBuckets } from '#server/store/history/packedBuckets.ts';
import { DatabaseFault, startDatabaseThread } from '#server/store/sql/databaseThread.ts';
import type {
  EmbeddedReads,
  EmbeddedWorkerOptions,
  EmbeddedWrites,
  ReadingPlace,
  SitePlace,
} from './embeddedCalls.ts';
import { createBatchPacker } from './packedBatch.ts';

/** A `ReadingStore` with roll-ups that somebody has to keep up; see `createHistoryDuty`. */
export interface EmbeddedReadingStore extends ReadingStore {
  /** One step of the roll-ups' upkeep at `now` (epoch ms); false when there is nothing left to do. */
  upkeep(now: number): Promise<boolean>;
}

/**
 * A `ReadingStore` in one SQLite file. `timeZone` of the profile: days begin at its midnight. Rejects when the file cannot
 * be opened, so that a start with a damaged or locked file stops with the reason instead of serving an empty wall.
 */
export async function createEmbeddedReadingStore(
  options: EmbeddedWorkerOptions,
): Promise<EmbeddedReadingStore> {
  const thread = await startDatabaseThread<EmbeddedWrites & EmbeddedReads>(
    new URL('./embeddedWorker.ts', import.meta.url),
    options,
  );
  const pack = createBatchPacker();
  let answering = true;
  const asked = async <T>(answer: Promise<T>): Promise<T> => {
    try {
      const value = await answer;
      answering = true;
      return value;
    } catch (error) {
      answering = false;
      const isFull = error instanceof DatabaseFault && error.code === 'disk-full';
      const message = error instanceof Error ? error.message : String(error);
      throw new StoreRefusal(isFull ? 'outbox-full' : 'store-away', message);
    }
  };
  return {
    keep: async (batch) => {
      await asked(thread.call('keep', pack(batch)));
    },
    latest: (sinceAt) => asked(thread.call('latest', sinceAt)),
    latestSiteReports: (beforeAt) => asked(thread.call('latestSiteReports', beforeAt ?? null)),
    siteReports: (span) => asked(thread.call('siteReports', span)),
    series: (query) => asked(thread.call('series', query)),
    readings: (query) => asked(thread.call('readings', query)),
    history: async (query) => {
      const packed = await asked(thread.call('history', query));
      return new Map([...packed].map(([area, buckets]) => [area, unpackBuckets(buckets)]));
    },
    everything: async function* () {
      for (let after: ReadingPlace | null = null; ; ) {
        const page: EmbeddedReads['readingPage']['answer'] = await asked(thread.call('readingPage', after));
        yield { readings: page.items, siteReports: [] };
        after = page.next;
        if (!after) break;
      }
      for (let after: SitePlace | null = null; ; ) {
        const page: EmbeddedReads['sitePage']['answer'] = await asked(thread.call('sitePage', after));
        yield { readings: [], siteReports: page.items };
        after = page.next;
        if (!after) break;
      }
    },
    noticed: async () => undefined,
    upkeep: (now) => asked(thread.call('upkeep', now)),
    status: () => ({ state: answering ? 'live' : 'away', waiting: 0 }),
    close: () => thread.close(),
  };
}
