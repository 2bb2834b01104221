import { type BucketGrid, createBucketGrid } from '#shared/indicator/bucketGrid.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** 1.4826 × MAD is σ where values are normally distributed. */
const sigmaOfMad = 1.4826;
/** Weeks that what is usual needs at least: two have no middle that one odd week could not move. */
export const fewestSamples = 3;

/** What an indicator usually is in one hour of the week: middle and spread, both in its unit. */
export interface UsualLevel {
  readonly median: number;
  readonly spread: number;
}

/** Middle of the values; the mean of the two in the middle of an even number. NaN of none. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/**
 * Median and 1.4826 × median absolute deviation of what the same hour was in the weeks before: one storm among eight weeks
 * moves neither. null with fewer than three samples. The spread is at least `leastSpread`.
 */
export function usualLevelOf(samples: readonly number[], leastSpread: number): UsualLevel | null {
  if (samples.length < fewestSamples) return null;
  const median = medianOf(samples);
  const mad = medianOf(samples.map((value) => Math.abs(value - median)));
  return { median, spread: Math.max(leastSpread, sigmaOfMad * mad) };
}

/** The hour of the week of an instant in a time zone: 0 is Monday from midnight, 167 the last hour of Sunday. */
export function createHourOfWeek(timeZone: string): (at: number) => number {
  const weeks: BucketGrid = createBucketGrid(7 * dayMs, timeZone);
  const days: BucketGrid = createBucketGrid(dayMs, timeZone);
  return (at) => {
    const dayAt = days.startOf(at);
    const day = Math.round((dayAt - weeks.startOf(at)) / dayMs);
    return day * 24 + Math.min(23, Math.floor((at - dayAt) / hourMs));
  };
}
