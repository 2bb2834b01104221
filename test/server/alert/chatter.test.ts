import { describe, expect, test } from 'vitest';
import { chatterWindowMs } from '#shared/alert/chatter.ts';
import { aUser } from '#test/support/alertBuilders.ts';
import { aBook, aFinding } from '#test/support/bookBuilders.ts';

const swing = { raise: aFinding(), return: aFinding({ event: 'return' }) };

describe('a condition that swings', () => {
  test('100 times in 10 minutes calls for attention once, and is flagged', async () => {
    const { book, clock, record } = aBook();

    for (let crossing = 0; crossing < 100; crossing += 1) {
      await record(crossing % 2 === 0 ? swing.raise : swing.return);
      clock.pass(6_000);
    }

    expect(book.annunciations(clock())).toHaveLength(1);
    expect(book.open()).toMatchObject([{ nuisance: 'chattering', occurrences: 50 }]);
  });

  test('calls once although somebody takes it every time', async () => {
    const { act, book, clock, record } = aBook();
    for (let count = 0; count < 25; count += 1) {
      await record(swing.raise);
      const id = book.open()[0]?.id;
      await act({ kind: 'acknowledge', comment: '' }, aUser(), id);
      clock.pass(12_000);
      await record(swing.return);
      clock.pass(12_000);
    }

    // Each is a new alert, for the one before was closed; the first two are not yet known to be chatter.
    expect(book.annunciations(clock()).length).toBeLessThanOrEqual(3);
  });
});

test('what swung before a restart is known to swing after it', async () => {
  const before = aBook();
  for (const _crossing of [1, 2]) {
    await before.record(swing.raise);
    await before.act({ kind: 'acknowledge', comment: '' }, aUser(), before.book.open()[0]?.id);
    before.clock.pass(6_000);
    await before.record(swing.return);
    before.clock.pass(6_000);
  }
  const now = before.clock();
  const recent = await before.journal.between({ fromAt: now - chatterWindowMs, toAt: now });

  const after = aBook([], [], recent);
  after.clock.pass(24_000);
  await after.record(swing.raise);

  expect(after.book.open()).toMatchObject([{ nuisance: 'chattering' }]);
  expect(after.book.annunciations(after.clock())).toEqual([]);
});

describe('a condition that comes and goes slowly', () => {
  test('calls for attention every time', async () => {
    const { book, clock, record } = aBook();
    for (let count = 0; count < 20; count += 1) {
      await record(swing.raise);
      clock.pass(chatterWindowMs);
      await record(swing.return);
      clock.pass(chatterWindowMs);
    }

    expect(book.annunciations(clock())).toHaveLength(20);
    expect(book.open()).toMatchObject([{ nuisance: null, occurrences: 20 }]);
  });

  test('and was taken in between calls every time, however soon', async () => {
    const { act, book, clock, record } = aBook();
    for (let count = 0; count < 2; count += 1) {
      await record(swing.raise);
      await act({ kind: 'acknowledge', comment: '' }, aUser(), book.open()[0]?.id);
      await record(swing.return);
      clock.pass(60_000);
    }

    expect(book.annunciations(clock())).toHaveLength(2);
  });
});

describe('an alert that returned within a minute', () => {
  test('is fleeting when nobody had taken it', async () => {
    const { book, clock, record } = aBook();
    await record(swing.raise);
    clock.pass(59_000);

    await record(swing.return);

    expect(book.open()).toMatchObject([{ nuisance: 'fleeting' }]);
  });

  test('is none after a minute', async () => {
    const { book, clock, record } = aBook();
    await record(swing.raise);
    clock.pass(60_000);

    await record(swing.return);

    expect(book.open()).toMatchObject([{ nuisance: null }]);
  });

  test('is no longer called so when it comes back and stands', async () => {
    const { book, clock, record } = aBook();
    await record(swing.raise);
    clock.pass(1_000);
    await record(swing.return);
    clock.pass(chatterWindowMs);

    await record(swing.raise);

    expect(book.open()).toMatchObject([{ nuisance: null }]);
  });
});
