import { createSqliteSceneStore } from '#server/store/sql/sqliteSceneStore.ts';
import { aTemporaryFolder } from '#test/support/temporaryFolder.ts';
import { describeSceneStore } from './sceneStoreContract.ts';

describeSceneStore('the SQLite store of scenes', async () => {
  const folder = aTemporaryFolder();
  let store = createSqliteSceneStore({ dataDir: folder.path });
  return {
    store,
    reopen: async () => {
      await store.close();
      store = createSqliteSceneStore({ dataDir: folder.path });
      return store;
    },
    dispose: async () => {
      await store.close();
      folder.remove();
    },
  };
});
