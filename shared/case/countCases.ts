import type { CaseRecord } from './caseRecord.ts';

/** What the feedback indicators of one area are at a moment. */
export interface CaseCounts {
  /** Since `dayStartAt`. */
  readonly received: number;
  readonly open: number;
  readonly overdue: number;
  /** Of all that were received so far, those that are closed: the two parts of "processed". */
  readonly closed: number;
  readonly receivedInAll: number;
  /** Nine tenths of the open ones are younger, days; null when none is open. */
  readonly ageP90Days: number | null;
}

const dayMs = 86_400_000;

/** The smallest value that at least `share` of the values do not exceed (nearest rank). */
function percentile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

/**
 * Counts the cases of one area as they were at `at` (epoch ms), by what is known of them now. A case is overdue while it is
 * open and its due time has passed; one without a due time never is. null: nothing had been received by then.
 */
export function countCases(
  cases: readonly CaseRecord[],
  { at, dayStartAt }: { readonly at: number; readonly dayStartAt: number },
): CaseCounts | null {
  const known = cases.filter(({ createdAt }) => createdAt <= at);
  if (known.length === 0) return null;
  const open = known.filter(({ closedAt }) => closedAt === null || closedAt > at);
  const age = percentile(
    open.map(({ createdAt }) => (at - createdAt) / dayMs),
    0.9,
  );
  return {
    received: known.filter(({ createdAt }) => createdAt >= dayStartAt).length,
    open: open.length,
    overdue: open.filter(({ dueAt }) => dueAt !== null && dueAt <= at).length,
    closed: known.length - open.length,
    receivedInAll: known.length,
    ageP90Days: age === null ? null : Math.round(age * 1_000) / 1_000,
  };
}

const hourMs = 3_600_000;
const minuteMs = 60_000;
const hoursBack = 48;
const daysBack = 366;

/**
 * The moments from `fromAt` to `now` at which counts are worth a reading: every whole hour of the last two days, the last
 * minute of every day in the year before, and the present minute.
 */
export function caseMoments(
  fromAt: number,
  now: number,
  startOfDay: (at: number) => number,
): readonly number[] {
  const moments = new Set<number>();
  const hoursFrom = now - hoursBack * hourMs;
  for (let at = Math.ceil(Math.max(fromAt, hoursFrom) / hourMs) * hourMs; at <= now; at += hourMs)
    moments.add(at);
  const firstDay = startOfDay(Math.max(fromAt, now - daysBack * dayMs));
  // Half a day on is within the next day, whatever a zone does with its clocks.
  for (let day = firstDay; day <= hoursFrom; day = startOfDay(day + 1.5 * dayMs)) {
    const lastMinute = startOfDay(day + 1.5 * dayMs) - minuteMs;
    if (lastMinute >= fromAt && lastMinute <= now) moments.add(lastMinute);
  }
  const minute = Math.floor(now / minuteMs) * minuteMs;
  if (minute >= fromAt) moments.add(minute);
  return [...moments].sort((a, b) => a - b);
}
