import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Band, bandFor, bands } from '#shared/indicator/band.ts';

const thresholds = { attention: 80, critical: 90, deadband: 5 };
const lessIsBetter = { better: 'down', thresholds } as const;
const moreIsBetter = { better: 'up', thresholds: { attention: 90, critical: 80, deadband: 5 } } as const;

const follow = (values: readonly number[], indicator: Parameters<typeof bandFor>[1]): Band[] => {
  let band: Band = 'calm';
  return values.map((value) => {
    band = bandFor(value, indicator, band);
    return band;
  });
};

describe('a band where less is better', () => {
  test.each([
    [79.9, 'calm'],
    [80, 'attention'],
    [89.9, 'attention'],
    [90, 'critical'],
  ] as const)('%d from calm is %s', (value, band) => {
    expect(bandFor(value, lessIsBetter, 'calm')).toBe(band);
  });

  test.each([
    ['critical', 85, 'critical'],
    ['critical', 84.9, 'attention'],
    ['critical', 75, 'attention'],
    ['critical', 74.9, 'calm'],
    ['attention', 75, 'attention'],
    ['attention', 74.9, 'calm'],
  ] as const)('gets better only after the deadband: from %s at %d it is %s', (previous, value, band) => {
    expect(bandFor(value, lessIsBetter, previous)).toBe(band);
  });
});

describe('a band where more is better', () => {
  test.each([
    [90.1, 'calm'],
    [90, 'attention'],
    [80.1, 'attention'],
    [80, 'critical'],
  ] as const)('%d from calm is %s', (value, band) => {
    expect(bandFor(value, moreIsBetter, 'calm')).toBe(band);
  });

  test.each([
    ['critical', 85, 'critical'],
    ['critical', 85.1, 'attention'],
    ['critical', 95.1, 'calm'],
    ['attention', 95, 'attention'],
    ['attention', 95.1, 'calm'],
  ] as const)('gets better only after the deadband: from %s at %d it is %s', (previous, value, band) => {
    expect(bandFor(value, moreIsBetter, previous)).toBe(band);
  });
});

describe('a band', () => {
  test('does not flicker while a value swings around its limit', () => {
    const swinging = [79, 80, 79, 80, 78, 76, 80, 75, 74.9, 79.9];

    expect(follow(swinging, lessIsBetter)).toEqual([
      'calm',
      ...Array<Band>(7).fill('attention'),
      'calm',
      'calm',
    ]);
  });

  test('getting worse takes effect at once, two steps as well', () => {
    expect(follow([10, 95], lessIsBetter)).toEqual(['calm', 'critical']);
  });

  test('is calm without thresholds, and without a value', () => {
    expect(bandFor(1e9, { better: 'down' }, 'critical')).toBe('calm');
    expect(bandFor(null, lessIsBetter, 'critical')).toBe('calm');
  });

  test('holds at exactly one deadband from the limit, with decimals too', () => {
    const percent = { better: 'down', thresholds: { attention: 0.8, critical: 0.9, deadband: 0.1 } } as const;

    expect(bandFor(0.7, percent, 'attention')).toBe('attention');
    expect(bandFor(0.8, percent, 'critical')).toBe('critical');
  });

  test('is never better than the value alone says, and never worse than before unless the value is', () => {
    const anyBand = fc.constantFrom(...bands);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 200, noNaN: true }), anyBand, (value, previous) => {
        const rank = (band: Band): number => bands.indexOf(band);
        const alone = bandFor(value, lessIsBetter, 'calm');
        const band = bandFor(value, lessIsBetter, previous);

        expect(rank(band)).toBeGreaterThanOrEqual(rank(alone));
        expect(rank(band)).toBeLessThanOrEqual(Math.max(rank(alone), rank(previous)));
      }),
    );
  });
});
