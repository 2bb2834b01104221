import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { freshnesses, freshnessOf, isReporting } from '#shared/indicator/freshness.ts';
import { testNow } from '#test/support/readingBuilders.ts';

const cadence = 60_000;
const grace = 30_000;
const missingAfter = 600_000;
const ofAge = (age: number) => freshnessOf(testNow - age, testNow, { cadence, grace, missingAfter });

describe('freshness', () => {
  test.each([
    [0, 'fresh'],
    [cadence, 'fresh'],
    [cadence + 1, 'due'],
    [cadence + grace, 'due'],
    [cadence + grace + 1, 'late'],
    [missingAfter, 'late'],
    [missingAfter + 1, 'missing'],
  ])('a value %d ms old is %s', (age, freshness) => {
    expect(ofAge(age)).toBe(freshness);
  });

  test('no value at all is missing', () => {
    expect(freshnessOf(null, testNow, { cadence, grace, missingAfter })).toBe('missing');
  });

  test("a source's clock that runs ahead does not make its value old", () => {
    expect(ofAge(-60_000)).toBe('fresh');
  });

  test('is never missing before it could be late', () => {
    const eager = { cadence, grace, missingAfter: 1 };

    expect(freshnessOf(testNow - cadence - grace, testNow, eager)).toBe('due');
    expect(freshnessOf(testNow - cadence - grace - 1, testNow, eager)).toBe('missing');
  });

  test('only gets worse with time', () => {
    fc.assert(
      fc.property(fc.nat(2_000_000), fc.nat(2_000_000), (age, more) => {
        expect(freshnesses.indexOf(ofAge(age + more))).toBeGreaterThanOrEqual(
          freshnesses.indexOf(ofAge(age)),
        );
      }),
    );
  });

  test('counts in a roll-up while fresh or due', () => {
    expect(freshnesses.filter(isReporting)).toEqual(['fresh', 'due']);
  });
});
