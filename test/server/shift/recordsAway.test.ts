import { describe, expect, test } from 'vitest';
import { createRoster } from '#server/shift/roster.ts';
import { createShiftBook } from '#server/shift/shiftBook.ts';
import type { ShiftStore } from '#server/shift/shiftStore.ts';
import type { HandoverId } from '#shared/shift/handover.ts';
import { aUser } from '#test/support/alertBuilders.ts';
import { aProfileTree, asArea, testNow } from '#test/support/readingBuilders.ts';
import { aSheet, aTurn } from '#test/support/shiftBuilders.ts';
import { aSilentLog } from '#test/support/silentLog.ts';

const away = async (): Promise<never> => Promise.reject(new Error('the disk is full'));

/** A store that can be read and not be written. */
const readOnly: ShiftStore = {
  turnsEndingAfter: async () => [],
  putTurn: away,
  removeTurn: away,
  addNote: away,
  notesAfter: async () => [],
  findNote: async () => null,
  appendHandover: away,
  lastHandoverEntry: async () => null,
  findHandover: async () => null,
  newestHandovers: async () => [],
  frequentRules: async () => [],
  close: async () => undefined,
};

describe('when the records cannot be written', () => {
  const failed = { ok: false, failure: { code: 'journal-away' } };

  test('a note and a handover say so, and leave nothing behind', async () => {
    const log = aSilentLog();
    const book = createShiftBook({ store: readOnly, handovers: [], sheetOf: async () => aSheet(), log });

    const note = await book.note(aUser(), { id: 'note-0001', text: 'Mất điện' }, testNow);
    const prepared = await book.prepare(aUser(), { id: 'handover-1' as HandoverId, remark: '' }, testNow);

    expect([note, prepared]).toEqual([failed, failed]);
    expect(log.lines).toEqual(Array(2).fill('error: the records of the shift cannot be written'));
  });

  test('a change of the roster says so, and the roster stays as it was', async () => {
    const roster = createRoster({
      ...{ store: readOnly, turns: [aTurn()], centre: asArea('nghe-an'), tree: aProfileTree() },
      clock: () => testNow,
      log: aSilentLog(),
    });
    const administrator = aUser({ id: 'quan', role: 'administrator' });

    const put = await roster.put(administrator, aTurn({ id: 'turn-0002' }), testNow);
    const removed = await roster.remove(administrator, aTurn().id, testNow);

    expect([put, removed]).toEqual([failed, failed]);
    expect(roster.turns()).toEqual([aTurn()]);
  });
});
