import { createSqliteAlertJournal } from '#server/store/sql/sqliteAlertJournal.ts';
import { aTemporaryFolder } from '#test/support/temporaryFolder.ts';
import { describeAlertJournal } from './alertJournalContract.ts';

describeAlertJournal('the SQLite journal', async () => {
  const folder = aTemporaryFolder();
  let journal = createSqliteAlertJournal({ dataDir: folder.path });
  return {
    journal,
    reopen: async () => {
      await journal.close();
      journal = createSqliteAlertJournal({ dataDir: folder.path });
      return journal;
    },
    dispose: async () => {
      await journal.close();
      folder.remove();
    },
  };
});
