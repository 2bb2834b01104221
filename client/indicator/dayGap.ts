import type { Cadence } from '#shared/indicator/freshness.ts';

/** Buckets further apart than this, in ms, have a hole between them: longer than a value of the indicator is expected to last. */
export const dayGapMs = ({ cadence, grace }: Cadence, everyMs: number): number =>
  Math.max(1.5 * everyMs, cadence + grace + everyMs);
