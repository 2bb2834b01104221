// Station 3 of a reading, where no InfluxDB is configured: it is kept in a file of the data folder.
import { type ReadingStore, StoreRefusal } from '#server/indicator/readingStore.ts';
import { startDatabaseThread } from '#server/store/sql/databaseThread.ts';
import type { EmbeddedReads, EmbeddedWrites } from './embeddedCalls.ts';

/**
 * A `ReadingStore` in one SQLite file. Rejects when the file cannot be opened, so that a start with a damaged or locked
 * file stops with the reason instead of serving an empty wall.
 */
export async function createEmbeddedReadingStore({ file }: { readonly file: string }): Promise<ReadingStore> {
  const thread = await startDatabaseThread<EmbeddedWrites & EmbeddedReads>(
    new URL('./embeddedWorker.ts', import.meta.url),
    { file },
  );
  let answering = true;
  const asked = async <T>(answer: Promise<T>): Promise<T> => {
    try {
      const value = await answer;
      answering = true;
      return value;
    } catch (error) {
      answering = false;
      throw new StoreRefusal('store-away', error instanceof Error ? error.message : String(error));
    }
  };
  return {
    keep: async (batch) => {
      await asked(thread.call('keep', batch));
    },
    latest: (sinceAt) => asked(thread.call('latest', sinceAt)),
    latestSiteReports: () => asked(thread.call('latestSiteReports', null)),
    series: (query) => asked(thread.call('series', query)),
    status: () => ({ state: answering ? 'live' : 'away', waiting: 0 }),
    close: () => thread.close(),
  };
}
