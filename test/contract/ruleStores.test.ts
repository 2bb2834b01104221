import { createSqliteRuleStore } from '#server/store/sql/sqliteRuleStore.ts';
import { aMemoryRuleStore } from '#test/support/memoryRuleStore.ts';
import { aTemporaryFolder } from '#test/support/temporaryFolder.ts';
import { describeRuleStore } from './ruleStoreContract.ts';

describeRuleStore('the SQLite store', async () => {
  const folder = aTemporaryFolder();
  let store = createSqliteRuleStore({ dataDir: folder.path });
  return {
    store,
    reopen: async () => {
      await store.close();
      store = createSqliteRuleStore({ dataDir: folder.path });
      return store;
    },
    dispose: async () => {
      await store.close();
      folder.remove();
    },
  };
});

describeRuleStore('the store in memory of the tests', async () => {
  const store = aMemoryRuleStore();
  return { store, reopen: async () => store, dispose: () => store.close() };
});
