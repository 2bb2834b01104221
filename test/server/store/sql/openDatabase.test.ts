import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmbeddedReadingStore } from '#server/store/embedded/embeddedReadingStore.ts';
import { inTransaction, isDiskFull, openDatabase } from '#server/store/sql/openDatabase.ts';
import { openOperationsDatabase } from '#server/store/sql/operationsDatabase.ts';
import { createSqliteAlertJournal } from '#server/store/sql/sqliteAlertJournal.ts';
import { createSqliteUserStore } from '#server/store/sql/sqliteUserStore.ts';
import { aTemporaryFolder } from '#test/support/temporaryFolder.ts';

const first = 'CREATE TABLE note (text TEXT NOT NULL) STRICT';
const second = 'ALTER TABLE note ADD COLUMN colour TEXT';

describe('a database file', () => {
  let folder: ReturnType<typeof aTemporaryFolder>;
  let file: string;

  beforeEach(() => {
    folder = aTemporaryFolder();
    file = join(folder.path, 'below', 'notes.sqlite');
  });

  afterEach(() => folder.remove());

  it('is brought up to date and keeps what is in it', () => {
    const old = openDatabase(file, [first]);
    old.exec("INSERT INTO note VALUES ('kept')");
    old.close();

    const database = openDatabase(file, [first, second]);

    expect({ ...database.prepare('SELECT * FROM note').get() }).toEqual({ text: 'kept', colour: null });
    database.close();
  });

  it('is not opened by an older release', () => {
    openDatabase(file, [first, second]).close();

    expect(() => openDatabase(file, [first])).toThrow(/newer release/);
  });

  it('stays as it was when a migration fails', () => {
    openDatabase(file, [first]).close();

    expect(() => openDatabase(file, [first, 'ALTER TABLE note ADD COLUMN size TEXT; nonsense'])).toThrow();

    const database = openDatabase(file, [first, second]);
    expect(
      database
        .prepare('SELECT * FROM note')
        .columns()
        .map(({ name }) => name),
    ).toEqual(['text', 'colour']);
    database.close();
  });

  it('takes nothing of a transaction that meets a full disk', () => {
    const database = openDatabase(file, [first]);
    database.exec('PRAGMA max_page_count = 20');
    const fill = () =>
      inTransaction(database, () => {
        for (let row = 0; row < 1_000; row += 1)
          database.exec(`INSERT INTO note VALUES ('${'x'.repeat(500)}')`);
      });

    let error: unknown;
    try {
      fill();
    } catch (thrown) {
      error = thrown;
    }

    expect(isDiskFull(error)).toBe(true);
    expect({ ...database.prepare('SELECT count(*) AS notes FROM note').get() }).toEqual({ notes: 0 });
    database.close();
  });

  it('says why it cannot be opened, from its thread too', async () => {
    const damaged = join(folder.path, 'damaged.sqlite');
    writeFileSync(damaged, 'this is no database, '.repeat(1_000));

    await expect(createEmbeddedReadingStore({ file: damaged, timeZone: 'UTC' })).rejects.toThrow(
      /not a database/,
    );
  });

  it('serves the journal and the accounts of one data folder side by side', async () => {
    const journal = createSqliteAlertJournal({ dataDir: folder.path });
    const users = createSqliteUserStore({ dataDir: folder.path });

    expect(await journal.openAlerts()).toEqual([]);
    expect(await users.findAccount('lan')).toBeNull();
    await journal.close();
    await users.close();
  });

  it('does not let the alert journal be rewritten', () => {
    const database = openOperationsDatabase(folder.path);
    database.exec(
      `INSERT INTO journal (alert_id, at, event, annunciated, priority, area, revision, alert)
       VALUES ('alert-1', 1, 'raise', 1, 'high', 'vinh', 1, '{}')`,
    );

    expect(() => database.exec('UPDATE journal SET at = 2')).toThrow(/append-only/);
    expect(() => database.exec('DELETE FROM journal')).toThrow(/append-only/);
    database.close();
  });
});
