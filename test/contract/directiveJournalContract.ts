import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DirectiveJournal } from '#server/directive/directiveJournal.ts';
import { aDirective, aDirectiveEntry } from '#test/support/directiveBuilders.ts';
import { testNow } from '#test/support/readingBuilders.ts';

export interface DirectivesUnderTest {
  readonly journal: DirectiveJournal;
  /** Closes it and opens what it kept again. */
  reopen(): Promise<DirectiveJournal>;
  dispose(): Promise<void>;
}

const accepted = aDirectiveEntry({
  event: 'accept',
  operationId: 'operation-2',
  directive: aDirective({ state: 'accepted', revision: 2 }),
});
const withdrawn = aDirectiveEntry({
  event: 'withdraw',
  operationId: 'operation-3',
  directive: aDirective({ state: 'withdrawn', revision: 3 }),
});

/** What every `DirectiveJournal` does. */
export function describeDirectiveJournal(name: string, create: () => Promise<DirectivesUnderTest>): void {
  describe(`${name} as a journal of directions`, () => {
    let underTest: DirectivesUnderTest;
    let journal: DirectiveJournal;

    beforeEach(async () => {
      underTest = await create();
      journal = underTest.journal;
    });

    afterEach(() => underTest.dispose());

    it('is empty at first', async () => {
      expect(await journal.open()).toEqual([]);
      expect(await journal.newest(10)).toEqual([]);
      expect(await journal.find(aDirective().id)).toBeNull();
      expect(await journal.operation('operation-1')).toBeNull();
      expect(await journal.history(aDirective().id)).toEqual([]);
    });

    it('has every entry of a direction as it was appended, oldest first', async () => {
      await journal.append(aDirectiveEntry());
      await journal.append(
        aDirectiveEntry({ operationId: 'other', directive: aDirective({ id: 'directive-2' }) }),
      );
      await journal.append(accepted);

      expect(await journal.history(aDirective().id)).toEqual([aDirectiveEntry(), accepted]);
    });

    it('has a direction once, as it is now', async () => {
      await journal.append(aDirectiveEntry());
      await journal.append(accepted);

      expect(await journal.open()).toEqual([accepted.directive]);
      expect(await journal.find(aDirective().id)).toEqual(accepted.directive);
    });

    it('lets go of one that is over and keeps it in the list', async () => {
      await journal.append(aDirectiveEntry());
      await journal.append(withdrawn);

      expect(await journal.open()).toEqual([]);
      expect(await journal.newest(10)).toEqual([withdrawn.directive]);
    });

    it('lists the newest issued first, as many as are asked for', async () => {
      for (const at of [testNow, testNow + 2, testNow + 1])
        await journal.append(
          aDirectiveEntry({
            operationId: `operation-${at}`,
            directive: aDirective({ id: String(at), issued: { userId: 'b', userName: 'B', at } }),
          }),
        );

      expect((await journal.newest(2)).map(({ issued }) => issued.at)).toEqual([testNow + 2, testNow + 1]);
    });

    it('knows what became of an operation', async () => {
      await journal.append(aDirectiveEntry());

      expect(await journal.operation('operation-1')).toEqual(aDirectiveEntry());
    });

    it.each([
      ['operation', aDirectiveEntry({ directive: aDirective({ id: 'directive-2' }) })],
      ['revision', aDirectiveEntry({ operationId: 'operation-9' })],
    ])('refuses an %s that is on record already, and keeps what it had', async (_what, entry) => {
      await journal.append(aDirectiveEntry());

      await expect(journal.append(entry)).rejects.toThrow();

      expect(await journal.newest(10)).toEqual([aDirective()]);
    });

    it('has everything after it was opened again', async () => {
      await journal.append(aDirectiveEntry());
      await journal.append(accepted);

      journal = await underTest.reopen();

      expect(await journal.open()).toEqual([accepted.directive]);
      expect(await journal.history(aDirective().id)).toEqual([aDirectiveEntry(), accepted]);
    });
  });
}
