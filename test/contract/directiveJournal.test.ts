import { expect, it } from 'vitest';
import { openOperationsDatabase } from '#server/store/sql/operationsDatabase.ts';
import { createSqliteDirectiveJournal } from '#server/store/sql/sqliteDirectiveJournal.ts';
import { aDirectiveEntry } from '#test/support/directiveBuilders.ts';
import { aMemoryDirectiveJournal } from '#test/support/memoryDirectiveJournal.ts';
import { aTemporaryFolder } from '#test/support/temporaryFolder.ts';
import { describeDirectiveJournal } from './directiveJournalContract.ts';

describeDirectiveJournal('the SQLite journal', async () => {
  const folder = aTemporaryFolder();
  let journal = createSqliteDirectiveJournal({ dataDir: folder.path });
  return {
    journal,
    reopen: async () => {
      await journal.close();
      journal = createSqliteDirectiveJournal({ dataDir: folder.path });
      return journal;
    },
    dispose: async () => {
      await journal.close();
      folder.remove();
    },
  };
});

describeDirectiveJournal('the memory journal', async () => {
  const journal = aMemoryDirectiveJournal();
  return { journal, reopen: async () => journal, dispose: async () => undefined };
});

it.each(["UPDATE directive_entry SET event = 'verify'", 'DELETE FROM directive_entry'])(
  'what is on record is not rewritten by a hand in the file: %s',
  async (statement) => {
    const folder = aTemporaryFolder();
    const journal = createSqliteDirectiveJournal({ dataDir: folder.path });
    await journal.append(aDirectiveEntry());
    const database = openOperationsDatabase(folder.path);

    expect(() => database.exec(statement)).toThrow('append-only');

    database.close();
    await journal.close();
    folder.remove();
  },
);
