import { describe, expect, test } from 'vitest';
import { createCatalogue } from '#server/indicator/catalogue.ts';
import { createSiteBook } from '#server/site/siteBook.ts';
import { createSiteCounter } from '#server/site/siteCounts.ts';
import { aProfile } from '#test/support/profileBuilders.ts';
import { aSite, aSiteReport, asArea, testNow } from '#test/support/readingBuilders.ts';

const sites = [
  aSite({ operator: 'Viettel' }),
  aSite({ id: 'bts-2', area: 'cua-lo', operator: 'Viettel' }),
  aSite({ id: 'bts-3', operator: 'MobiFone' }),
  aSite({ id: 'bts-4', operator: 'MobiFone' }),
];

function counting() {
  const siteBook = createSiteBook();
  const { counts } = createSiteCounter(createCatalogue(aProfile({ sites })), siteBook);
  siteBook.take([
    aSiteReport({ state: 'down', cause: 'power' }),
    aSiteReport({ site: 'bts-2', state: 'down', cause: 'cable' }),
    aSiteReport({ site: 'bts-3' }),
  ]);
  return { siteBook, counts };
}

describe('sites are counted for the rules that watch them', () => {
  test('in an area and everywhere below it, those that never reported left out', () => {
    const { counts } = counting();

    expect(counts(asArea('vinh'), { kind: 'bts' })).toEqual({ down: 1, total: 2 });
    expect(counts(asArea('nghe-an'), { kind: 'bts' })).toEqual({ down: 2, total: 3 });
  });

  test('of one operator, and down for one cause', () => {
    const { counts } = counting();

    expect(counts(asArea('nghe-an'), { kind: 'bts', operator: 'MobiFone' })).toEqual({ down: 0, total: 1 });
    expect(counts(asArea('nghe-an'), { kind: 'bts', cause: 'cable' })).toEqual({ down: 1, total: 3 });
  });

  test('anew after one of them changed', () => {
    const { counts, siteBook } = counting();
    counts(asArea('vinh'), { kind: 'bts' });

    siteBook.take([aSiteReport({ at: testNow + 1 })]);

    expect(counts(asArea('vinh'), { kind: 'bts' })).toEqual({ down: 0, total: 2 });
  });

  test('not where nothing is known of such sites', () => {
    const { counts } = counting();

    expect(counts(asArea('vinh'), { kind: 'radio' })).toBeNull();
    expect(counts(asArea('nghe-an'), { kind: 'bts', operator: 'Nobody' })).toBeNull();
  });
});
