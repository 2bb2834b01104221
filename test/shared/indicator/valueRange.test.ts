import { describe, expect, test } from 'vitest';
import type { Measured } from '#shared/indicator/reading.ts';
import { type RangeFault, rangeFaultOf } from '#shared/indicator/valueRange.ts';
import { anIndicator } from '#test/support/readingBuilders.ts';

const aValue = (value: number): Measured => ({ kind: 'value', value });
const parts = (numerator: number, denominator: number): Measured => ({
  kind: 'ratio',
  numerator,
  denominator,
});

const count = anIndicator({ measure: 'value' });
const share = anIndicator({ measure: 'ratio' });
const temperature = anIndicator({ measure: 'value', mayBeNegative: true });
const workDone = anIndicator({ measure: 'ratio', mayExceedWhole: true });
const growth = anIndicator({ measure: 'ratio', mayBeNegative: true });

describe('a number within what its indicator can be', () => {
  test.each<[what: string, indicator: typeof count, measured: Measured]>([
    ['no case at all', count, aValue(0)],
    ['all of it', share, parts(100, 100)],
    ['nothing of nothing', share, parts(0, 0)],
    ['all of it, as a sum of decimals', share, parts(0.1 + 0.2, 0.3)],
    ['all of it as a bare share', share, aValue(100)],
    ['frost', temperature, aValue(-3)],
    ['more work than the budget', workDone, parts(120, 100)],
    ['a bare share of more', workDone, aValue(120)],
    ['a decline', growth, parts(-5, 100)],
  ])('%s is possible', (_what, indicator, measured) => {
    expect(rangeFaultOf(measured, indicator)).toBeNull();
  });

  test.each<[what: string, indicator: typeof count, measured: Measured, fault: RangeFault]>([
    ['a negative count', count, aValue(-1), 'negative'],
    ['a negative share', share, aValue(-1), 'negative'],
    ['a negative part', share, parts(-5, 100), 'negative'],
    ['a negative whole', share, parts(5, -100), 'negative-denominator'],
    ['more than all', share, parts(101, 100), 'over-whole'],
    ['a share of more than all', share, aValue(100.5), 'over-hundred'],
    ['a part of nothing', share, parts(1, 0), 'part-of-nothing'],
    ['a part of nothing, also where more is possible', workDone, parts(1, 0), 'part-of-nothing'],
    ['a negative part, where more is possible', workDone, parts(-1, 100), 'negative'],
    ['more than all, where less than nothing is possible', growth, parts(101, 100), 'over-whole'],
  ])('%s is not', (_what, indicator, measured, fault) => {
    expect(rangeFaultOf(measured, indicator)).toBe(fault);
  });
});
