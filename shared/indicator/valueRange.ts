import type { Indicator } from './indicator.ts';
import type { Measured } from './reading.ts';

/** Why a number cannot be what its indicator measures. */
export const rangeFaults = [
  'negative-denominator',
  'negative',
  'part-of-nothing',
  'over-whole',
  'over-hundred',
] as const;
export type RangeFault = (typeof rangeFaults)[number];

/** Parts with decimals are sums of their sources: 0.1 + 0.2 of 0.3 is all of it, not more. */
const sumTolerance = 1e-9;

/**
 * What makes `measured` impossible for `indicator`; null: it is possible. Nothing of nothing is: it says that
 * nothing happened.
 */
export function rangeFaultOf(
  measured: Measured,
  { measure, mayBeNegative = false, mayExceedWhole = false }: Indicator,
): RangeFault | null {
  if (measured.kind === 'value') {
    if (measured.value < 0 && !mayBeNegative) return 'negative';
    const isOver = measured.value > 100 * (1 + sumTolerance);
    return measure === 'ratio' && isOver && !mayExceedWhole ? 'over-hundred' : null;
  }
  const { numerator, denominator } = measured;
  if (denominator < 0) return 'negative-denominator';
  if (numerator < 0 && !mayBeNegative) return 'negative';
  if (denominator === 0) return numerator === 0 ? null : 'part-of-nothing';
  return numerator > denominator * (1 + sumTolerance) && !mayExceedWhole ? 'over-whole' : null;
}
