import { describe, expect, test } from 'vitest';
import { createCatalogue } from '#server/indicator/catalogue.ts';
import type { LevelId } from '#shared/area/area.ts';
import { aProfile } from '#test/support/profileBuilders.ts';
import { anIndicator, asArea, reformAt, testNow } from '#test/support/readingBuilders.ts';

const catalogue = createCatalogue(aProfile());
const reporterIds = (levels: string[], area: string): string[] => {
  const place = catalogue.tree.get(asArea(area));
  if (!place) throw new Error(`no area "${area}"`);
  return catalogue.reportersOf(anIndicator({ levels: levels as LevelId[] }), place).map(({ id }) => id);
};

describe('the day of an instant', () => {
  test('turns at midnight of the province, not of the server', () => {
    expect(catalogue.dayOf(reformAt - 1)).toBe('2025-06-30');
    expect(catalogue.dayOf(reformAt)).toBe('2025-07-01');
  });

  test('turns at midnight of zones with quarter hours as well', () => {
    const nepal = createCatalogue(aProfile({ timeZone: 'Asia/Kathmandu' }));
    const midnight = Date.UTC(2024, 0, 1, 18, 15);

    expect([midnight - 1, midnight].map(nepal.dayOf)).toEqual(['2024-01-01', '2024-01-02']);
  });

  test('stays right however many were asked before', () => {
    for (let quarter = 0; quarter < 60_000; quarter += 1) catalogue.dayOf(testNow + quarter * 900_000);

    expect(catalogue.dayOf(testNow)).toBe('2024-11-21');
  });
});

describe('the areas that a roll-up is made of', () => {
  test.each([
    [['district'], 'nghe-an', ['vinh', 'dien-chau', 'cua-lo']],
    [['commune'], 'nghe-an', ['nghi-phu', 'truong-vinh']],
    [['commune'], 'vinh', ['nghi-phu', 'truong-vinh']],
    [['commune'], 'cua-lo', []],
    [['district', 'commune'], 'nghe-an', ['vinh', 'dien-chau', 'cua-lo']],
    [['province'], 'nghe-an', []],
    [['district'], 'vinh', []],
  ])('of an indicator for %j in %s: %j', (levels, area, reporters) => {
    expect(reporterIds(levels, area)).toEqual(reporters);
  });
});
