import { describe, expect, test } from 'vitest';
import { createEscalationBook, type EscalatedAlert } from '#server/escalation/escalationBook.ts';
import type { OutgoingMessage } from '#server/notification/notificationOutbox.ts';
import type { Alert } from '#shared/alert/alert.ts';
import type { Escalation } from '#shared/escalation/escalation.ts';
import type { DutyTurn } from '#shared/shift/dutyTurn.ts';
import { anAlert } from '#test/support/alertBuilders.ts';
import { anEscalation } from '#test/support/escalationBuilders.ts';
import { aMessage } from '#test/support/notificationBuilders.ts';
import { hourMs, minuteMs, testNow } from '#test/support/readingBuilders.ts';
import { aTurn } from '#test/support/shiftBuilders.ts';
import { aSilentLog } from '#test/support/silentLog.ts';

const deadline = 10 * minuteMs;
const an = aTurn({ id: 'turn-an-01' });
const binh = aTurn({ id: 'turn-binh-1', name: 'Lê Bình', position: 'Lãnh đạo trực', rank: 2 });
const told = [{ name: 'Lê Bình', position: 'Lãnh đạo trực' }];

/** A book over alerts that the test changes. Deadlines are ten minutes. */
function aBook(
  given: { alerts?: readonly Alert[]; standing?: readonly Escalation[]; turns?: readonly DutyTurn[] } = {},
) {
  const now = { alerts: given.alerts ?? [anAlert()], turns: given.turns ?? [an, binh], away: false };
  const kept: Escalation[] = [];
  const queued: OutgoingMessage[] = [];
  const heard: Escalation[][] = [];
  const log = aSilentLog();
  const book = createEscalationBook({
    store: {
      append: async (escalations, messages) => {
        if (now.away) throw new Error('the test took the disk away');
        kept.push(...escalations);
        queued.push(...messages);
      },
      standing: async () => [],
    },
    standing: given.standing ?? [],
    alerts: () => now.alerts,
    takeWithinOf: () => deadline,
    turns: () => now.turns,
    messagesOf: (escalated: readonly EscalatedAlert[]) =>
      escalated.length === 0 ? [] : [aMessage({ subject: String(escalated.length) })],
    onChange: (escalations) => void heard.push([...escalations]),
    log,
  });
  return { ...book, now, kept, queued, heard, log };
}

describe('an alert that nobody takes', () => {
  test('goes up to the next on duty when its deadline has passed, on record before anybody is told', async () => {
    const book = aBook();

    await book.look(testNow + deadline - 1);
    expect(book.kept).toEqual([]);
    await book.look(testNow + deadline);

    const up = anEscalation({ at: testNow + deadline, waitingSinceAt: testNow, to: told });
    expect(book.kept).toEqual([up]);
    expect(book.heard).toEqual([[up]]);
    expect(book.standing()).toEqual([up]);
    expect(book.queued).toHaveLength(1);
  });

  test('goes up once a level, and again with each further deadline', async () => {
    const book = aBook();

    for (let minute = 0; minute <= 35; minute += 1) await book.look(testNow + minute * minuteMs);

    expect(book.kept.map(({ level, at }) => [level, (at - testNow) / minuteMs])).toEqual([
      [1, 10],
      [2, 20],
      [3, 30],
    ]);
  });

  test('is on record although nobody is on duty', async () => {
    const book = aBook({ turns: [] });

    await book.look(testNow + deadline);

    expect(book.kept).toMatchObject([{ level: 1, to: [] }]);
  });

  test('together with others makes one message', async () => {
    const alerts = Array.from({ length: 1_000 }, (_, index) => anAlert({ id: `alert-${index}` }));
    const book = aBook({ alerts });

    await book.look(testNow + deadline);

    expect(book.kept).toHaveLength(1_000);
    expect(book.queued.map(({ subject }) => subject)).toEqual(['1000']);
  });

  test('does not go up when it could not be put on record, and does as soon as it can', async () => {
    const book = aBook();
    book.now.away = true;

    await book.look(testNow + deadline);
    expect([book.standing(), book.heard, book.log.lines.length]).toEqual([[], [], 1]);
    book.now.away = false;
    await book.look(testNow + deadline + 1);

    expect(book.standing()).toMatchObject([{ level: 1 }]);
  });
});

describe('an alert that is taken, hidden or over', () => {
  test.each([
    ['taken', [anAlert({ facts: { acknowledged: true } })]],
    ['shelved', [anAlert({ facts: { suppression: 'shelved' } })]],
    ['over', []],
  ])('%s in time does not go up', async (_what, alerts) => {
    const book = aBook();
    await book.look(testNow);

    book.now.alerts = alerts;
    await book.look(testNow + hourMs);

    expect(book.kept).toEqual([]);
  });

  test('comes down, on record, and that makes no message', async () => {
    const book = aBook();
    await book.look(testNow + deadline);
    book.queued.length = 0;

    book.now.alerts = [anAlert({ facts: { acknowledged: true } })];
    await book.look(testNow + deadline + minuteMs);

    expect(book.heard.at(-1)).toMatchObject([{ alert: 'alert-1', level: 0 }]);
    expect(book.standing()).toEqual([]);
    expect(book.queued).toEqual([]);
  });

  test('and that waits again has its whole deadline again', async () => {
    const book = aBook({ alerts: [anAlert({ facts: { acknowledged: true } })] });
    await book.look(testNow + hourMs);

    book.now.alerts = [anAlert()];
    await book.look(testNow + hourMs + minuteMs);
    await book.look(testNow + hourMs + deadline);
    expect(book.kept).toEqual([]);
    await book.look(testNow + hourMs + minuteMs + deadline);

    expect(book.kept).toMatchObject([{ level: 1, waitingSinceAt: testNow + hourMs + minuteMs }]);
  });
});

describe('after a restart', () => {
  test('an alert goes on from the level that it had', async () => {
    const before = anEscalation({ waitingSinceAt: testNow - deadline, level: 1 });
    const book = aBook({ standing: [before] });

    await book.look(testNow + deadline - 1);
    expect(book.kept).toEqual([]);
    await book.look(testNow + deadline);

    expect(book.kept).toMatchObject([{ level: 2, waitingSinceAt: testNow - deadline }]);
  });

  test('one that was taken meanwhile comes down', async () => {
    const book = aBook({ standing: [anEscalation()], alerts: [] });

    await book.look(testNow);

    expect(book.kept).toMatchObject([{ level: 0 }]);
  });
});
