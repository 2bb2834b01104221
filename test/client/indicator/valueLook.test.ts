import { expect, test } from 'vitest';
import { isCurrent, valueLookOf } from '#client/indicator/valueLook.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { Cell } from '#shared/indicator/cell.ts';
import type { IndicatorId } from '#shared/indicator/indicator.ts';

const minute = 60_000;
const cadence = { cadence: 15 * minute, grace: 5 * minute, missingAfter: 120 * minute };
const at = 1_700_000_000_000;

const aCell = (over: Partial<Cell> = {}): Cell => ({
  indicator: 'dvc.submit_online_pct' as IndicatorId,
  area: '40' as AreaId,
  at,
  measured: { kind: 'ratio', numerator: 812, denominator: 1011 },
  band: 'attention',
  origin: 'rolled-up',
  reporting: 21,
  expected: 21,
  ...over,
});

test.each([
  [15 * minute, 'fresh', 0],
  [16 * minute, 'due', minute],
  [50 * minute, 'late', 35 * minute],
  [121 * minute, 'missing', 0],
] as const)('after %i ms a value looks %s', (age, freshness, overdueMs) => {
  const cell = aCell();

  const look = valueLookOf(cell, cadence, at + age);

  expect(look).toMatchObject({ freshness, overdueMs });
});

test('a missing value shows no numeral, but keeps since when it is missing', () => {
  const cell = aCell();

  const look = valueLookOf(cell, cadence, at + 121 * minute);

  expect(look).toMatchObject({ value: null, at, band: 'calm' });
});

test('a value that never came looks missing and not like zero', () => {
  const cell = undefined;

  const look = valueLookOf(cell, cadence, at);

  expect(look).toMatchObject({ freshness: 'missing', value: null, at: null });
});

test('a ratio with nothing to divide by has no value', () => {
  const cell = aCell({ measured: { kind: 'ratio', numerator: 0, denominator: 0 } });

  const look = valueLookOf(cell, cadence, at);

  expect(look).toMatchObject({ freshness: 'missing', value: null });
});

test('a late value keeps its band, but no longer as a statement about now', () => {
  const cell = aCell({ band: 'critical' });

  const look = valueLookOf(cell, cadence, at + 50 * minute);

  expect(look.band).toBe('critical');
  expect(isCurrent(look)).toBe(false);
});

test('says when fewer children report than should', () => {
  const cell = aCell({ reporting: 18 });

  const look = valueLookOf(cell, cadence, at);

  expect(look.partial).toBe(true);
});
