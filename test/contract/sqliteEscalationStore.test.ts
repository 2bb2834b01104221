import { createSqliteEscalationStore } from '#server/store/sql/sqliteEscalationStore.ts';
import { aTemporaryFolder } from '#test/support/temporaryFolder.ts';
import { describeEscalationRecords } from './escalationStoreContract.ts';

describeEscalationRecords('the SQLite store', async () => {
  const folder = aTemporaryFolder();
  let records = createSqliteEscalationStore({ dataDir: folder.path });
  return {
    records,
    reopen: async () => {
      await records.close();
      records = createSqliteEscalationStore({ dataDir: folder.path });
      return records;
    },
    dispose: async () => {
      await records.close();
      folder.remove();
    },
  };
});
