import { describe, expect, test } from 'vitest';
import { type DemoFileItem, demoFileItemSchema, demoFileSchema } from '#server/profile/demoFile.ts';
import { dealOut, spreadDemo } from '#server/profile/spreadDemo.ts';
import type { LevelId } from '#shared/area/area.ts';
import { aProfile } from '#test/support/profileBuilders.ts';
import { anIndicator } from '#test/support/readingBuilders.ts';

describe('dealing out', () => {
  test.each([
    [10, [1, 1, 1], 1, [4, 3, 3]],
    [100, [258, 286, 163], 1, [37, 40, 23]],
    [0.3, [1, 2], 0.1, [0.1, 0.2]],
    [5, [0, 0], 1, [3, 2]],
    [2, [1, 1, 0], 1, [1, 1, 0]],
  ])('%s by %j in steps of %s adds up to the digit', (total, weights, step, expected) => {
    const parts = dealOut(total, weights, step);

    expect(parts).toEqual(expected);
    expect(Number(parts.reduce((sum, part) => sum + part, 0).toFixed(6))).toBe(total);
  });
});

/** Districts 412, 425 and 413; of today's communes 16690 lies in 412. */
const profile = aProfile({
  indicators: [
    anIndicator({ id: 'dvc.overdue' }),
    anIndicator({ id: 'dvc.paid_pct', measure: 'ratio', rollUp: { rule: 'ratio' }, better: 'up' }),
    anIndicator({ id: 'tel.stations', levels: ['commune' as LevelId] }),
    anIndicator({ id: 'tel.subs', levels: ['province' as LevelId] }),
  ],
});
const people = { 412: 50, 413: 20, 425: 30 };

function spread(item: object, more: object = {}) {
  const file = demoFileSchema.parse({ stormPath: [], weights: { people }, ...more });
  const parsed: DemoFileItem = demoFileItemSchema.parse(item);
  return spreadDemo(file, [parsed], profile).indicators[0];
}

describe('the demo feed by area', () => {
  test('deals a count out by weight', () => {
    const entry = spread({ indicator: 'dvc.overdue', total: 1_001, by: 'people' });

    expect(entry?.areas).toEqual({ 412: 501, 413: 200, 425: 300 });
  });

  test('deals the denominator of a ratio out, and leaves its level', () => {
    const entry = spread({ indicator: 'dvc.paid_pct', level: 52, total: 100, by: 'people' });

    expect(entry).toMatchObject({ level: 52, sizes: people });
    expect(entry).not.toHaveProperty('areas');
  });

  test('lets areas lean away from a level that the province keeps', () => {
    const lean = { 412: 1, 413: 0, 425: -1 };
    const entry = spread(
      { indicator: 'dvc.paid_pct', level: 52, total: 100, by: 'people', range: 10 },
      { lean },
    );

    expect(entry?.areas).toEqual({ 412: 60, 413: 50, 425: 40 });
  });

  test('keeps what an entry says of an area itself', () => {
    const areas = { 413: 7 };
    const entry = spread({ indicator: 'dvc.overdue', total: 100, by: 'people', areas });

    expect(entry?.areas).toEqual({ 412: 50, 413: 7, 425: 30 });
  });

  test('knows a district by the sum of its communes, a commune by its share of its district', () => {
    const weights = { stations: { 16690: 3 }, people };
    const district = spread({ indicator: 'dvc.overdue', total: 9, by: 'stations' }, { weights });
    const commune = spread({ indicator: 'tel.stations', total: 9, by: 'people' }, { weights });

    expect(district?.areas).toEqual({ 412: 9, 413: 0, 425: 0 });
    expect(commune?.areas).toEqual({ 16690: 9 });
  });

  test('gives the province its whole figure', () => {
    const entry = spread({ indicator: 'tel.subs', total: 600_000 });

    expect(entry?.areas).toEqual({ 40: 600_000 });
  });
});
