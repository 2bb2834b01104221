import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sealed, sheetHashOf } from '#server/shift/handoverSeal.ts';
import type { ShiftStore } from '#server/shift/shiftStore.ts';
import { openOperationsDatabase } from '#server/store/sql/operationsDatabase.ts';
import { createSqliteAlertJournal } from '#server/store/sql/sqliteAlertJournal.ts';
import { checkHandovers, createSqliteShiftStore } from '#server/store/sql/sqliteShiftStore.ts';
import { verifyJournal } from '#server/verifyCommand.ts';
import { anAlert } from '#test/support/alertBuilders.ts';
import { testNow } from '#test/support/readingBuilders.ts';
import { aHandover, aNote, aSheet, aTurn } from '#test/support/shiftBuilders.ts';
import { aTemporaryFolder } from '#test/support/temporaryFolder.ts';
import { describeShiftStore } from './shiftStoreContract.ts';

describeShiftStore('the SQLite store', async () => {
  const folder = aTemporaryFolder();
  let store = createSqliteShiftStore({ dataDir: folder.path });
  return {
    store,
    reopen: async () => {
      await store.close();
      store = createSqliteShiftStore({ dataDir: folder.path });
      return store;
    },
    dispose: async () => {
      await store.close();
      folder.remove();
    },
  };
});

describe('what is on record of a shift', () => {
  let folder: ReturnType<typeof aTemporaryFolder>;
  let store: ShiftStore;
  const sheet = aSheet({ remark: 'Cửa Lò còn mất điện' });
  const handover = aHandover({ sheet, sheetHash: sheetHashOf(sheet) });
  const prepared = sealed(null, { at: testNow, event: 'prepare', handover });
  const signed = sealed(prepared, {
    at: testNow + 1,
    event: 'sign',
    handover: { ...handover, state: 'signed', incoming: { ...handover.outgoing, userId: 'minh' } },
  });

  beforeEach(() => {
    folder = aTemporaryFolder();
    store = createSqliteShiftStore({ dataDir: folder.path });
  });

  afterEach(async () => {
    await store.close();
    folder.remove();
  });

  /** What the command that verifies looks at. */
  const problems = (): string[] => {
    const database = openOperationsDatabase(folder.path);
    const found = checkHandovers(database).problems;
    database.close();
    return found;
  };

  it.each([
    "UPDATE handover_entry SET handover = ''",
    'DELETE FROM handover_entry',
    "UPDATE shift_note SET note = ''",
    'DELETE FROM shift_note',
    'DELETE FROM duty_change',
  ])('is not rewritten by a hand in the file: %s', async (statement) => {
    await store.appendHandover(prepared);
    await store.addNote(aNote());
    await store.putTurn(aTurn(), { userId: 'quan', userName: 'Quản trị', at: testNow });
    const database = openOperationsDatabase(folder.path);

    expect(() => database.exec(statement)).toThrow('append-only');

    database.close();
  });

  it('has no problem as it was written', async () => {
    await store.appendHandover(prepared);
    await store.appendHandover(signed);

    expect(problems()).toEqual([]);
  });

  it.each([
    [
      'a changed sheet',
      `UPDATE handover_entry SET handover = replace(handover, 'Cửa Lò', 'Vinh') WHERE number = 1`,
      'entry 1 is not what was sealed',
    ],
    ['an entry taken away', 'DELETE FROM handover_entry WHERE number = 1', 'entry 1 is missing'],
    ['its last entry taken away', 'DELETE FROM handover_entry WHERE number = 2', 'after 1 were taken away'],
    [
      'a changed signature',
      `UPDATE handover_entry SET handover = replace(handover, 'minh', 'an') WHERE number = 2`,
      'entry 2 is not what was sealed',
    ],
    [
      'a handover that is shown otherwise',
      `UPDATE handover SET handover = replace(handover, 'Cửa Lò', 'Vinh')`,
      'shown otherwise',
    ],
  ])('is found to have %s, even when the triggers were taken off', async (_what, statement, problem) => {
    await store.appendHandover(prepared);
    await store.appendHandover(signed);
    const database = openOperationsDatabase(folder.path);
    database.exec('DROP TRIGGER handover_entry_is_not_rewritten; DROP TRIGGER handover_entry_is_not_removed');
    database.exec(statement);
    database.close();

    expect(problems().join('\n')).toContain(problem);
    await expect(verifyJournal(folder.path)).rejects.toThrow('not as they were signed');
  });

  it('counts the rules that called for attention within the shift, the most frequent first', async () => {
    const journal = createSqliteAlertJournal({ dataDir: folder.path });
    const calls = [
      ['overdue', testNow - 1, true],
      ['overdue', testNow, true],
      ['dark', testNow, true],
      ['dark', testNow + 1, true],
      ['dark', testNow + 2, false],
      ['late', testNow + 10, true],
    ] as const;
    await journal.append(
      calls.map(([rule, at, annunciated], index) => ({
        ...{ at, event: 'raise', annunciated, userId: null },
        ...{ userName: null, note: null, operationId: null },
        alert: anAlert({ id: `alert-${index}`, rule }),
      })),
    );
    await journal.close();

    expect(await store.frequentRules(testNow, testNow + 10, 10)).toEqual([
      { rule: 'dark', count: 2 },
      { rule: 'overdue', count: 1 },
    ]);
    expect(await store.frequentRules(testNow, testNow + 10, 1)).toHaveLength(1);
  });
});
