import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EscalationRecords } from '#server/store/sql/sqliteEscalationStore.ts';
import { anEscalation } from '#test/support/escalationBuilders.ts';
import { aMessage, asWaiting } from '#test/support/notificationBuilders.ts';
import { minuteMs, testNow } from '#test/support/readingBuilders.ts';

export interface RecordsUnderTest {
  readonly records: EscalationRecords;
  /** Closes it and opens what it kept again. */
  reopen(): Promise<EscalationRecords>;
  dispose(): Promise<void>;
}

/** What every `EscalationStore` with its `NotificationOutbox` does. */
export function describeEscalationRecords(name: string, create: () => Promise<RecordsUnderTest>): void {
  describe(`${name} as a record of escalations and an outbox`, () => {
    let underTest: RecordsUnderTest;
    let records: EscalationRecords;

    beforeEach(async () => {
      underTest = await create();
      records = underTest.records;
    });

    afterEach(() => underTest.dispose());

    it('is empty at first', async () => {
      expect(await records.standing()).toEqual([]);
      expect(await records.newest(10)).toEqual([]);
      expect(await records.due('webhook', testNow, 10)).toEqual([]);
    });

    it('has the last level of each alert, and lets go of one that is over', async () => {
      const other = anEscalation({ alert: 'alert-2' });
      await records.append([anEscalation(), other], []);
      await records.append([anEscalation({ level: 2 })], []);
      await records.append([{ ...other, level: 0 }], []);

      expect(await records.standing()).toEqual([anEscalation({ level: 2 })]);
    });

    it('writes what is told and the message in one step, or nothing', async () => {
      await records.append([], [aMessage()]);

      const again = records.append([anEscalation()], [aMessage()]);

      await expect(again).rejects.toThrow();
      expect(await records.standing()).toEqual([]);
    });

    it('gives out what is due, by channel, oldest first, as much as is asked for', async () => {
      const ids = ['a', 'b', 'c'];
      await records.append(
        [],
        ids.map((id) => aMessage({ id })),
      );
      await records.append([], [aMessage({ id: 'mail', channel: 'email', createdAt: testNow + minuteMs })]);

      expect(await records.due('webhook', testNow, 2)).toEqual(
        ['a', 'b'].map((id) => asWaiting(aMessage({ id }))),
      );
      expect(await records.due('email', testNow, 10)).toEqual([]);
      expect(await records.due('email', testNow + minuteMs, 10)).toHaveLength(1);
    });

    it('has a sent one on record, and gives it out no more', async () => {
      await records.append([], [aMessage()]);

      await records.sent('message-1', testNow + 5);

      expect(await records.due('webhook', testNow + minuteMs, 10)).toEqual([]);
      expect(await records.newest(10)).toMatchObject([
        { state: 'sent', attempts: 1, endedAt: testNow + 5, nextAttemptAt: null },
      ]);
    });

    it('gives a failed one out again at its time, until it is given up', async () => {
      await records.append([], [aMessage()]);

      await records.failed('message-1', { now: testNow, nextAt: testNow + minuteMs, problem: 'away' });
      expect(await records.due('webhook', testNow + minuteMs - 1, 10)).toEqual([]);
      expect(await records.due('webhook', testNow + minuteMs, 10)).toMatchObject([
        { attempts: 1, problem: 'away' },
      ]);
      await records.failed('message-1', { now: testNow + minuteMs, nextAt: null, problem: 'still away' });

      expect(await records.due('webhook', testNow + 60 * minuteMs, 10)).toEqual([]);
      expect(await records.newest(10)).toMatchObject([
        { state: 'failed', attempts: 2, endedAt: testNow + minuteMs, problem: 'still away' },
      ]);
    });

    it('has everything after it was opened again', async () => {
      await records.append([anEscalation()], [aMessage()]);

      records = await underTest.reopen();

      expect(await records.standing()).toEqual([anEscalation()]);
      expect(await records.due('webhook', testNow, 10)).toEqual([asWaiting(aMessage())]);
    });
  });
}
