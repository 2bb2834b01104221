import { join } from 'node:path';
import { createEmbeddedReadingStore } from '#server/store/embedded/embeddedReadingStore.ts';
import { testTimeZone } from '#test/support/readingBuilders.ts';
import { aTemporaryFolder } from '#test/support/temporaryFolder.ts';
import { describeHistory } from './historyContract.ts';

describeHistory('the embedded store', async () => {
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
});
