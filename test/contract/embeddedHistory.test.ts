import { join } from 'node:path';
import { createEmbeddedReadingStore } from '#server/store/embedded/embeddedReadingStore.ts';
import { testTimeZone } from '#test/support/readingBuilders.ts';
import { aTemporaryFolder } from '#test/support/temporaryFolder.ts';
import { describeHistory, type HistoryUnderTest } from './historyContract.ts';
import { describeTerritory } from './territoryContract.ts';

const anEmbeddedHistory = async (): Promise<HistoryUnderTest> => {
  const folder = aTemporaryFolder();
  const open = () =>
    createEmbeddedReadingStore({ file: join(folder.path, 'readings.sqlite'), timeZone: testTimeZone });
  let store = await open();
  return {
    current: () => store,
    upkeep: async (now) => {
      while (await store.upkeep(now));
    },
    reopen: async () => {
      await store.close();
      store = await open();
    },
    dispose: async () => {
      await store.close();
      folder.remove();
    },
  };
};

describeHistory('the embedded store', anEmbeddedHistory);
describeTerritory('the embedded store', anEmbeddedHistory);
