import { describe, expect, test } from 'vitest';
import { createSiteBook } from '#server/site/siteBook.ts';
import { aSiteReport, asSite, hourMs, minuteMs, testNow } from '#test/support/readingBuilders.ts';

const bts = asSite('bts-1');

describe('the site book', () => {
  test('tells the first report and every change of state or cause', () => {
    const book = createSiteBook();

    expect(book.take([aSiteReport()])).toHaveLength(1);
    expect(book.take([aSiteReport({ at: testNow + 1 })])).toEqual([]);
    expect(book.take([aSiteReport({ at: testNow + 2, state: 'down' })])).toHaveLength(1);
    expect(book.take([aSiteReport({ at: testNow + 3, state: 'down', cause: 'power' })])).toHaveLength(1);
  });

  test('knows since when a site stands as it does, however often that is said again', () => {
    const book = createSiteBook();

    book.take([aSiteReport(), aSiteReport({ at: testNow + 1 })]);

    expect(book.get(bts)).toEqual({ site: bts, state: 'up', cause: null, since: testNow });
  });

  test('takes a cause that becomes known later for no new outage', () => {
    const book = createSiteBook();

    book.take([
      aSiteReport({ state: 'down' }),
      aSiteReport({ at: testNow + 9, state: 'down', cause: 'cable' }),
    ]);

    expect(book.get(bts)).toMatchObject({ cause: 'cable', since: testNow });
  });

  test('does not take an older report, and takes a correction of the same time', () => {
    const book = createSiteBook();
    book.take([aSiteReport({ state: 'down' })]);

    expect(book.take([aSiteReport({ at: testNow - 1, state: 'up' })])).toEqual([]);
    expect(book.take([aSiteReport({ state: 'degraded' })])).toHaveLength(1);
    expect(book.all().map(({ state }) => state)).toEqual(['degraded']);
  });

  test('keeps sites apart', () => {
    const book = createSiteBook();

    book.take([aSiteReport(), aSiteReport({ site: 'bts-2', state: 'down' })]);

    expect(book.all().map(({ site, state }) => [site, state])).toEqual([
      ['bts-1', 'up'],
      ['bts-2', 'down'],
    ]);
  });

  test('calls news what says more than is known, also that a site still stands as it did', () => {
    const book = createSiteBook();
    book.take([aSiteReport()]);

    expect(book.isNews(aSiteReport())).toBe(false);
    expect(book.isNews(aSiteReport({ at: testNow - 1, state: 'down' }))).toBe(false);
    expect(book.isNews(aSiteReport({ state: 'down' }))).toBe(true);
    expect(book.isNews(aSiteReport({ at: testNow + 1 }))).toBe(true);
    expect(book.isNews(aSiteReport({ site: 'bts-2' }))).toBe(true);
  });

  test('knows the outages that ended within 24 hours, and how long they lasted', () => {
    const book = createSiteBook();

    book.take([
      aSiteReport({ state: 'down', cause: 'power' }),
      aSiteReport({ at: testNow + 2 * hourMs, state: 'degraded', cause: 'generator' }),
      aSiteReport({ at: testNow + 3 * hourMs, state: 'down' }),
      aSiteReport({ at: testNow + 3 * hourMs + 30 * minuteMs, state: 'up' }),
    ]);

    const ended = [
      { endedAt: testNow + 2 * hourMs, lastedMs: 2 * hourMs },
      { endedAt: testNow + 3 * hourMs + 30 * minuteMs, lastedMs: 30 * minuteMs },
    ];
    expect(book.outagesOf(bts, testNow + 4 * hourMs)).toEqual(ended);
    expect(book.outagesOf(bts, testNow + 26 * hourMs + 1)).toEqual(ended.slice(1));
    expect(book.outagesOf(bts, testNow + 48 * hourMs)).toEqual([]);
  });
});
