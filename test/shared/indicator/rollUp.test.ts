import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RollUp } from '#shared/indicator/indicator.ts';
import { type Measured, measuredValue, shareOf } from '#shared/indicator/reading.ts';
import { type RollUpPart, rollUpParts } from '#shared/indicator/rollUp.ts';
import { asIndicator, testNow } from '#test/support/readingBuilders.ts';

const value = (given: number): Measured => ({ kind: 'value', value: given });
const ratio = (numerator: number, denominator: number): Measured => ({
  kind: 'ratio',
  numerator,
  denominator,
});
const aPart = (measured: Measured | null, given: Partial<RollUpPart> = {}): RollUpPart => ({
  measured,
  at: testNow,
  weight: null,
  ...given,
});
const parts = (...given: (number | null)[]): RollUpPart[] =>
  given.map((one) => aPart(one === null ? null : value(one)));

const sum: RollUp = { rule: 'sum' };
const weighted: RollUp = { rule: 'weighted-mean', weight: asIndicator('dvc.received') };

describe('a sum', () => {
  test('adds its children up', () => {
    expect(rollUpParts(parts(4, 5, 6), sum).measured).toEqual(value(15));
  });

  test('leaves a missing child out and never takes it as zero', () => {
    expect(rollUpParts(parts(4, null, 6), sum)).toMatchObject({
      measured: value(10),
      reporting: 2,
      expected: 3,
    });
  });

  test('takes a zero as a zero', () => {
    expect(rollUpParts(parts(0, 0), sum)).toMatchObject({ measured: value(0), reporting: 2, expected: 2 });
  });

  test('has no value when no child has one', () => {
    expect(rollUpParts(parts(null, null), sum)).toEqual({
      measured: null,
      at: null,
      reporting: 0,
      expected: 2,
    });
    expect(rollUpParts([], sum)).toEqual({ measured: null, at: null, reporting: 0, expected: 0 });
  });

  test('is as old as its oldest part', () => {
    const given = [
      aPart(value(1), { at: testNow - 5 }),
      aPart(value(1), { at: testNow - 9 }),
      aPart(null, { at: 0 }),
    ];

    expect(rollUpParts(given, sum).at).toBe(testNow - 9);
  });

  test('of 0.1 and 0.2 is 0.3', () => {
    expect(rollUpParts(parts(0.1, 0.2), sum).measured).toEqual(value(0.3));
  });

  test('of whole numbers is exact as far as a number can be', () => {
    expect(rollUpParts(parts(Number.MAX_SAFE_INTEGER - 1, 1), sum).measured).toEqual(
      value(Number.MAX_SAFE_INTEGER),
    );
  });

  test('equals its children to the digit: hundreds of amounts with two decimals', () => {
    const amount = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 400 }), (hundredths) => {
        const rolled = rollUpParts(parts(...hundredths.map((one) => one / 100)), sum);

        expect(rolled.measured).toEqual(value(hundredths.reduce((total, one) => total + one, 0) / 100));
      }),
    );
  });

  test('does not depend on the order of the children', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000_000 }).map((one) => one / 1_000);
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 100 }), (given) => {
        expect(rollUpParts(parts(...given.toReversed()), sum)).toEqual(rollUpParts(parts(...given), sum));
      }),
    );
  });

  test('of sums equals the sum of all', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000_000 }).map((one) => one / 100);
    const districts = fc.array(fc.array(amount, { minLength: 1, maxLength: 30 }), {
      minLength: 1,
      maxLength: 21,
    });
    fc.assert(
      fc.property(districts, (given) => {
        const byDistrict = given.map((communes) => aPart(rollUpParts(parts(...communes), sum).measured));

        expect(rollUpParts(byDistrict, sum).measured).toEqual(
          rollUpParts(parts(...given.flat()), sum).measured,
        );
      }),
    );
  });
});

describe('a ratio', () => {
  const rule: RollUp = { rule: 'ratio' };

  test('is the ratio of the sums, not the mean of the ratios', () => {
    const rolled = rollUpParts([aPart(ratio(1, 1)), aPart(ratio(0, 99))], rule);

    expect(rolled.measured).toEqual(ratio(1, 100));
    expect(rolled.measured && measuredValue(rolled.measured)).toBe(1);
  });

  test('leaves out a share that came without its parts', () => {
    expect(rollUpParts([aPart(ratio(1, 4)), aPart(value(80))], rule)).toMatchObject({
      measured: ratio(1, 4),
      reporting: 1,
      expected: 2,
    });
  });

  test('of nothing is no share, neither 0 nor 100', () => {
    const { measured, reporting } = rollUpParts([aPart(ratio(0, 0)), aPart(ratio(0, 0))], rule);

    expect(measured).toEqual(ratio(0, 0));
    expect(measured && measuredValue(measured)).toBeNull();
    expect(reporting).toBe(2);
    expect(shareOf(5, 0)).toBeNull();
  });

  test('equals its children to the digit in both parts', () => {
    const count = fc.nat(10_000_000);
    fc.assert(
      fc.property(fc.array(fc.tuple(count, count), { minLength: 1, maxLength: 200 }), (given) => {
        const total = (side: 0 | 1): number => given.reduce((all, one) => all + one[side], 0);
        const rolled = rollUpParts(
          given.map(([numerator, denominator]) => aPart(ratio(numerator, denominator))),
          rule,
        );

        expect(rolled.measured).toEqual(ratio(total(0), total(1)));
      }),
    );
  });
});

describe('the greatest', () => {
  test('is the greatest of those that report, below zero too', () => {
    expect(rollUpParts(parts(-7, null, -3), { rule: 'max' })).toMatchObject({
      measured: value(-3),
      reporting: 2,
      expected: 3,
    });
  });
});

describe('the last', () => {
  test('is the newest of those that report', () => {
    const given = [
      aPart(value(1), { at: testNow - 2 }),
      aPart(value(2), { at: testNow - 1 }),
      aPart(null, { at: testNow }),
    ];

    expect(rollUpParts(given, { rule: 'last' }).measured).toEqual(value(2));
  });
});

describe('a weighted mean', () => {
  test('weighs each child with its weight', () => {
    const given = [aPart(value(10), { weight: 1 }), aPart(value(20), { weight: 3 })];

    expect(rollUpParts(given, weighted).measured).toEqual(value(17.5));
  });

  test('leaves a child without weight out', () => {
    const given = [aPart(value(10), { weight: 1 }), aPart(value(99))];

    expect(rollUpParts(given, weighted)).toMatchObject({ measured: value(10), reporting: 1, expected: 2 });
  });

  test('of weights that are all zero has no value and no age', () => {
    expect(rollUpParts([aPart(value(10), { weight: 0 })], weighted)).toMatchObject({
      measured: null,
      at: null,
    });
  });

  test('lies between its smallest and its greatest child', () => {
    const child = fc.tuple(fc.integer({ min: -1_000, max: 1_000 }), fc.integer({ min: 1, max: 1_000 }));
    fc.assert(
      fc.property(fc.array(child, { minLength: 1, maxLength: 50 }), (given) => {
        const rolled = rollUpParts(
          given.map(([one, weight]) => aPart(value(one), { weight })),
          weighted,
        );
        const mean = rolled.measured && measuredValue(rolled.measured);

        expect(mean).toBeGreaterThanOrEqual(Math.min(...given.map(([one]) => one)));
        expect(mean).toBeLessThanOrEqual(Math.max(...given.map(([one]) => one)));
      }),
    );
  });
});
