import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exactSum, plainDigits } from '#shared/indicator/decimal.ts';

describe('the sum of decimal numbers', () => {
  test.each([
    [[0.1, 0.2], 0.3],
    [[], 0],
    [[0.8, -0.1], 0.7],
    [[3_310_126.16, 3_254_353.81], 6_564_479.97],
    [[-7_913_050.23, 8_748_907.26], 835_857.03],
    [[1e-7, 2e-7], 3e-7],
    [[1e21, 1], 1e21],
    [[1e16, 0.5, -1e16], 0.5],
    [[2 ** 53 - 2, 1], 2 ** 53 - 1],
    [[0.1, 1e300], 1e300],
  ])('of %j is %d', (values, sum) => {
    expect(exactSum(values)).toBe(sum);
  });

  test('is what whole numbers of the smallest unit give', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 6 }),
        fc.array(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })),
        (decimals, units) => {
          const unit = 10 ** decimals;
          const whole = units.reduce((total, one) => total + one, 0);

          expect(exactSum(units.map((one) => one / unit)) + 0).toBe(whole / unit + 0);
        },
      ),
    );
  });
});

describe('all digits of a number', () => {
  test.each([
    [1e-7, '0.0000001'],
    [-1.5e-9, '-0.0000000015'],
    [1e21, '1000000000000000000000'],
    [1.25e22, '12500000000000000000000'],
    [0.1, '0.1'],
    [-12, '-12'],
  ])('%d is written as %s', (value, text) => {
    expect(plainDigits(value)).toBe(text);
  });

  test('give the same number when they are read', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = plainDigits(value);

        expect(text).toMatch(/^-?\d+(\.\d+)?$/);
        expect(Number(text)).toBe(value + 0);
      }),
    );
  });
});
