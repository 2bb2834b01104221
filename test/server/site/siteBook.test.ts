import { describe, expect, test } from 'vitest';
import { createSiteBook } from '#server/site/siteBook.ts';
import { aSiteReport, testNow } from '#test/support/readingBuilders.ts';

describe('the site book', () => {
  test('tells the first report and every change of state or cause', () => {
    const book = createSiteBook();

    expect(book.take([aSiteReport()])).toHaveLength(1);
    expect(book.take([aSiteReport({ at: testNow + 1 })])).toEqual([]);
    expect(book.take([aSiteReport({ at: testNow + 2, state: 'down' })])).toHaveLength(1);
    expect(book.take([aSiteReport({ at: testNow + 3, state: 'down', cause: 'power' })])).toHaveLength(1);
  });

  test('knows the newest report, also when it says the same again', () => {
    const book = createSiteBook();
    book.take([aSiteReport(), aSiteReport({ at: testNow + 1 })]);

    expect(book.all()).toEqual([aSiteReport({ at: testNow + 1 })]);
  });

  test('does not take an older report, and takes a correction of the same time', () => {
    const book = createSiteBook();
    book.take([aSiteReport({ state: 'down' })]);

    expect(book.take([aSiteReport({ at: testNow - 1, state: 'up' })])).toEqual([]);
    expect(book.take([aSiteReport({ state: 'degraded' })])).toHaveLength(1);
    expect(book.all()).toEqual([aSiteReport({ state: 'degraded' })]);
  });

  test('keeps sites apart', () => {
    const book = createSiteBook();

    book.take([aSiteReport(), aSiteReport({ site: 'bts-2', state: 'down' })]);

    expect(book.all().map(({ site, state }) => [site, state])).toEqual([
      ['bts-1', 'up'],
      ['bts-2', 'down'],
    ]);
  });
});
