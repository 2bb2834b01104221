import { describe, expect, test } from 'vitest';
import { type AlertAction, longestHidingMs } from '#shared/alert/alertAction.ts';
import { anAlert, aUser } from '#test/support/alertBuilders.ts';
import { aBook, aFinding } from '#test/support/bookBuilders.ts';
import { hourMs, testNow } from '#test/support/readingBuilders.ts';

const leader = aUser({ id: 'chi', name: 'Lê Thị Chi', role: 'leader' });
const until = testNow + hourMs;
const shelve: AlertAction = { kind: 'shelve', reason: 'Bảo trì trạm', untilAt: until };
const suppress: AlertAction = { kind: 'suppress', reason: 'Theo sự cố nguồn', untilAt: until };
const takeOut: AlertAction = { kind: 'take-out-of-service', reason: 'Thay cảm biến', untilAt: until };
const acknowledge: AlertAction = { kind: 'acknowledge', comment: '' };

describe('shelving', () => {
  test('takes the alert out of the list with who, why and until when, and journals it', async () => {
    const { act, book, journal } = aBook([anAlert()]);

    expect((await act(shelve)).ok).toBe(true);

    expect(book.open()[0]).toMatchObject({
      facts: { suppression: 'shelved', active: true },
      hiding: { userName: 'Nguyễn Thị An', at: testNow, reason: 'Bảo trì trạm', untilAt: until },
    });
    expect(journal.entries[0]).toMatchObject({
      ...{ event: 'shelve', annunciated: false, userId: 'an', userName: 'Nguyễn Thị An' },
      note: 'Bảo trì trạm',
    });
  });

  test.each([
    ['now', 0],
    ['in the past', -1],
    ['further away than a day', longestHidingMs.shelve + 1],
  ])('is refused with an end %s', async (_when, inMs) => {
    const { act, states, journal } = aBook([anAlert()]);

    const result = await act({ ...shelve, untilAt: testNow + inMs });

    expect(result).toMatchObject({ failure: { code: 'end-refused' } });
    expect(states()).toEqual(['alert-1 unacknowledged']);
    expect(journal.entries).toEqual([]);
  });

  test('ended by hand leaves the alert acknowledged by that hand', async () => {
    const { act, book } = aBook([anAlert()]);
    await act(shelve);

    await act({ kind: 'unshelve' });

    expect(book.open()[0]).toMatchObject({
      ...{ facts: { suppression: null, acknowledged: true }, hiding: null },
      acknowledgement: { userName: 'Nguyễn Thị An' },
    });
  });

  test('ended by the clock leaves an active alert unacknowledged, and calls for attention', async () => {
    const { act, book, clock, changes, journal } = aBook([anAlert()]);
    await act(acknowledge);
    await act(shelve);
    clock.pass(hourMs);

    await book.endHidings(clock());

    expect(book.open()[0]).toMatchObject({
      ...{ facts: { suppression: null, acknowledged: false }, hiding: null, acknowledgement: null },
      annunciatedAt: until,
    });
    expect(changes.at(-1)?.annunciations).toEqual([[until, 'high', 'vinh']]);
    expect(journal.entries.at(-1)).toMatchObject({ event: 'end-shelving', userId: null });
  });

  test('does not end before its time', async () => {
    const { act, book, clock, states } = aBook([anAlert()]);
    await act(shelve);
    clock.pass(hourMs - 1);

    await book.endHidings(clock());

    expect(states()).toEqual(['alert-1 shelved']);
  });

  test('of a taken alert that has returned meanwhile closes it at its end', async () => {
    const { act, book, clock, record } = aBook([anAlert()]);
    await act(acknowledge);
    await act(shelve);
    await record(aFinding({ event: 'return' }));
    clock.pass(hourMs);

    await book.endHidings(clock());

    expect(book.open()).toEqual([]);
  });

  test('may be prolonged, which is on record too', async () => {
    const { act, book, journal } = aBook([anAlert()]);
    await act(shelve);

    await act({ kind: 'shelve', reason: 'Chưa xong', untilAt: until + hourMs });

    expect(book.open()[0]?.hiding).toMatchObject({ reason: 'Chưa xong', untilAt: until + hourMs });
    expect(journal.entries.map(({ note }) => note)).toEqual(['Bảo trì trạm', 'Chưa xong']);
  });

  test('of many that end together brings them back a minute apart, the most urgent first', async () => {
    const given = [
      anAlert({ id: 'low', priority: 'low' }),
      anAlert({ id: 'high', area: 'cua-lo' }),
      anAlert({ id: 'critical', priority: 'critical', area: 'dien-chau' }),
    ];
    const { act, book, clock } = aBook(given);
    for (const { id } of given) await act(shelve, aUser(), id);
    const back = () => book.open().flatMap(({ id, hiding }) => (hiding === null ? [id] : []));
    const second = async () => {
      await book.endHidings(clock());
      const shown = back();
      clock.pass(1_000);
      return shown;
    };
    clock.pass(hourMs);

    const seen: string[][] = [];
    for (let count = 0; count < 62; count += 1) seen.push(await second());

    expect(seen[0]).toEqual(['critical', 'high']);
    expect(seen[59]).toEqual(['critical', 'high']);
    expect(seen[60]).toEqual(['critical', 'high', 'low']);
  });
});

describe('a longer hiding', () => {
  test.each([
    [suppress, 'suppressed-by-design', { kind: 'unsuppress' } as const],
    [takeOut, 'out-of-service', { kind: 'put-in-service' } as const],
  ])('%o is a leader’s, has an end, and leaves the alert untaken', async (hide, state, end) => {
    const { act, book, clock, states, changes } = aBook([anAlert()]);

    expect(await act(hide)).toMatchObject({ failure: { code: 'forbidden' } });
    await act(hide, leader);
    expect(states()).toEqual([`alert-1 ${state}`]);
    await act(end, leader);
    expect(states()).toEqual(['alert-1 unacknowledged']);
    await act(hide, leader);
    clock.pass(hourMs);
    await book.endHidings(clock());

    expect(states()).toEqual(['alert-1 unacknowledged']);
    expect(changes.at(-1)?.annunciations).toHaveLength(1);
    expect(book.open()[0]?.hiding).toBeNull();
  });

  test('replaces a shelving, with its own owner, reason and end', async () => {
    const { act, book } = aBook([anAlert()]);
    await act(shelve);

    await act(takeOut, leader);

    expect(book.open()[0]).toMatchObject({
      facts: { suppression: 'out-of-service' },
      hiding: { userName: 'Lê Thị Chi', reason: 'Thay cảm biến' },
    });
  });

  test.each([shelve, suppress, takeOut])('%o keeps being evaluated', async (hide) => {
    const { act, book, record, changes } = aBook([anAlert()]);
    await act(hide, hide === shelve ? aUser() : leader);

    await record(aFinding({ event: 'return' }));
    await record(aFinding({ value: 99 }));

    expect(book.open()[0]).toMatchObject({ facts: { active: true }, occurrences: 2, value: 99 });
    expect(changes.every(({ annunciations }) => annunciations.length === 0)).toBe(true);
    expect(book.open()[0]?.hiding).not.toBeNull();
  });
});
