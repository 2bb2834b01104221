import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  advanceCondition,
  type ConditionState,
  isActive,
  limitsWith,
  normalCondition,
} from '#shared/alert/conditionState.ts';
import { testNow } from '#test/support/readingBuilders.ts';

const aCondition = (given: Partial<Parameters<typeof limitsWith>[0]> = {}) => ({
  side: 'above' as const,
  limit: 50,
  deadband: 5,
  onDelay: 10_000,
  offDelay: 20_000,
  ...given,
});
const atOnce = { onDelay: 0, offDelay: 0 };

/** Second by second: what the condition is after each value. */
function follow(
  values: readonly (readonly [second: number, value: number | null])[],
  given: Parameters<typeof aCondition>[0] = {},
): string[] {
  let state: ConditionState = normalCondition;
  return values.map(([second, value]) => {
    state = advanceCondition(state, value, testNow + second * 1_000, limitsWith(aCondition(given)));
    return state.phase;
  });
}

function raisesIn(values: readonly (number | null)[], given: Parameters<typeof aCondition>[0]): number {
  const active = follow(
    values.map((value, second) => [second, value]),
    given,
  ).map((phase) => phase === 'active' || phase === 'falling');
  return active.filter((now, index) => now && active[index - 1] !== true).length;
}

describe('the on-delay', () => {
  test('raises only after the value has been beyond the limit without interruption', () => {
    expect(
      follow([
        [0, 50],
        [9, 60],
        [9.999, 60],
        [10, 60],
      ]),
    ).toEqual(['rising', 'rising', 'rising', 'active']);
  });

  test('begins anew after an interruption', () => {
    expect(
      follow([
        [0, 50],
        [9, 49],
        [10, 50],
        [19, 50],
        [20, 50],
      ]),
    ).toEqual(['rising', 'normal', 'rising', 'rising', 'active']);
  });

  test('of zero raises at once', () => {
    expect(follow([[0, 50]], atOnce)).toEqual(['active']);
  });
});

describe('the off-delay', () => {
  const active: readonly (readonly [number, number])[] = [
    [-10, 50],
    [0, 50],
  ];

  test('returns to normal only after the value has been calm without interruption', () => {
    expect(follow([...active, [1, 44], [20, 44], [20.999, 44], [21, 44]]).slice(2)).toEqual([
      'falling',
      'falling',
      'falling',
      'normal',
    ]);
  });

  test('begins anew after an interruption', () => {
    expect(follow([...active, [1, 44], [20, 45], [21, 44], [40, 44], [41, 44]]).slice(2)).toEqual([
      'falling',
      'active',
      'falling',
      'falling',
      'normal',
    ]);
  });

  test('counts as active until it has ended', () => {
    expect(isActive({ phase: 'falling', sinceAt: 0 })).toBe(true);
    expect(isActive({ phase: 'rising', sinceAt: 0 })).toBe(false);
  });
});

describe('the deadband', () => {
  test.each([
    ['above', 45, 'active'],
    ['above', 44.999, 'normal'],
    ['below', 55, 'active'],
    ['below', 55.001, 'normal'],
  ] as const)('%s 50 by 5: at %d it is %s', (side, value, phase) => {
    expect(
      follow(
        [
          [0, 50],
          [1, value],
        ],
        { side, ...atOnce },
      )[1],
    ).toBe(phase);
  });

  test('holds at exactly its width, with decimals too', () => {
    expect(
      follow(
        [
          [0, 0.8],
          [1, 0.7],
        ],
        { limit: 0.8, deadband: 0.1, ...atOnce },
      ),
    ).toEqual(['active', 'active']);
  });

  test('of zero returns as soon as the value leaves the limit', () => {
    expect(
      follow(
        [
          [0, 50],
          [1, 49.999],
        ],
        { deadband: 0, ...atOnce },
      ),
    ).toEqual(['active', 'normal']);
  });
});

describe('a missing value', () => {
  test.each([
    ['normal', [[0, 10]]],
    ['rising', [[0, 60]]],
    [
      'active',
      [
        [0, 60],
        [10, 60],
      ],
    ],
    [
      'falling',
      [
        [0, 60],
        [10, 60],
        [11, 10],
      ],
    ],
  ] as const)('freezes what is %s: silence neither raises nor calms', (phase, before) => {
    const phases = follow([...before, [100, null], [100_000, null]]);

    expect(phases.slice(-3)).toEqual([phase, phase, phase]);
  });
});

describe('chatter', () => {
  const swinging = fc.array(fc.double({ min: 45, max: 60, noNaN: true }), { minLength: 1, maxLength: 200 });

  test('a value that swings inside the deadband never raises twice', () => {
    fc.assert(
      fc.property(swinging, (values) => {
        expect(raisesIn(values, atOnce)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('a value that swings across limit and deadband faster than the delays does not raise', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 50, max: 99 }), { minLength: 1, maxLength: 60 }), (peaks) => {
        const values = peaks.flatMap((peak) => [...Array<number>(10).fill(peak), 49]);

        expect(raisesIn(values, { onDelay: 10_000 })).toBe(0);
      }),
    );
  });

  test('gaps in the readings change nothing about that', () => {
    const gapped = fc.array(fc.option(fc.double({ min: 45, max: 60, noNaN: true })), { maxLength: 200 });
    fc.assert(
      fc.property(gapped, (values) => {
        expect(raisesIn(values, atOnce)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
