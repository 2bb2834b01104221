import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sealed } from '#server/shift/handoverSeal.ts';
import type { ShiftStore } from '#server/shift/shiftStore.ts';
import { hourMs, testNow } from '#test/support/readingBuilders.ts';
import { aHandover, aNote, aTurn } from '#test/support/shiftBuilders.ts';

export interface ShiftStoreUnderTest {
  readonly store: ShiftStore;
  /** Closes it and opens what it kept again. */
  reopen(): Promise<ShiftStore>;
  dispose(): Promise<void>;
}

const deed = { userId: 'quan', userName: 'Quản trị', at: testNow };
const prepared = sealed(null, { at: testNow, event: 'prepare', handover: aHandover() });
const signed = sealed(prepared, {
  at: testNow + 1,
  event: 'sign',
  handover: aHandover({
    state: 'signed',
    incoming: { userId: 'minh', userName: 'Trần Minh', role: 'operator', at: testNow + 1 },
  }),
});

/** What every `ShiftStore` does. */
export function describeShiftStore(name: string, create: () => Promise<ShiftStoreUnderTest>): void {
  describe(`${name} as a store of shifts`, () => {
    let underTest: ShiftStoreUnderTest;
    let store: ShiftStore;

    beforeEach(async () => {
      underTest = await create();
      store = underTest.store;
    });

    afterEach(() => underTest.dispose());

    it('is empty at first', async () => {
      expect(await store.turnsEndingAfter(0)).toEqual([]);
      expect(await store.notesAfter(0)).toEqual([]);
      expect(await store.lastHandoverEntry()).toBeNull();
      expect(await store.newestHandovers(10)).toEqual([]);
      expect(await store.findHandover(aHandover().id)).toBeNull();
      expect(await store.frequentRules(0, testNow, 10)).toEqual([]);
    });

    it('has a turn as it was put last, and those that end after an instant', async () => {
      const changed = aTurn({ name: 'Trần Minh', userId: null });
      const past = aTurn({ id: 'turn-past', toAt: testNow - hourMs / 2 });

      for (const turn of [aTurn(), past, changed]) await store.putTurn(turn, deed);

      expect(await store.turnsEndingAfter(testNow)).toEqual([changed]);
      expect(await store.turnsEndingAfter(0)).toHaveLength(2);
    });

    it('removes a turn once', async () => {
      await store.putTurn(aTurn(), deed);

      expect(await store.removeTurn(aTurn().id, deed)).toBe(true);
      expect(await store.removeTurn(aTurn().id, deed)).toBe(false);
      expect(await store.turnsEndingAfter(0)).toEqual([]);
    });

    it('has the notes after an instant, oldest first, each once', async () => {
      const later = aNote({ id: 'note-0002', at: testNow + 2 });
      await store.addNote(aNote());
      expect(await store.addNote(later)).toBe(true);

      expect(await store.addNote(aNote({ text: 'khác' }))).toBe(false);

      expect(await store.notesAfter(testNow)).toEqual([later]);
      expect(await store.notesAfter(testNow - 1)).toEqual([aNote(), later]);
      expect(await store.findNote('note-0001')).toEqual(aNote());
      expect(await store.findNote('note-0009')).toBeNull();
    });

    it('has a handover as it is now, and the entry that the next one follows', async () => {
      await store.appendHandover(prepared);
      await store.appendHandover(signed);

      expect(await store.findHandover(aHandover().id)).toEqual(signed.handover);
      expect(await store.lastHandoverEntry()).toEqual(signed);
      expect(await store.newestHandovers(10)).toEqual([signed.handover]);
    });

    it('refuses a second entry in the same place, and keeps what it had', async () => {
      await store.appendHandover(prepared);

      const second = store.appendHandover({ ...signed, number: 1 });

      await expect(second).rejects.toThrow();
      expect(await store.findHandover(aHandover().id)).toEqual(prepared.handover);
    });

    it('lists the newest handovers first, as many as are asked for', async () => {
      let last = null;
      for (const at of [testNow, testNow + 1, testNow + 2]) {
        const handover = aHandover({
          id: `handover-${at}`,
          outgoing: { ...aHandover().outgoing, at },
        });
        last = sealed(last, { at, event: 'prepare', handover });
        await store.appendHandover(last);
      }

      const newest = await store.newestHandovers(2);

      expect(newest.map(({ outgoing }) => outgoing.at)).toEqual([testNow + 2, testNow + 1]);
    });

    it('has everything after it was opened again', async () => {
      await store.putTurn(aTurn(), deed);
      await store.addNote(aNote());
      await store.appendHandover(prepared);

      store = await underTest.reopen();

      expect(await store.turnsEndingAfter(0)).toEqual([aTurn()]);
      expect(await store.notesAfter(0)).toEqual([aNote()]);
      expect(await store.lastHandoverEntry()).toEqual(prepared);
    });
  });
}
