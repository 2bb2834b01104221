import { describe, expect, test } from 'vitest';
import type { AlertAction } from '#shared/alert/alertAction.ts';
import { alertVerbs, permissionFor } from '#shared/alert/alertAction.ts';
import { can } from '#shared/user/can.ts';
import { roles } from '#shared/user/user.ts';
import { aCommand, anAlert, aUser } from '#test/support/alertBuilders.ts';
import { aBook, aFinding } from '#test/support/bookBuilders.ts';
import { aProfileTree, asArea, hourMs, testNow } from '#test/support/readingBuilders.ts';

const leader = aUser({ id: 'chi', name: 'Lê Thị Chi', role: 'leader' });
const until = testNow + hourMs;
const shelve: AlertAction = { kind: 'shelve', reason: 'Bảo trì trạm', untilAt: until };
const suppress: AlertAction = { kind: 'suppress', reason: 'Theo sự cố nguồn', untilAt: until };
const takeOut: AlertAction = { kind: 'take-out-of-service', reason: 'Thay cảm biến', untilAt: until };
const acknowledge: AlertAction = { kind: 'acknowledge', comment: '' };

describe('withdrawing an acknowledgement', () => {
  test('makes the alert untaken again, with who and why on record, and calls nobody', async () => {
    const { act, book, changes, journal } = aBook([anAlert()]);
    await act(acknowledge);

    await act({ kind: 'withdraw-acknowledgement', comment: 'Nhầm trạm' });

    expect(book.open()[0]).toMatchObject({ facts: { acknowledged: false }, acknowledgement: null });
    expect(changes.at(-1)?.annunciations).toEqual([]);
    expect(journal.entries.at(-1)).toMatchObject({ event: 'withdraw-acknowledgement', note: 'Nhầm trạm' });
  });

  test('of an alert that nobody acknowledged is refused', async () => {
    const { act } = aBook([anAlert()]);

    expect(await act({ kind: 'withdraw-acknowledgement', comment: 'Nhầm' })).toMatchObject({
      failure: { code: 'wrong-state', detail: 'unacknowledged' },
    });
  });
});

describe('words and names', () => {
  test('a comment is on the alert and in the journal, and takes nothing', async () => {
    const { act, book, journal, states } = aBook([anAlert()]);

    await act({ kind: 'comment', comment: 'Đã gọi VNPT' }, leader);

    expect(book.open()[0]?.comment).toMatchObject({ userName: 'Lê Thị Chi', text: 'Đã gọi VNPT' });
    expect(journal.entries[0]).toMatchObject({ note: 'Đã gọi VNPT', userName: 'Lê Thị Chi' });
    expect(states()).toEqual(['alert-1 unacknowledged']);
  });

  test('a comment is taken although the alert changed meanwhile: it hides nothing', async () => {
    const { book, record, clock } = aBook([anAlert()]);
    await record(aFinding({ event: 'return' }));

    const command = aCommand({ kind: 'comment', comment: 'Đang xem' }, { revision: 1 });

    expect(await book.carryOut(aUser(), command, clock())).toMatchObject({ value: { revision: 3 } });
  });

  test('an alert is assigned to somebody who may handle it there, and to nobody again', async () => {
    const binh = aUser({ id: 'binh', name: 'Trần Văn Bình', area: 'vinh' });
    const { act, book, journal } = aBook([anAlert()], [binh]);

    await act({ kind: 'assign', userId: 'binh' }, leader);
    expect(book.open()[0]?.assignment).toEqual({ userId: 'binh', userName: 'Trần Văn Bình', at: testNow });
    expect(journal.entries[0]).toMatchObject({ userName: 'Lê Thị Chi', note: 'Trần Văn Bình' });
    await act({ kind: 'assign', userId: null });

    expect(book.open()[0]?.assignment).toBeNull();
  });

  test.each([
    ['nobody known', 'nobody'],
    ['somebody of another district', 'dung'],
    ['an administrator', 'giang'],
  ])('an alert is not assigned to %s', async (_whom, userId) => {
    const users = [aUser({ id: 'dung', area: 'cua-lo' }), aUser({ id: 'giang', role: 'administrator' })];
    const { act } = aBook([anAlert()], users);

    expect(await act({ kind: 'assign', userId })).toMatchObject({ failure: { code: 'not-found' } });
  });
});

describe('a latched alert', () => {
  test('stays after it was taken and has returned, until it is reset', async () => {
    const { act, record, states } = aBook();
    await record(aFinding({ latching: true }));

    await act(acknowledge, aUser(), 'new-1');
    expect(await act({ kind: 'reset' }, aUser(), 'new-1')).toMatchObject({
      failure: { code: 'wrong-state' },
    });
    await record(aFinding({ event: 'return' }));
    expect(states()).toEqual(['new-1 latched-acknowledged']);
    await act({ kind: 'reset' }, aUser(), 'new-1');

    expect(states()).toEqual([]);
  });
});

describe('a rise in priority', () => {
  test('after the acknowledgement calls again and is untaken', async () => {
    const { act, book, record, changes, journal } = aBook([anAlert({ priority: 'medium' })]);
    await act(acknowledge);

    await record(aFinding({ priority: 'critical' }));

    expect(book.open()[0]).toMatchObject({
      ...{ priority: 'critical', facts: { acknowledged: false }, acknowledgement: null, occurrences: 1 },
    });
    expect(changes.at(-1)?.annunciations).toEqual([[testNow, 'critical', 'vinh']]);
    expect(journal.entries.at(-1)?.event).toBe('raise-priority');
  });

  test('of a rule since the last start is seen at the start', async () => {
    const { book, clock } = aBook([anAlert({ priority: 'low', facts: { acknowledged: true } })]);

    await book.raisePriorities(clock());
    await book.raisePriorities(clock());

    expect(book.open()[0]).toMatchObject({ priority: 'high', revision: 2, facts: { acknowledged: false } });
  });

  test('is none when the rule became less urgent', async () => {
    const { record, journal } = aBook([anAlert()]);

    await record(aFinding({ priority: 'low' }));

    expect(journal.entries).toEqual([]);
  });
});

describe('the loss of a source', () => {
  test('is its own alert: acknowledging it does not acknowledge the one underneath', async () => {
    const lost = anAlert({ id: 'lost', rule: 'source-late', area: 'nghe-an' });
    const { act, states } = aBook([lost, anAlert()]);

    await act(acknowledge, aUser(), 'lost');

    expect(states()).toEqual(['alert-1 unacknowledged', 'lost acknowledged']);
  });
});

describe('every command', () => {
  const actions: readonly AlertAction[] = [
    acknowledge,
    { kind: 'withdraw-acknowledgement', comment: 'Nhầm' },
    { kind: 'comment', comment: 'Đã gọi' },
    { kind: 'assign', userId: null },
    shelve,
    { kind: 'unshelve' },
    suppress,
    { kind: 'unsuppress' },
    takeOut,
    { kind: 'put-in-service' },
    { kind: 'reset' },
  ];
  const cells = roles.flatMap((role) => actions.map((action) => [role, action.kind, action] as const));

  test('is among them', () => {
    expect(actions.map(({ kind }) => kind)).toEqual(alertVerbs);
  });

  test.each(cells)('%s, %s: allowed exactly as the permissions say', async (role, kind, action) => {
    const { act } = aBook([anAlert()]);
    const user = aUser({ role });
    const allowed = can(user, permissionFor[kind], asArea('vinh'), aProfileTree());

    const result = await act(action, user);

    expect(!result.ok && result.failure.code === 'forbidden').toBe(!allowed);
  });

  test.each(actions)('%o of an operator of another district is forbidden', async (action) => {
    const { act, journal } = aBook([anAlert()]);

    expect(await act(action, aUser({ area: 'cua-lo' }))).toMatchObject({ failure: { code: 'forbidden' } });
    expect(journal.entries).toEqual([]);
  });

  test.each(actions)('%o sent twice is one', async (action) => {
    const { book, journal, clock } = aBook([anAlert()]);
    const user = aUser({
      role: can(aUser(), permissionFor[action.kind], asArea('vinh'), aProfileTree()) ? 'operator' : 'leader',
    });

    const first = await book.carryOut(user, aCommand(action), clock());
    const again = await book.carryOut(user, aCommand(action), clock());

    expect(again).toEqual(first);
    expect(journal.entries.length).toBe(first.ok ? 1 : 0);
  });
});

describe('a command on many alerts', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, place) => anAlert({ id: `alert-${place}`, rule: `rule-${place}` }));
  const command = (count: number) => ({
    operationId: 'operation-1',
    action: acknowledge,
    alerts: many(count).map(({ id, revision }) => [id, revision] as [typeof id, number]),
  });

  test('answers for each, writes one entry for each and tells the screens once', async () => {
    const { book, clock, changes, journal } = aBook(many(500));

    const { items } = await book.handle(aUser(), command(500), clock());

    expect(items.filter(({ result }) => result.ok)).toHaveLength(500);
    expect(journal.entries).toHaveLength(500);
    expect(new Set(journal.entries.map(({ operationId }) => operationId)).size).toBe(500);
    expect(changes).toHaveLength(1);
  });

  test('refuses one without refusing the others', async () => {
    const [first, ...others] = many(3);
    const { book, clock, states } = aBook([{ ...(first ?? anAlert()), revision: 7 }, ...others]);

    const { items } = await book.handle(aUser(), command(3), clock());

    expect(items.map(({ result }) => (result.ok ? 'accepted' : result.failure.code))).toEqual([
      'revision-conflict',
      'accepted',
      'accepted',
    ]);
    expect(states()[0]).toBe('alert-0 unacknowledged');
  });

  test('sent twice is one, with the same answers', async () => {
    const { book, clock, journal } = aBook(many(3));

    const first = await book.handle(aUser(), command(3), clock());
    const again = await book.handle(aUser(), command(3), clock());

    expect(again).toEqual(first);
    expect(journal.entries).toHaveLength(3);
  });

  test('while the journal is away changes nothing and says so for each', async () => {
    const { book, clock, journal, changes } = aBook(many(3));
    journal.setAway(true);

    const { items } = await book.handle(aUser(), command(3), clock());

    expect(items.map(({ result }) => result.ok)).toEqual([false, false, false]);
    expect(changes).toEqual([]);
  });
});
