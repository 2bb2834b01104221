import { type BucketGrid, createBucketGrid, finestLocalStepMs } from '#shared/indicator/bucketGrid.ts';

const minuteMs = 60_000;
const hourMs = 3_600_000;
const dayMs = 86_400_000;

/** The roll-ups that are kept beside the readings themselves, finest first. */
export const historyLevels = ['5m', '1h', '1d'] as const;
export type HistoryLevel = (typeof historyLevels)[number];

/** Length of a bucket. A day is a calendar day of the province, whatever its hours. */
export const levelStepMs: Readonly<Record<HistoryLevel, number>> = {
  '5m': finestLocalStepMs,
  '1h': hourMs,
  '1d': dayMs,
};

/**
 * How long each level is kept at least, ms. Raw: a week of minutes and as long again to correct it. 5 min: a month. 1 h: this
 * year beside the last. Days for ever: 155 indicators × 168 areas are about a third of a gigabyte a year. The newest
 * reading of every series stays whatever its age: a yearly figure is not forgotten after two weeks.
 */
export const keptForMs: Readonly<Record<'raw' | HistoryLevel, number>> = {
  raw: 14 * dayMs,
  '5m': 35 * dayMs,
  '1h': 400 * dayMs,
  '1d': Number.POSITIVE_INFINITY,
};

export type HistoryGrids = Readonly<Record<HistoryLevel, BucketGrid>>;

export const createHistoryGrids = (timeZone: string): HistoryGrids => ({
  '5m': createBucketGrid(levelStepMs['5m'], timeZone),
  '1h': createBucketGrid(levelStepMs['1h'], timeZone),
  '1d': createBucketGrid(levelStepMs['1d'], timeZone),
});

/** Steps that a chart may have: those that people count in. Above them whole multiples of four weeks. */
const steps: readonly number[] = [
  ...[1_000, 5_000, 10_000, 30_000],
  ...[1, 5, 10, 15, 30].map((minutes) => minutes * minuteMs),
  ...[1, 2, 3, 6, 12].map((hours) => hours * hourMs),
  ...[1, 7, 28].map((days) => days * dayMs),
];

/** The level whose buckets are the whole parts of a step; raw for a step that 5 minutes do not divide. */
function levelOfStep(everyMs: number): 'raw' | HistoryLevel {
  const levels = historyLevels.toReversed();
  return levels.find((level) => everyMs % levelStepMs[level] === 0) ?? 'raw';
}

/** What a question is answered from, and in which step. */
export interface HistoryChoice {
  readonly level: 'raw' | HistoryLevel;
  readonly everyMs: number;
}

export interface HistoryRange {
  readonly fromAt: number;
  readonly toAt: number;
}

/**
 * The level for buckets of `everyMs`: the coarsest that still divides them, because it is the least to read. Where the
 * beginning of the range is older than that level is kept, the next coarser one in its own step: hours of half
 * a year ago are a truer answer than the emptiness that is left of its minutes. Above a day whole days are counted.
 */
export function levelForStep(everyMs: number, fromAt: number, now: number): HistoryChoice {
  const step = everyMs > dayMs ? Math.ceil(everyMs / dayMs) * dayMs : everyMs;
  const level = levelOfStep(step);
  if (now - fromAt <= keptForMs[level]) return { level, everyMs: step };
  const coarser = historyLevels.find((one) => levelStepMs[one] > step && now - fromAt <= keptForMs[one]);
  const coarserStep = levelStepMs[coarser ?? '1d'];
  return { level: coarser ?? '1d', everyMs: Math.ceil(step / coarserStep) * coarserStep };
}

const bucketsIn = ({ fromAt, toAt }: HistoryRange, everyMs: number): number =>
  Math.ceil((toAt - fromAt) / everyMs) + 1;

/** The finest level and step that give at most `maxPoints` buckets over the range. */
export function levelForPoints(range: HistoryRange, maxPoints: number, now: number): HistoryChoice {
  const fits = (everyMs: number): boolean => bucketsIn(range, everyMs) <= maxPoints;
  const longest = steps.at(-1) ?? dayMs;
  const weeks = Math.ceil((range.toAt - range.fromAt) / longest / Math.max(1, maxPoints - 1));
  const step = steps.find(fits) ?? Math.max(1, weeks) * longest;
  return levelForStep(step, range.fromAt, now);
}
