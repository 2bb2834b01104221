import { exactSum } from './decimal.ts';
import type { Indicator, Thresholds } from './indicator.ts';

/** Where a value stands against its thresholds; `calm` also when it has none. Ordered from calm to worst. */
export const bands = ['calm', 'attention', 'critical'] as const;
export type Band = (typeof bands)[number];

const severityOf = (band: Band): number => bands.indexOf(band);

function reaches(value: number, limit: number, better: Indicator['better']): boolean {
  return better === 'up' ? value <= limit : value >= limit;
}

function bandWithout(value: number, thresholds: Thresholds, better: Indicator['better']): Band {
  if (reaches(value, thresholds.critical, better)) return 'critical';
  return reaches(value, thresholds.attention, better) ? 'attention' : 'calm';
}

/**
 * The band of `value`, given the band it was in. Getting worse takes effect at once; getting better only after the
 * deadband, so that a value swinging around a limit does not flicker on the wall.
 */
export function bandFor(
  value: number | null,
  indicator: Pick<Indicator, 'thresholds' | 'better'>,
  previous: Band,
): Band {
  const { thresholds, better } = indicator;
  if (value === null || !thresholds) return 'calm';
  const now = bandWithout(value, thresholds, better);
  if (severityOf(now) >= severityOf(previous)) return now;
  const towardsWorse = better === 'up' ? -thresholds.deadband : thresholds.deadband;
  const held = bandWithout(exactSum([value, towardsWorse]), thresholds, better);
  return severityOf(held) < severityOf(previous) ? held : previous;
}
