import { describe, expect, test } from 'vitest';
import { createPeriodAround, projectCount } from '#shared/alert/projection.ts';
import { hourMs, testNow, testTimeZone } from '#test/support/readingBuilders.ts';

const localMidnight = (year: number, month: number, day: number): number =>
  Date.UTC(year, month - 1, day) - 7 * hourMs;

describe('the period of an instant', () => {
  const around = createPeriodAround(testTimeZone);

  test.each([
    ['day', localMidnight(2024, 11, 21), localMidnight(2024, 11, 22)],
    ['month', localMidnight(2024, 11, 1), localMidnight(2024, 12, 1)],
    ['year', localMidnight(2024, 1, 1), localMidnight(2025, 1, 1)],
  ] as const)('is the %s of the province', (period, startAt, endAt) => {
    expect(around(period, testNow)).toEqual({ startAt, endAt });
  });

  test('begins with its first millisecond and ends before the next', () => {
    const newYear = localMidnight(2025, 1, 1);

    expect(around('month', newYear - 1)).toEqual({ startAt: localMidnight(2024, 12, 1), endAt: newYear });
    expect(around('month', newYear).startAt).toBe(newYear);
  });
});

describe('a projected count', () => {
  const period = { startAt: 1_000, endAt: 2_000 };

  test('goes on as evenly as it began', () => {
    expect(projectCount({ value: 30, at: 1_250 }, period, 0.25)).toEqual({ progress: 0.25, projected: 120 });
    expect(projectCount({ value: 30, at: 2_000 }, period, 0.25)).toEqual({ progress: 1, projected: 30 });
  });

  test.each([
    ['too early in the period', 1_249],
    ['of the period before', 999],
    ['of the next period', 2_001],
  ])('is not said %s', (_when, at) => {
    expect(projectCount({ value: 30, at }, period, 0.25)).toBeNull();
  });
});
