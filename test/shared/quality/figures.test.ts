import { describe, expect, test } from 'vitest';
import {
  aliveShare,
  cleanShare,
  compareSources,
  completeShare,
  figuresOf,
  noArrivals,
  type ProvinceValue,
  sumShares,
  validShare,
} from '#shared/quality/figures.ts';
import type { SourceQuality } from '#shared/quality/quality.ts';
import { asSource, hourMs, minuteMs, testNow } from '#test/support/readingBuilders.ts';

const cadence = { cadence: minuteMs, grace: minuteMs, missingAfter: hourMs };
const aValue = (age: number | null, reporting = 3, expected = 4): ProvinceValue => ({
  cadence,
  cell: age === null ? undefined : { at: testNow - age, reporting, expected },
  expected,
});

const whole = { part: 1, whole: 1 };
const aSourceQuality = (source: string, given: Partial<SourceQuality> = {}): SourceQuality => ({
  ...{ source: asSource(source), late: false, refused: 0, repeated: 0, conflicting: 0 },
  ...{ valid: whole, complete: whole, clean: whole, alive: whole },
  ...given,
});

describe('the four principles', () => {
  test('valid are the values accepted of those that arrived', () => {
    const counts = { ...noArrivals, accepted: 97, refused: 3 };

    expect(validShare(counts)).toEqual({ part: 97, whole: 100 });
  });

  test('clean are the accepted values that neither repeat nor contradict', () => {
    const counts = { ...noArrivals, accepted: 100, refused: 50, repeated: 4, conflicting: 1 };

    expect(cleanShare(counts)).toEqual({ part: 95, whole: 100 });
  });

  test.each([
    ['fresh', minuteMs, { part: 3, whole: 4 }, 1],
    ['due', 2 * minuteMs, { part: 3, whole: 4 }, 1],
    ['late', 2 * minuteMs + 1, { part: 0, whole: 4 }, 0],
    ['missing', 2 * hourMs, { part: 0, whole: 4 }, 0],
    ['never reported', null, { part: 0, whole: 4 }, 0],
  ])('a value that is %s counts as it should', (_freshness, age, complete, alive) => {
    const value = aValue(age);

    expect(completeShare(value, testNow)).toEqual(complete);
    expect(aliveShare(value, testNow)).toEqual({ part: alive, whole: 1 });
  });

  test('are summed by their parts, never as shares', () => {
    const shares = [
      { part: 1, whole: 1 },
      { part: 0, whole: 99 },
    ];

    expect(sumShares(shares)).toEqual({ part: 1, whole: 100 });
  });

  test('of nothing have nothing to divide by', () => {
    const figures = figuresOf(noArrivals, [], testNow);

    expect(Object.values(figures)).toEqual(Array.from({ length: 4 }, () => ({ part: 0, whole: 0 })));
  });
});

test('late sources come first, then the weaker ones, and nothing to judge is no fault', () => {
  const sources = [
    aSourceQuality('quiet', { valid: { part: 0, whole: 0 } }),
    aSourceQuality('weak', { clean: { part: 1, whole: 2 } }),
    aSourceQuality('late', { late: true }),
    aSourceQuality('weaker', { alive: { part: 1, whole: 3 } }),
  ];

  const ids = sources.toSorted(compareSources).map(({ source }) => source as string);

  expect(ids).toEqual(['late', 'weaker', 'weak', 'quiet']);
});
