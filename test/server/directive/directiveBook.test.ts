import { describe, expect, test } from 'vitest';
import { createDirectiveBook } from '#server/directive/directiveBook.ts';
import { createCatalogue } from '#server/indicator/catalogue.ts';
import type { Alert } from '#shared/alert/alert.ts';
import type { Directive } from '#shared/directive/directive.ts';
import type { DirectiveStep } from '#shared/directive/directiveCommands.ts';
import { directiveEvents, directiveStates, directiveTable } from '#shared/directive/directiveState.ts';
import type { Cell } from '#shared/indicator/cell.ts';
import type { Result } from '#shared/protocol/result.ts';
import type { User } from '#shared/user/user.ts';
import { anAlert, aUser } from '#test/support/alertBuilders.ts';
import { aDirective, anIssue, aStep } from '#test/support/directiveBuilders.ts';
import { aMemoryDirectiveJournal } from '#test/support/memoryDirectiveJournal.ts';
import { aProfile } from '#test/support/profileBuilders.ts';
import { anIndicator, asArea, asIndicator, hourMs, testNow } from '#test/support/readingBuilders.ts';
import { aSilentLog } from '#test/support/silentLog.ts';

const leader = aUser({ id: 'binh', name: 'Lê Bình', role: 'leader' });
const operator = aUser();
const words = 'Đã giải quyết xong toàn bộ';

const aCell = (band: Cell['band'] = 'attention'): Cell => ({
  indicator: asIndicator('dvc.overdue'),
  area: asArea('vinh'),
  at: testNow,
  measured: { kind: 'value', value: band === 'calm' ? 3 : 41 },
  band,
  origin: 'reported',
  reporting: 1,
  expected: 1,
});

/** A book with an untaken alert in Vinh; `band` is where the indicator stands now. */
function aBook(given: { readonly open?: readonly Directive[]; readonly alerts?: readonly Alert[] } = {}) {
  const journal = aMemoryDirectiveJournal();
  const told: Directive[] = [];
  const now: { band: Cell['band']; alerts: readonly Alert[] } = {
    band: 'attention',
    alerts: given.alerts ?? [anAlert()],
  };
  let ids = 0;
  const book = createDirectiveBook({
    catalogue: createCatalogue(
      aProfile({
        indicators: [
          anIndicator({ id: 'dvc.overdue', thresholds: { attention: 30, critical: 50, deadband: 2 } }),
        ],
      }),
    ),
    journal,
    open: given.open ?? [],
    cellOf: () => aCell(now.band),
    alerts: () => now.alerts,
    onChange: (directive) => void told.push(directive),
    newId: () => {
      ids += 1;
      return `directive-${ids}`;
    },
    log: aSilentLog(),
  });
  return { ...book, journal, told, now };
}

type Book = ReturnType<typeof aBook>;
const codeOf = (result: Result<unknown>): string | null => (result.ok ? null : result.failure.code);

const userOf = (event: DirectiveStep['event']): User =>
  event === 'accept' || event === 'start' || event === 'report' ? operator : leader;
async function walk(book: Book, events: readonly DirectiveStep['event'][]): Promise<Directive> {
  const issued = await book.issue(leader, anIssue(), testNow);
  if (!issued.ok) throw new Error(issued.failure.code);
  let directive = issued.value;
  for (const event of events) {
    const step = aStep({ event, revision: directive.revision, text: words, operationId: `step-${event}` });
    const next = await book.step(userOf(event), directive.id, step, testNow);
    if (!next.ok) throw new Error(`${event}: ${next.failure.code}`);
    directive = next.value;
  }
  return directive;
}

describe('a direction is given', () => {
  test('on an indicator of an area, is on record and told to everybody', async () => {
    const book = aBook();

    const issued = await book.issue(leader, anIssue(), testNow);

    expect(issued).toEqual({ ok: true, value: aDirective() });
    expect(book.told).toEqual([aDirective()]);
    expect(book.journal.entries.map(({ event, userId }) => [event, userId])).toEqual([['issue', 'binh']]);
  });

  test('on an alert, whose rule, indicator and area stay with it', async () => {
    const book = aBook();

    const issued = await book.issue(
      leader,
      anIssue({ about: { kind: 'alert', alert: anAlert().id } }),
      testNow,
    );

    expect(issued.ok && issued.value).toMatchObject({
      area: 'vinh',
      subject: { kind: 'alert', alert: 'alert-1', rule: 'overdue', indicator: 'dvc.overdue', source: null },
    });
  });

  test.each([
    ['by an operator', operator, anIssue(), 'forbidden'],
    ['by an administrator', aUser({ role: 'administrator' }), anIssue(), 'forbidden'],
    ['by a leader of elsewhere', aUser({ role: 'leader', area: 'cua-lo' }), anIssue(), 'forbidden'],
    ['for a time that has passed', leader, anIssue({ dueAt: testNow }), 'value-refused'],
    [
      'on an alert that is closed',
      leader,
      anIssue({ about: { kind: 'alert', alert: anAlert({ id: 'gone' }).id } }),
      'not-found',
    ],
    [
      'on an unknown indicator',
      leader,
      anIssue({
        about: { kind: 'indicator', indicator: asIndicator('dvc.nothing'), area: asArea('vinh') },
      }),
      'value-refused',
    ],
  ])('not %s', async (_who, user, command, code) => {
    const book = aBook();

    expect(codeOf(await book.issue(user, command, testNow))).toBe(code);

    expect(book.journal.entries).toEqual([]);
    expect(book.told).toEqual([]);
  });

  test('once, however often the command arrives', async () => {
    const book = aBook();

    const [first, second] = await Promise.all([
      book.issue(leader, anIssue(), testNow),
      book.issue(leader, anIssue(), testNow + 1),
    ]);

    expect(second).toEqual(first);
    expect(book.journal.entries).toHaveLength(1);
  });

  test('not at all when it cannot be put on record', async () => {
    const book = aBook();
    book.journal.setAway(true);

    expect(codeOf(await book.issue(leader, anIssue(), testNow))).toBe('journal-away');

    expect(book.open()).toEqual([]);
    expect(book.told).toEqual([]);
  });
});

describe('a step in the life of a direction', () => {
  test('leads from being issued to being verified, everything on record', async () => {
    const book = aBook();
    book.now.alerts = [];

    const end = await walk(book, ['accept', 'start', 'report', 'return']);
    const again = await book.step(
      operator,
      end.id,
      aStep({ event: 'report', revision: end.revision, text: words, operationId: 'report-again' }),
      testNow,
    );
    book.now.band = 'calm';
    const verified = await book.step(
      leader,
      end.id,
      aStep({ event: 'verify', revision: end.revision + 1 }),
      testNow + 1,
    );

    expect(again.ok).toBe(true);
    expect(verified.ok && verified.value).toMatchObject({
      state: 'verified',
      revision: 7,
      closing: {
        userId: 'binh',
        at: testNow + 1,
        reason: '',
        recovery: { recovered: true, band: 'calm', value: 3 },
      },
    });
    expect(book.journal.entries.map(({ event }) => event)).toEqual([
      ...['issue', 'accept', 'start', 'report', 'return', 'report', 'verify'],
    ]);
    expect(book.open()).toEqual([]);
  });

  const cells = directiveStates.flatMap((state) => directiveEvents.map((event) => [state, event] as const));
  test.each(cells)('from %s by %s follows the table', async (state, event) => {
    const book = aBook();
    await walk(book, []);
    const known = { ...aDirective({ state, revision: 2 }) };
    await book.journal.append({
      ...{ at: testNow, event: 'accept', directive: known, text: '', operationId: 'before' },
      ...{ userId: 'x', userName: 'X' },
    });
    const opened = aBook({ open: [known] });

    const result = await opened.step(
      userOf(event),
      known.id,
      aStep({ event, revision: 2, text: words }),
      testNow,
    );

    const next = directiveTable[state][event];
    if (next === null) expect(codeOf(result)).toBe('wrong-state');
    else expect(result.ok && result.value.state).toBe(next);
  });

  test('carries the revision that was on the screen', async () => {
    const book = aBook();
    const accepted = await walk(book, ['accept']);

    const late = aStep({ event: 'start', revision: 1, operationId: 'late-start' });

    expect(codeOf(await book.step(operator, accepted.id, late, testNow))).toBe('revision-conflict');
  });

  test('of two people at once has one winner', async () => {
    const book = aBook();
    const { id } = await walk(book, []);

    const results = await Promise.all(
      ['first-operation', 'second-operation'].map((operationId) =>
        book.step(operator, id, aStep({ operationId }), testNow),
      ),
    );

    expect(results.map(codeOf)).toEqual([null, 'revision-conflict']);
  });

  test('that arrives twice happens once', async () => {
    const book = aBook();
    const { id } = await walk(book, []);

    const first = await book.step(operator, id, aStep(), testNow);
    const second = await book.step(operator, id, aStep(), testNow + 1);

    expect(second).toEqual(first);
    expect(book.journal.entries).toHaveLength(2);
  });

  test.each([
    ['accept', leader],
    ['report', leader],
    ['verify', operator],
    ['return', operator],
    ['withdraw', operator],
    ['accept', aUser({ role: 'duty' })],
    ['verify', aUser({ role: 'administrator' })],
  ] as const)('%s is refused to a %o', async (event, user) => {
    const book = aBook({ open: [aDirective({ state: 'reported' })] });

    const result = await book.step(user, aDirective().id, aStep({ event, text: words }), testNow);

    expect(codeOf(result)).toBe('forbidden');
  });

  test('of elsewhere is not even found', async () => {
    const book = aBook({ open: [aDirective()] });

    const result = await book.step(aUser({ area: 'cua-lo' }), aDirective().id, aStep(), testNow);

    expect(codeOf(result)).toBe('not-found');
  });

  test.each(['report', 'return', 'withdraw'] as const)('%s needs words', async (event) => {
    const state = event === 'report' ? 'accepted' : 'reported';
    const book = aBook({ open: [aDirective({ state })] });

    const result = await book.step(userOf(event), aDirective().id, aStep({ event, text: 'ok' }), testNow);

    expect(codeOf(result)).toBe('bad-request');
  });
});

describe('a direction is closed', () => {
  const reported = () => aBook({ open: [aDirective({ state: 'reported' })], alerts: [] });
  const verify = (book: Book, text = '') =>
    book.step(leader, aDirective().id, aStep({ event: 'verify', text }), testNow);

  test('by the indicator itself, without a word', async () => {
    const book = reported();
    book.now.band = 'calm';

    expect((await verify(book)).ok).toBe(true);
  });

  test('not while the indicator has not recovered, unless the leader says why', async () => {
    const book = reported();

    expect(codeOf(await verify(book))).toBe('not-recovered');
    const closed = await verify(book, 'Chấp nhận: nguyên nhân ngoài phạm vi đơn vị');

    expect(closed.ok && closed.value.closing).toMatchObject({
      reason: 'Chấp nhận: nguyên nhân ngoài phạm vi đơn vị',
      recovery: { recovered: false, band: 'attention', value: 41 },
    });
  });

  test('not while its alert is still active', async () => {
    const subject: Directive['subject'] = {
      kind: 'alert',
      alert: anAlert().id,
      rule: 'overdue',
      indicator: asIndicator('dvc.overdue'),
      source: null,
    };
    const book = aBook({ open: [aDirective({ state: 'reported', subject })] });
    book.now.band = 'calm';

    expect(codeOf(await verify(book))).toBe('not-recovered');
    book.now.alerts = [];

    expect((await verify(book)).ok).toBe(true);
  });
});

test('what is overdue is counted by the clock', async () => {
  const book = aBook({
    open: [
      aDirective({ id: 'a', dueAt: testNow + hourMs }),
      aDirective({ id: 'b', dueAt: testNow + hourMs, state: 'reported' }),
      aDirective({ id: 'c', dueAt: testNow + 3 * hourMs }),
    ],
  });

  expect([0, 2, 4].map((hours) => book.overdue(testNow + hours * hourMs))).toEqual([0, 1, 2]);
});
