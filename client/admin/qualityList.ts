import { shareOf } from '#shared/indicator/reading.ts';
import {
  type IndicatorQuality,
  type QualityFigures,
  qualityPrinciples,
  type Share,
} from '#shared/quality/quality.ts';

/** In per cent; null when there was nothing to judge. */
export const sharePercent = ({ part, whole }: Share): number | null => shareOf(part, whole);

/** Decimals enough that what is not whole never reads as 100. */
export function percentDecimals(percent: number): number {
  return percent < 100 && percent > 99.95 ? 3 : 1;
}

/** The weakest of the four figures; 100 when there was nothing to judge. */
export const weakestOf = (figures: QualityFigures): number =>
  Math.min(...qualityPrinciples.map((principle) => sharePercent(figures[principle]) ?? 100));

/** Indicators that fall short of at least one principle, the weakest first; in the order of the profile otherwise. */
export const weakIndicators = (indicators: readonly IndicatorQuality[]): readonly IndicatorQuality[] =>
  indicators.filter((one) => weakestOf(one) < 100).sort((a, b) => weakestOf(a) - weakestOf(b));
