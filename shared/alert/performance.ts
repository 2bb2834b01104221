import { z } from 'zod';
import { alertRuleIdSchema } from './alertRule.ts';
import {
  type Acknowledging,
  acknowledgeTimes,
  lateTakings,
  nuisanceCounts,
  standings,
} from './alertTimes.ts';
import { floodsOf } from './flood.ts';
import type { JournalLine } from './journalLine.ts';

const minuteMs = 60_000;
const tenMinutesMs = 10 * minuteMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Windows over which the figures are told, in days. */
export const performanceDays = [1, 7, 30] as const;
export type PerformanceDays = (typeof performanceDays)[number];

const countAt = z.strictObject({ count: z.int(), at: z.number().nullable() });

/** The twelve figures of alarm performance. Counts are annunciations unless something else is said; times in ms. */
export const performanceSchema = z.strictObject({
  /** What they cover, epoch ms: the asked window, or less when the journal began within it. */
  fromAt: z.number(),
  toAt: z.number(),
  annunciated: z.int(),
  perDay: z.number(),
  perHour: z.number(),
  perTenMinutes: z.number(),
  floods: z.int(),
  /** When the flood that there is now began; null when there is none. */
  floodSince: z.number().nullable(),
  /** Per cent of the time. */
  floodShare: z.number(),
  peakHour: countAt,
  peakMinute: countAt,
  split: z.strictObject({ high: z.int(), medium: z.int(), low: z.int() }),
  /** The ten most frequent rules, the most frequent first. */
  frequent: z.array(z.strictObject({ rule: alertRuleIdSchema, count: z.int() })),
  /** Their part of all, in per cent; null of none. */
  frequentShare: z.number().nullable(),
  /** Active for more than 24 hours: now, and on the worst day. */
  staleNow: z.int(),
  staleWorstDay: z.int(),
  /** Rules in one area that swung, and alerts that were gone before anybody could look. */
  chattering: z.int(),
  fleeting: z.int(),
  taken: z.int(),
  takenMedianMs: z.number().nullable(),
  takenP95Ms: z.number().nullable(),
  /** Untaken past their deadline now; and annunciations of the window that were taken too late or not at all. */
  overdueNow: z.int(),
  takenLate: z.int(),
});
export type Performance = Readonly<z.infer<typeof performanceSchema>>;

interface PerformanceGiven {
  /** In the order of the journal; entries before `fromAt` are context and are not counted. */
  readonly lines: readonly JournalLine[];
  readonly fromAt: number;
  readonly toAt: number;
  /** How long an alert of this line may wait, ms. */
  readonly takeWithinOf: (line: JournalLine) => number;
  /** When the calendar day of an instant began, epoch ms. */
  readonly startOfDay: (at: number) => number;
}

/** The fullest clock hour or minute; the earliest of several. */
function peakOf(ats: readonly number[], stepMs: number): Performance['peakHour'] {
  const counts = new Map<number, number>();
  for (const at of ats) {
    const bucket = Math.floor(at / stepMs) * stepMs;
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  }
  let peak: Performance['peakHour'] = { count: 0, at: null };
  for (const [at, count] of counts) if (count > peak.count) peak = { count, at };
  return peak;
}

/** Critical is within the high: the split to aim at has three parts. */
function splitOf(lines: readonly JournalLine[]): Performance['split'] {
  const count = (isCounted: (line: JournalLine) => boolean): number => lines.filter(isCounted).length;
  return {
    high: count(({ priority }) => priority === 'high' || priority === 'critical'),
    medium: count(({ priority }) => priority === 'medium'),
    low: count(({ priority }) => priority === 'low'),
  };
}

const frequentAtMost = 10;

function frequentOf(lines: readonly JournalLine[]): Performance['frequent'] {
  return [...Map.groupBy(lines, ({ rule }) => rule)]
    .map(([rule, ofRule]) => ({ rule, count: ofRule.length }))
    .toSorted((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1))
    .slice(0, frequentAtMost);
}

function staleOf(given: PerformanceGiven): Pick<Performance, 'staleNow' | 'staleWorstDay'> {
  const { lines, fromAt, toAt, startOfDay } = given;
  const stale = standings(lines, toAt)
    .map(({ fromAt: sinceAt, toAt: endAt }) => ({ fromAt: sinceAt + dayMs, toAt: endAt }))
    .filter((one) => one.fromAt < (one.toAt ?? toAt));
  const days = new Set<number>();
  for (let at = startOfDay(fromAt); at < toAt; at = startOfDay(at + dayMs + dayMs / 2)) days.add(at);
  const on = (dayAt: number): number =>
    stale.filter((one) => one.fromAt < Math.min(dayAt + dayMs, toAt) && (one.toAt ?? toAt) > dayAt).length;
  return {
    staleNow: stale.filter((one) => one.toAt === null).length,
    staleWorstDay: Math.max(0, ...[...days].map(on)),
  };
}

/** The value that `share` (0 to 1) of the sorted values do not exceed, by nearest rank; null of none. */
function percentileOf(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

function takenFigures(taken: readonly Acknowledging[]) {
  const times = taken.map(({ waitedMs }) => waitedMs);
  return {
    taken: times.length,
    takenMedianMs: percentileOf(times, 0.5),
    takenP95Ms: percentileOf(times, 0.95),
  };
}

/** The figures of a window, for one operator's position: the whole centre is taken as one. */
export function performanceOf(given: PerformanceGiven): Performance {
  const { lines, fromAt, toAt } = given;
  const counted = lines.filter(({ at }) => at >= fromAt && at < toAt);
  const annunciated = counted.filter((line) => line.annunciated);
  const ats = annunciated.map(({ at }) => at);
  // Over less than an hour an average per day would say more than is known.
  const spanMs = Math.max(hourMs, toAt - fromAt);
  const floods = floodsOf(
    lines.filter((line) => line.annunciated && line.at < toAt).map(({ at }) => at),
    toAt,
  ).filter(({ endedAt }) => (endedAt ?? toAt) > fromAt);
  const floodMs = floods.reduce(
    (sum, { beganAt, endedAt }) => sum + (endedAt ?? toAt) - Math.max(beganAt, fromAt),
    0,
  );
  const frequent = frequentOf(annunciated);
  const ofFrequent = frequent.reduce((sum, { count }) => sum + count, 0);
  return {
    fromAt,
    toAt,
    annunciated: annunciated.length,
    perDay: (annunciated.length * dayMs) / spanMs,
    perHour: (annunciated.length * hourMs) / spanMs,
    perTenMinutes: (annunciated.length * tenMinutesMs) / spanMs,
    floods: floods.length,
    floodSince: floods.find(({ endedAt }) => endedAt === null)?.beganAt ?? null,
    floodShare: (100 * floodMs) / Math.max(1, toAt - fromAt),
    peakHour: peakOf(ats, hourMs),
    peakMinute: peakOf(ats, minuteMs),
    split: splitOf(annunciated),
    frequent,
    frequentShare: annunciated.length === 0 ? null : (100 * ofFrequent) / annunciated.length,
    ...staleOf(given),
    ...nuisanceCounts(counted),
    ...takenFigures(acknowledgeTimes(lines).filter(({ at }) => at >= fromAt && at < toAt)),
    ...lateTakings(lines, given),
  };
}
