import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createHourOfWeek, medianOf, usualLevelOf } from '#shared/alert/usualLevel.ts';
import { hourMs, testTimeZone } from '#test/support/readingBuilders.ts';

describe('the usual level', () => {
  test('is the median, and 1.4826 × the median absolute deviation', () => {
    const level = usualLevelOf([10, 12, 14, 20, 30, 18, 16, 22], 1);

    // Sorted 10 12 14 16 18 20 22 30: median 17; deviations 7 5 3 1 1 3 5 13, median 4.
    expect(level?.median).toBe(17);
    expect(level?.spread).toBeCloseTo(1.4826 * 4, 9);
  });

  test('is not moved by one storm among eight weeks', () => {
    const calm = usualLevelOf([20, 21, 19, 20, 22, 18, 20, 21], 1);
    const withStorm = usualLevelOf([20, 21, 19, 20, 22, 18, 20, 9_000], 1);

    expect(withStorm?.median).toBe(calm?.median);
    expect(withStorm?.spread).toBeLessThan(3);
  });

  test('has at least the spread that was asked for: what never moves is not unusual with one step', () => {
    expect(usualLevelOf([5, 5, 5, 5], 2)).toEqual({ median: 5, spread: 2 });
  });

  test('is not known from fewer than three weeks', () => {
    expect(usualLevelOf([5, 9], 1)).toBeNull();
    expect(usualLevelOf([], 1)).toBeNull();
  });

  test('has a median that half of the values are not above and half not below', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 1, maxLength: 30 }), (values) => {
        const median = medianOf(values);

        expect(values.filter((value) => value <= median).length * 2).toBeGreaterThanOrEqual(values.length);
        expect(values.filter((value) => value >= median).length * 2).toBeGreaterThanOrEqual(values.length);
      }),
    );
  });
});

describe('the hour of the week', () => {
  const hourOfWeek = createHourOfWeek(testTimeZone);
  // Monday, 18 November 2024, midnight in Việt Nam.
  const mondayAt = Date.UTC(2024, 10, 17, 17);

  test.each([
    ['Monday at midnight', 0, 0],
    ['Monday, the last millisecond of the first hour', hourMs - 1, 0],
    ['Wednesday at nine', 57 * hourMs, 57],
    ['the last hour of Sunday', 168 * hourMs - 1, 167],
    ['the next Monday', 168 * hourMs, 0],
  ])('is counted from Monday of the province: %s', (_name, after, hour) => {
    expect(hourOfWeek(mondayAt + after)).toBe(hour);
  });
});
