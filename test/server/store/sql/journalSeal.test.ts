import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JournalEntry } from '#server/alert/alertJournal.ts';
import { beforeTheFirst, checkJournal, type JournalCheck } from '#server/store/sql/journalSeal.ts';
import { openDatabase } from '#server/store/sql/openDatabase.ts';
import { openOperationsDatabase, operationsMigrations } from '#server/store/sql/operationsDatabase.ts';
import { createSqliteAlertJournal } from '#server/store/sql/sqliteAlertJournal.ts';
import { anAlert } from '#test/support/alertBuilders.ts';
import { testNow } from '#test/support/readingBuilders.ts';
import { aTemporaryFolder } from '#test/support/temporaryFolder.ts';

const anEntry = (place: number): JournalEntry => ({
  at: testNow + place,
  event: 'comment',
  alert: anAlert({ revision: place }),
  annunciated: false,
  userId: 'an',
  userName: 'Nguyễn Thị An',
  note: `Ghi chú ${place}`,
  operationId: `operation-${place}`,
});

let folder: ReturnType<typeof aTemporaryFolder>;
beforeEach(() => {
  folder = aTemporaryFolder();
});
afterEach(() => folder.remove());

const write = async (...places: readonly number[]): Promise<void> => {
  const journal = createSqliteAlertJournal({ dataDir: folder.path });
  for (const place of places) await journal.append([anEntry(place)]);
  await journal.close();
};

function check(): JournalCheck {
  const database = openOperationsDatabase(folder.path);
  const checked = checkJournal(database);
  database.close();
  return checked;
}

/** What a hand in the file can do: whoever can write it can drop the triggers too. */
function tamper(sql: string): void {
  const database = new DatabaseSync(join(folder.path, 'operations.sqlite'));
  database.exec(`DROP TRIGGER journal_is_not_rewritten; DROP TRIGGER journal_is_not_shortened; ${sql}`);
  database.close();
}

const found = ({ problems }: JournalCheck): string[] => problems.map(({ entry, kind }) => `${entry} ${kind}`);

describe('the chain of a journal', () => {
  test('that nobody touched has no problem, over several starts', async () => {
    await write(1, 2, 3);
    await write(4);

    const { entries, problems, seal } = check();

    expect([entries, problems]).toEqual([4, []]);
    expect(seal).toMatch(/^[0-9a-f]{64}$/);
  });

  test('of nothing begins at the beginning', () => {
    expect(check()).toEqual({ entries: 0, seal: beforeTheFirst, problems: [] });
  });

  test('goes on after an append that was taken back', async () => {
    await write(1);
    const journal = createSqliteAlertJournal({ dataDir: folder.path });
    await expect(journal.append([anEntry(2), anEntry(1)])).rejects.toThrow();

    await journal.append([anEntry(3)]);
    await journal.close();

    expect(check()).toMatchObject({ entries: 2, problems: [] });
  });

  test.each([
    ['at', '1'],
    ['event', "'acknowledge'"],
    ['annunciated', '1'],
    ['priority', "'low'"],
    ['area', "'cua-lo'"],
    ['revision', '9'],
    ['alert_id', "'alert-9'"],
    ['user_id', "'binh'"],
    ['user_name', "'Bình'"],
    ['note', 'NULL'],
    ['operation_id', "'operation-9'"],
    ['alert', "replace(alert, 'vinh', 'cua-lo')"],
  ])('finds an entry whose %s was changed', async (column, value) => {
    await write(1, 2, 3);

    tamper(`UPDATE journal SET ${column} = ${value} WHERE entry = 2`);

    expect(found(check())).toEqual(['2 altered']);
  });

  test('finds an entry that was changed and sealed anew: the next one knows it as it was', async () => {
    await write(1, 2, 3);
    tamper('DELETE FROM journal WHERE entry > 1; DELETE FROM sqlite_sequence');
    const forged = createSqliteAlertJournal({ dataDir: folder.path });
    await forged.append([anEntry(7)]);
    await forged.close();
    const [row] = rows(2);
    await freshWith(1, 2, 3);

    tamper(
      `UPDATE journal SET at = ${row?.at}, note = '${row?.note}', revision = ${row?.revision},
         operation_id = '${row?.operation_id}', alert = '${row?.alert}', hash = '${row?.hash}' WHERE entry = 2`,
    );

    expect(found(check())).toEqual(['3 unlinked']);
  });

  test('finds an entry that is missing', async () => {
    await write(1, 2, 3);

    tamper('DELETE FROM journal WHERE entry = 2');

    expect(found(check())).toEqual(['2 lost']);
  });

  test('finds that the last entries are missing', async () => {
    await write(1, 2, 3);

    tamper('DELETE FROM journal WHERE entry >= 2');

    expect(found(check())).toEqual(['2 shortened']);
  });

  test('finds two entries that changed places', async () => {
    await write(1, 2, 3, 4);

    tamper(
      'UPDATE journal SET entry = 99 WHERE entry = 2; UPDATE journal SET entry = 2 WHERE entry = 3; UPDATE journal SET entry = 3 WHERE entry = 99',
    );

    expect(found(check())).toEqual(['2 altered', '3 altered', '4 unlinked']);
  });

  test('finds a missing entry whose gap was closed', async () => {
    await write(1, 2, 3);

    tamper('DELETE FROM journal WHERE entry = 2; UPDATE journal SET entry = 2 WHERE entry = 3');

    expect(found(check())).toEqual(['2 altered', '3 shortened']);
  });
});

/** The entry as it lies in the file. */
function rows(entry: number) {
  const database = new DatabaseSync(join(folder.path, 'operations.sqlite'));
  const found = database.prepare('SELECT * FROM journal WHERE entry = ?').all(entry);
  database.close();
  return found;
}

async function freshWith(...places: readonly number[]): Promise<void> {
  folder.remove();
  folder = aTemporaryFolder();
  await write(...places);
}

describe('a journal of before there were seals', () => {
  /** As the first release wrote it. */
  function writeOld(count: number): void {
    const database = openDatabase(join(folder.path, 'operations.sqlite'), operationsMigrations.slice(0, 1));
    const add = database.prepare(
      `INSERT INTO journal (alert_id, at, event, annunciated, priority, area, revision, user_id, operation_id, alert)
       VALUES ('alert-1', ?, 'raise', 1, 'high', 'vinh', ?, NULL, NULL, ?)`,
    );
    const { assignment: _a, comment: _c, hiding: _h, annunciatedAt: _at, nuisance: _n, ...old } = anAlert();
    database.exec('BEGIN');
    for (let place = 1; place <= count; place += 1)
      add.run(testNow + place, place, JSON.stringify({ ...old, revision: place }));
    database
      .prepare('INSERT INTO open_alert VALUES (?, ?)')
      .run('alert-1', JSON.stringify({ ...old, revision: count }));
    database.exec('COMMIT');
    database.close();
  }

  test('is sealed when it is opened, without losing an entry or an open alert', async () => {
    writeOld(2_500);

    const journal = createSqliteAlertJournal({ dataDir: folder.path });
    const history = await journal.history(anAlert().id);
    const open = await journal.openAlerts();
    await journal.close();

    expect(history.map(({ alert }) => alert.revision)).toEqual(
      Array.from({ length: 2_500 }, (_, at) => at + 1),
    );
    expect(history[0]).toMatchObject({ userName: null, note: null, alert: { hiding: null } });
    expect(open).toMatchObject([{ revision: 2_500, annunciatedAt: null }]);
    expect(check()).toMatchObject({ entries: 2_500, problems: [] });
  });

  test('can still not be rewritten afterwards', () => {
    writeOld(1);
    const database = openOperationsDatabase(folder.path);

    expect(() => database.exec('UPDATE journal SET at = 0')).toThrow('append-only');
    expect(() => database.exec('DELETE FROM journal')).toThrow('append-only');
    database.close();
  });
});
