import type { AreaId } from '#shared/area/area.ts';
import type { IndicatorId, SourceId } from './indicator.ts';

/** `uncertain`: usable with a remark, as a percentage reported without its parts. `bad` is never rolled up. */
export const qualities = ['good', 'uncertain', 'bad'] as const;
export type Quality = (typeof qualities)[number];

/**
 * What was measured. A ratio keeps both parts because its denominator changes with time and with territory. A
 * ratio indicator may also come as a bare `value`: kept as reported, marked so, and left out of roll-ups.
 */
export type Measured =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'ratio'; readonly numerator: number; readonly denominator: number };

/** One value of one indicator for one area at one time. */
export interface Reading {
  readonly indicator: IndicatorId;
  readonly area: AreaId;
  /** When it was true, epoch ms, as the source says. */
  readonly at: number;
  readonly measured: Measured;
  readonly source: SourceId;
  readonly quality: Quality;
}

/** A share in per cent. A denominator of zero has no share: null, never 0 or 100. */
export const shareOf = (numerator: number, denominator: number): number | null =>
  denominator === 0 ? null : (100 * numerator) / denominator;

/** The number that is shown and compared with thresholds; null when a ratio has nothing to divide by. */
export const measuredValue = (measured: Measured): number | null =>
  measured.kind === 'value' ? measured.value : shareOf(measured.numerator, measured.denominator);
