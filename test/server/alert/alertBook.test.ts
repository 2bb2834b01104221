import { describe, expect, test } from 'vitest';
import type { Alert } from '#shared/alert/alert.ts';
import { anAlert, aUser } from '#test/support/alertBuilders.ts';
import { aBook, aFinding } from '#test/support/bookBuilders.ts';
import { hourMs, testNow } from '#test/support/readingBuilders.ts';

describe('the life of an alert', () => {
  test('begins unacknowledged, with revision 1, and calls for attention', async () => {
    const { book, changes, record } = aBook();

    expect(await record(aFinding())).toBe(true);

    expect(book.open()).toEqual([anAlert({ id: 'new-1' })]);
    expect(changes).toEqual([{ alerts: book.open(), annunciations: [[testNow, 'high', 'vinh']] }]);
  });

  test('ends when it has returned and was acknowledged, in this order', async () => {
    const { acknowledge, record, states, changes } = aBook([anAlert()]);

    await acknowledge();
    expect(states()).toEqual(['alert-1 acknowledged']);
    await record(aFinding({ event: 'return' }));

    expect(states()).toEqual([]);
    expect(changes.at(-1)?.alerts[0]).toMatchObject({ facts: { active: false }, returnedAt: testNow });
  });

  test('stays after it has returned until somebody takes it', async () => {
    const { acknowledge, record, states } = aBook([anAlert()]);

    await record(aFinding({ event: 'return' }));
    expect(states()).toEqual(['alert-1 returned-unacknowledged']);
    const result = await acknowledge({ revision: 2 });

    expect(result.ok).toBe(true);
    expect(states()).toEqual([]);
  });

  test('goes on when the condition comes back before anybody took it', async () => {
    const { book, clock, record, changes } = aBook([anAlert()]);
    await record(aFinding({ event: 'return' }));
    clock.pass(hourMs);

    await record(aFinding({ value: 70 }));

    expect(book.open()).toEqual([
      anAlert({ revision: 3, occurrences: 2, value: 70, annunciatedAt: testNow + hourMs }),
    ]);
    expect(changes.at(-1)?.annunciations).toEqual([[testNow + hourMs, 'high', 'vinh']]);
  });

  test('is a new one after the old one was closed', async () => {
    const { acknowledge, record, book } = aBook([anAlert()]);
    await acknowledge();
    await record(aFinding({ event: 'return' }));

    await record(aFinding());

    expect(book.open()).toMatchObject([{ id: 'new-1', occurrences: 1, revision: 1 }]);
  });

  test('is told with every step, and acknowledging does not call for attention', async () => {
    const { acknowledge, record, changes, journal } = aBook();
    await record(aFinding());
    await acknowledge({ alertId: 'new-1' });
    await record(aFinding({ event: 'return' }));

    expect(
      journal.entries.map(({ event, annunciated, alert }) => [event, annunciated, alert.revision]),
    ).toEqual([
      ['raise', true, 1],
      ['acknowledge', false, 2],
      ['return', false, 3],
    ]);
    expect(changes.map(({ annunciations }) => annunciations.length)).toEqual([1, 0, 0]);
  });

  test('does not notice a finding that says what is already so', async () => {
    const { record, changes, journal } = aBook([anAlert()]);

    expect(await record(aFinding())).toBe(true);
    expect(await record(aFinding({ event: 'return', area: 'cua-lo' }))).toBe(true);

    expect(changes).toEqual([]);
    expect(journal.entries).toEqual([]);
  });

  test('several findings are one record and one message', async () => {
    const { record, changes, book } = aBook();

    await record(aFinding(), aFinding({ area: 'cua-lo' }), aFinding({ rule: 'other' }));

    expect(changes).toHaveLength(1);
    expect(book.open()).toHaveLength(3);
  });
});

describe('a hidden alert', () => {
  const shelved = anAlert({
    facts: { acknowledged: true, active: false, suppression: 'shelved' },
    acknowledgement: { userId: 'an', userName: 'An', at: testNow, comment: '' },
  });

  test('follows its condition without calling for attention, and keeps who took it', async () => {
    const { record, changes, book } = aBook([shelved]);

    await record(aFinding());

    expect(book.open()[0]).toMatchObject({
      facts: { active: true, acknowledged: true, suppression: 'shelved' },
      acknowledgement: { userName: 'An' },
    });
    expect(changes[0]?.annunciations).toEqual([]);
  });

  test('cannot be acknowledged', async () => {
    const { acknowledge } = aBook([anAlert({ facts: { suppression: 'shelved' } })]);

    expect(await acknowledge()).toMatchObject({ ok: false, failure: { code: 'not-acknowledgeable' } });
  });
});

describe('an acknowledgement', () => {
  test('keeps who, when and what they said, and gives the new revision', async () => {
    const { acknowledge, book, journal } = aBook([anAlert()]);

    const result = await acknowledge({ comment: '  Đã gọi  ' });

    expect(result).toEqual({ ok: true, value: { alertId: 'alert-1', revision: 2 } });
    expect(book.open()[0]?.acknowledgement).toEqual({
      userId: 'an',
      userName: 'Nguyễn Thị An',
      at: testNow,
      comment: 'Đã gọi',
    });
    expect(journal.entries[0]).toMatchObject({ userId: 'an', operationId: 'operation-1' });
  });

  test('covers only what was on the screen', async () => {
    const { acknowledge, record, states } = aBook([anAlert()]);
    await record(aFinding({ event: 'return' }));

    const result = await acknowledge({ revision: 1 });

    expect(result).toMatchObject({ failure: { code: 'revision-conflict', detail: 'revision 2, not 1' } });
    expect(states()).toEqual(['alert-1 returned-unacknowledged']);
  });

  test('of a revision that does not exist yet is refused', async () => {
    const { acknowledge } = aBook([anAlert()]);

    expect(await acknowledge({ revision: 2 })).toMatchObject({ failure: { code: 'revision-conflict' } });
  });

  test('that comes second is told who was first', async () => {
    const { acknowledge } = aBook([anAlert()]);
    await acknowledge();

    const second = await acknowledge({ operationId: 'operation-2' }, aUser({ id: 'binh', name: 'Bình' }));

    expect(second).toMatchObject({
      failure: { code: 'already-acknowledged', detail: 'Nguyễn Thị An' },
    });
  });

  test('that is sent twice is one, with the same answer, after the alert was closed too', async () => {
    const { acknowledge, record, journal } = aBook([anAlert()]);
    const first = await acknowledge();
    await record(aFinding({ event: 'return' }));

    expect(await acknowledge()).toEqual(first);

    expect(journal.entries.filter(({ event }) => event === 'acknowledge')).toHaveLength(1);
  });

  test('that is sent twice at once is one', async () => {
    const { acknowledge, journal } = aBook([anAlert()]);

    const [first, second] = await Promise.all([acknowledge(), acknowledge()]);

    expect(first?.ok).toBe(true);
    expect(second).toEqual(first);
    expect(journal.entries).toHaveLength(1);
  });

  test.each([
    ['somebody else', { alertId: 'alert-1' }, aUser({ id: 'binh' })],
    ['another alert', { alertId: 'alert-2' }, aUser()],
  ])('may not use the operation id of %s', async (_whose, given, user) => {
    const { acknowledge } = aBook([anAlert(), anAlert({ id: 'alert-2', area: 'cua-lo' })]);
    await acknowledge();

    expect(await acknowledge(given, user)).toMatchObject({ ok: false, failure: { code: 'bad-request' } });
  });

  test.each([
    ['a duty officer', aUser({ role: 'duty' })],
    ['a leader', aUser({ role: 'leader' })],
    ['an administrator', aUser({ role: 'administrator' })],
    ['an operator of another district', aUser({ area: 'cua-lo' })],
  ])('is not for %s', async (_who, user) => {
    const { acknowledge, states, journal } = aBook([anAlert()]);

    expect(await acknowledge({}, user)).toEqual({ ok: false, failure: { code: 'forbidden' } });
    expect(states()).toEqual(['alert-1 unacknowledged']);
    expect(journal.entries).toEqual([]);
  });

  test('is for the operator of the district', async () => {
    const { acknowledge } = aBook([anAlert()]);

    expect((await acknowledge({}, aUser({ area: 'vinh' }))).ok).toBe(true);
  });

  test('of an alert that is not open is refused', async () => {
    const { acknowledge } = aBook();

    expect(await acknowledge()).toMatchObject({ failure: { code: 'not-found' } });
  });

  test('by 200 operators at once has exactly one winner', async () => {
    const { acknowledge, journal, changes } = aBook([anAlert()]);

    const results = await Promise.all(
      Array.from({ length: 200 }, (_, place) =>
        acknowledge(
          { operationId: `operation-${place}` },
          aUser({ id: `user-${place}`, name: `User ${place}` }),
        ),
      ),
    );

    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const refusals = results.flatMap((result) => (result.ok ? [] : [result.failure.code]));
    expect(refusals).toEqual(Array(199).fill('already-acknowledged'));
    expect(journal.entries).toHaveLength(1);
    expect(changes).toHaveLength(1);
  });
});

describe('a journal that is away', () => {
  test('changes nothing, tells nobody and refuses the acknowledgement', async () => {
    const { acknowledge, book, changes, journal, states } = aBook([anAlert()]);
    journal.setAway(true);

    const result = await acknowledge();

    expect(result).toMatchObject({ ok: false, failure: { code: 'journal-away' } });
    expect(states()).toEqual(['alert-1 unacknowledged']);
    expect(changes).toEqual([]);
    expect(book.isJournalAway()).toBe(true);
  });

  test('records no finding', async () => {
    const { record, book, changes, journal } = aBook();
    journal.setAway(true);

    expect(await record(aFinding())).toBe(false);

    expect(book.open()).toEqual([]);
    expect(changes).toEqual([]);
    expect(book.annunciations(testNow)).toEqual([]);
  });

  test('is said once in the log, not with every attempt', async () => {
    const { record, journal, log } = aBook();
    journal.setAway(true);

    await record(aFinding());
    await record(aFinding());

    expect(log.lines).toEqual(['error: the alert journal cannot be written']);
  });

  test('is found to be back without anybody writing to it', async () => {
    const { acknowledge, book, journal } = aBook([anAlert()]);
    journal.setAway(true);
    await acknowledge();

    await book.recheckJournal();
    const whileAway = book.isJournalAway();
    journal.setAway(false);
    await book.recheckJournal();

    expect(whileAway).toBe(true);
    expect(book.isJournalAway()).toBe(false);
  });

  test('takes up where it was when it is back', async () => {
    const { acknowledge, book, journal, record } = aBook();
    journal.setAway(true);
    await record(aFinding());

    journal.setAway(false);

    expect(await record(aFinding())).toBe(true);
    expect(book.isJournalAway()).toBe(false);
    expect((await acknowledge({ alertId: book.open()[0]?.id ?? '' })).ok).toBe(true);
  });
});

describe('the book', () => {
  test('shows the untaken and most urgent first', () => {
    const { book } = aBook([
      anAlert({ id: 'taken', facts: { acknowledged: true }, priority: 'critical' }),
      anAlert({ id: 'low', priority: 'low', area: 'cua-lo' }),
      anAlert({ id: 'critical', priority: 'critical', area: 'dien-chau' }),
    ]);

    expect(book.open().map(({ id }) => id)).toEqual(['critical', 'low', 'taken']);
  });

  test('remembers annunciations for 24 hours', async () => {
    const { book, clock, record } = aBook();
    await record(aFinding());
    clock.pass(24 * hourMs);

    expect(book.annunciations(clock())).toHaveLength(1);
    expect(book.annunciations(clock() + 1)).toEqual([]);
  });
});

describe('an alert whose rule left the profile', () => {
  const orphan = { rule: 'a-rule-of-last-year' as Alert['rule'] };

  test('returns at the start and stays until somebody takes it', async () => {
    const { book, clock, journal, states } = aBook([anAlert(orphan)]);

    await book.returnOrphans(clock());
    await book.returnOrphans(clock());

    expect(states()).toEqual(['alert-1 returned-unacknowledged']);
    expect(journal.entries.map(({ event, annunciated }) => [event, annunciated])).toEqual([
      ['return', false],
    ]);
  });

  test('is over at the start when somebody had taken it', async () => {
    const facts = { active: true, acknowledged: true, latched: false, suppression: null };
    const { book, clock } = aBook([anAlert({ ...orphan, facts }), anAlert({ id: 'alert-2' as Alert['id'] })]);

    await book.returnOrphans(clock());

    expect(book.open().map(({ id }) => id)).toEqual(['alert-2']);
  });
});
