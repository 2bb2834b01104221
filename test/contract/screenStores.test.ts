import { createSqliteScreenStore } from '#server/store/sql/sqliteScreenStore.ts';
import { aMemoryScreenStore } from '#test/support/memoryScreenStore.ts';
import { aTemporaryFolder } from '#test/support/temporaryFolder.ts';
import { describeScreenStore } from './screenStoreContract.ts';

describeScreenStore('the SQLite store', async () => {
  const folder = aTemporaryFolder();
  let store = createSqliteScreenStore({ dataDir: folder.path });
  return {
    store,
    reopen: async () => {
      await store.close();
      store = createSqliteScreenStore({ dataDir: folder.path });
      return store;
    },
    dispose: async () => {
      await store.close();
      folder.remove();
    },
  };
});

describeScreenStore('the store of the tests', async () => ({
  store: aMemoryScreenStore(),
  reopen: null,
  dispose: async () => undefined,
}));
