import type { Indicator } from './indicator.ts';

/** How old a value is against its own cadence. Four looks, because "late" and "never came" ask for other actions. */
export const freshnesses = ['fresh', 'due', 'late', 'missing'] as const;
export type Freshness = (typeof freshnesses)[number];

export type Cadence = Pick<Indicator, 'cadence' | 'grace' | 'missingAfter'>;

/**
 * The freshness of a value taken at `at`, seen at `now` (both epoch ms on the server's clock). `at` null means that
 * there is no value at all. A boundary belongs to the better side: exactly one cadence old is still fresh.
 */
export function freshnessOf(
  at: number | null,
  now: number,
  { cadence, grace, missingAfter }: Cadence,
): Freshness {
  if (at === null) return 'missing';
  const age = now - at;
  if (age > Math.max(missingAfter, cadence + grace)) return 'missing';
  if (age > cadence + grace) return 'late';
  return age > cadence ? 'due' : 'fresh';
}

/** Whether a value still counts in a roll-up: fresh or due. A late one is left out and lowers the coverage. */
export const isReporting = (freshness: Freshness): boolean => freshness === 'fresh' || freshness === 'due';
