import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AlertJournal, JournalEntry } from '#server/alert/alertJournal.ts';
import { type Alert, alertSchema } from '#shared/alert/alert.ts';
import { testNow } from '#test/support/readingBuilders.ts';

/** A journal for one test. */
export interface JournalUnderTest {
  readonly journal: AlertJournal;
  /** Closes it and opens what it kept again. */
  reopen(): Promise<AlertJournal>;
  dispose(): Promise<void>;
}

type Facts = Alert['facts'];

function anAlert({
  id = 'alert-1',
  revision = 1,
  priority = 'high' as Alert['priority'],
  facts = {} as Partial<Facts>,
} = {}): Alert {
  return alertSchema.parse({
    id,
    rule: 'too-many-overdue',
    priority,
    area: 'vinh',
    subject: { kind: 'indicator', indicator: 'dvc.overdue' },
    facts: { active: true, acknowledged: false, latched: false, suppression: null, ...facts },
    revision,
    raisedAt: testNow,
    returnedAt: null,
    occurrences: 1,
    value: 0.1 + 0.2,
    acknowledgement: null,
  });
}

const anEntry = (given: Partial<JournalEntry> = {}): JournalEntry => ({
  at: testNow,
  event: 'raise',
  alert: anAlert(),
  annunciated: true,
  userId: null,
  userName: null,
  note: null,
  operationId: null,
  ...given,
});

const anAcknowledgement = (given: Partial<JournalEntry> = {}): JournalEntry =>
  anEntry({
    at: testNow + 1,
    event: 'acknowledge',
    alert: anAlert({ revision: 2, facts: { acknowledged: true } }),
    annunciated: false,
    userId: 'lan',
    userName: 'Nguyễn Thị Lan',
    note: 'Đã gọi',
    operationId: 'operation-1',
    ...given,
  });

/** What every `AlertJournal` does. */
export function describeAlertJournal(name: string, createJournal: () => Promise<JournalUnderTest>): void {
  describe(`${name} as an alert journal`, () => {
    let underTest: JournalUnderTest;
    let journal: AlertJournal;

    beforeEach(async () => {
      underTest = await createJournal();
      journal = underTest.journal;
    });

    afterEach(() => underTest.dispose());

    it('is empty at first', async () => {
      expect(await journal.openAlerts()).toEqual([]);
      expect(await journal.annunciationsSince(0)).toEqual([]);
      expect(await journal.operation('operation-1')).toBeNull();
      expect(await journal.history(anAlert().id)).toEqual([]);
      expect(await journal.linesSince(0)).toEqual([]);
      expect(await journal.beganAt()).toBeNull();
    });

    it('has every entry of an alert as it was appended, oldest first', async () => {
      const entries = [anEntry(), anAcknowledgement()];

      await journal.append(entries);
      await journal.append([anEntry({ alert: anAlert({ id: 'alert-2' }) })]);

      expect(await journal.history(anAlert().id)).toEqual(entries);
    });

    it('has an open alert once, as it is now', async () => {
      await journal.append([anEntry()]);
      await journal.append([anAcknowledgement()]);

      expect(await journal.openAlerts()).toEqual([anAcknowledgement().alert]);
    });

    it('keeps an alert open that returned before anybody took it', async () => {
      const returned = anAlert({ revision: 2, facts: { active: false } });

      await journal.append([anEntry(), anEntry({ event: 'return', alert: returned, annunciated: false })]);

      expect(await journal.openAlerts()).toEqual([returned]);
    });

    it('lets go of a closed alert and keeps its history', async () => {
      const closed = anAlert({ revision: 3, facts: { active: false, acknowledged: true } });

      await journal.append([anEntry(), anAcknowledgement()]);
      await journal.append([anEntry({ event: 'return', alert: closed, annunciated: false })]);

      expect(await journal.openAlerts()).toEqual([]);
      expect(await journal.history(closed.id)).toHaveLength(3);
    });

    it('counts what called for attention since an instant, that instant included', async () => {
      await journal.append([
        anEntry({ at: testNow - 1 }),
        anEntry({ at: testNow + 5, alert: anAlert({ id: 'alert-3', priority: 'critical' }) }),
        anEntry({ at: testNow, alert: anAlert({ id: 'alert-2' }) }),
        anEntry({ at: testNow + 1, annunciated: false }),
      ]);

      expect(await journal.annunciationsSince(testNow)).toEqual([
        [testNow, 'high', 'vinh'],
        [testNow + 5, 'critical', 'vinh'],
      ]);
    });

    it('has the alerts of one rule and area, each as it is now, the newest first', async () => {
      const elsewhere = { ...anAlert({ id: 'alert-4' }), area: 'cua-lo' as Alert['area'] };
      await journal.append([
        anEntry(),
        anEntry({ alert: anAlert({ id: 'alert-2' }) }),
        anAcknowledgement(),
        anEntry({ alert: elsewhere }),
        anEntry({ alert: { ...anAlert({ id: 'alert-5' }), rule: 'another' as Alert['rule'] } }),
      ]);
      const watch = { rule: anAlert().rule, area: anAlert().area };

      expect(await journal.earlier({ ...watch, limit: 10 })).toEqual([
        anAcknowledgement().alert,
        anAlert({ id: 'alert-2' }),
      ]);
      expect(await journal.earlier({ ...watch, limit: 1 })).toHaveLength(1);
    });

    it('has of every entry since an instant what figures need, that instant included', async () => {
      const closed = anAlert({ revision: 3, facts: { active: false, acknowledged: true } });
      await journal.append([
        anEntry({ at: testNow - 1, alert: anAlert({ id: 'alert-0' }) }),
        anEntry(),
        anAcknowledgement(),
        anEntry({ at: testNow + 2, event: 'return', alert: closed, annunciated: false }),
      ]);

      const line = { alertId: 'alert-1', rule: 'too-many-overdue', area: 'vinh', priority: 'high' };
      const since = { ...line, hidden: false, raisedAt: testNow };
      expect(await journal.linesSince(testNow)).toEqual([
        { ...since, at: testNow, event: 'raise', annunciated: true, active: true, acknowledged: false },
        {
          ...since,
          at: testNow + 1,
          event: 'acknowledge',
          annunciated: false,
          active: true,
          acknowledged: true,
        },
        { ...since, at: testNow + 2, event: 'return', annunciated: false, active: false, acknowledged: true },
      ]);
      expect(await journal.beganAt()).toBe(testNow - 1);
    });

    it('says of an alert that is out of the list that it is hidden', async () => {
      const shelved = anAlert({ revision: 2, facts: { suppression: 'shelved' } });

      await journal.append([anEntry({ event: 'shelve', alert: shelved, annunciated: false })]);

      expect(await journal.linesSince(testNow)).toMatchObject([{ event: 'shelve', hidden: true }]);
    });

    it('has the lines of thousands of entries, each once and in order', async () => {
      const count = 4_500;
      await journal.append(
        Array.from({ length: count }, (_, index) =>
          anEntry({ at: testNow + index, alert: anAlert({ id: `alert-${index}` }) }),
        ),
      );

      const lines = await journal.linesSince(testNow);

      expect(lines.map(({ at }) => at - testNow)).toEqual(Array.from({ length: count }, (_, index) => index));
    });

    it('knows what became of an operation', async () => {
      await journal.append([anEntry(), anAcknowledgement()]);

      const known = await journal.operation('operation-1');

      expect(known).toEqual({ alertId: 'alert-1', revision: 2, userId: 'lan' });
    });

    it('takes nothing of an append whose operation is on record already', async () => {
      await journal.append([anEntry(), anAcknowledgement()]);
      const other = anAlert({ id: 'alert-2' });

      const again = journal.append([anEntry({ alert: other }), anAcknowledgement({ alert: other })]);

      await expect(again).rejects.toThrow();
      expect(await journal.history(other.id)).toEqual([]);
      expect(await journal.openAlerts()).toEqual([anAcknowledgement().alert]);
    });

    it('has everything after it was opened again', async () => {
      await journal.append([anEntry(), anAcknowledgement()]);

      journal = await underTest.reopen();

      expect(await journal.openAlerts()).toEqual([anAcknowledgement().alert]);
      expect(await journal.history(anAlert().id)).toEqual([anEntry(), anAcknowledgement()]);
      expect(await journal.operation('operation-1')).not.toBeNull();
      expect(await journal.annunciationsSince(0)).toHaveLength(1);
    });

    it('knows which alerts were open at an instant, and how each was then', async () => {
      const closed = anAlert({ revision: 3, facts: { active: false, acknowledged: true } });
      await journal.append([
        anEntry(),
        anEntry({ at: testNow + 5, event: 'return', alert: closed, annunciated: false }),
        anEntry({ at: testNow + 7, alert: anAlert({ id: 'alert-2' }) }),
      ]);

      const open = (at: number, sinceAt = 0) => journal.openAt(at, sinceAt);

      expect(await open(testNow - 1)).toEqual([]);
      expect(await open(testNow + 4)).toEqual([anAlert()]);
      expect(await open(testNow + 6)).toEqual([]);
      expect(await open(testNow + 7)).toEqual([anAlert({ id: 'alert-2' })]);
      expect(await open(testNow + 4, testNow + 1)).toEqual([]);
    });

    it('has the entries of a span, its beginning included', async () => {
      const entries = [0, 5, 9].map((ms) =>
        anEntry({ at: testNow + ms, alert: anAlert({ id: `alert-${ms}` }) }),
      );
      await journal.append(entries);

      const between = await journal.between({ fromAt: testNow, toAt: testNow + 9 });

      expect(between).toEqual(entries.slice(0, 2));
    });

    it('knows the annunciations nearest to an instant', async () => {
      await journal.append([
        anEntry(),
        anEntry({ at: testNow + 4, annunciated: false, alert: anAlert({ id: 'alert-2' }) }),
        anEntry({ at: testNow + 9, alert: anAlert({ id: 'alert-3' }) }),
      ]);

      expect(await journal.annunciatedAround(testNow + 5)).toEqual({ before: testNow, after: testNow + 9 });
      expect(await journal.annunciatedAround(testNow)).toEqual({ before: null, after: testNow + 9 });
    });

    it('rejects what it cannot keep', async () => {
      await journal.close();

      await expect(journal.append([anEntry()])).rejects.toThrow();
    });

    it('says by a probe whether it could keep an entry, and keeps none by that', async () => {
      await journal.probe();
      expect(await journal.openAlerts()).toEqual([]);

      await journal.close();

      await expect(journal.probe()).rejects.toThrow();
    });
  });
}
