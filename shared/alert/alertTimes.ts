import { chatterRaises, chatterWindowMs, fleetingMs } from './chatter.ts';
import type { JournalLine } from './journalLine.ts';

/** A time that an alert was active; `toAt` null while it is. Epoch ms. */
export interface Standing {
  readonly fromAt: number;
  readonly toAt: number | null;
}

const byAlert = (lines: readonly JournalLine[]): JournalLine[][] => [
  ...Map.groupBy(lines, ({ alertId }) => alertId).values(),
];

/** When alerts were active, from a journal whose beginning may be missing: then since they were first raised. */
export function standings(lines: readonly JournalLine[], toAt: number): Standing[] {
  const found: Standing[] = [];
  for (const story of byAlert(lines)) {
    let sinceAt: number | null = null;
    for (const [index, line] of story.entries()) {
      if (line.at >= toAt) break;
      if (index === 0 && line.event !== 'raise') sinceAt = line.raisedAt;
      if (line.active) sinceAt ??= line.at;
      else if (sinceAt !== null) {
        found.push({ fromAt: sinceAt, toAt: line.at });
        sinceAt = null;
      }
    }
    if (sinceAt !== null) found.push({ fromAt: sinceAt, toAt: null });
  }
  return found;
}

/** How long somebody waited before they were taken: from the call before it to the acknowledgement at `at`. */
export interface Acknowledging {
  readonly at: number;
  readonly waitedMs: number;
}

export function acknowledgeTimes(lines: readonly JournalLine[]): Acknowledging[] {
  return byAlert(lines).flatMap((story) => {
    let calledAt: number | null = null;
    return story.flatMap((line) => {
      if (line.annunciated) calledAt = line.at;
      return line.event === 'acknowledge'
        ? [{ at: line.at, waitedMs: line.at - (calledAt ?? line.raisedAt) }]
        : [];
    });
  });
}

function fleetingIn(story: readonly JournalLine[]): number {
  let raisedAt = Number.NEGATIVE_INFINITY;
  let count = 0;
  for (const { event, at, acknowledged } of story) {
    if (event === 'raise') raisedAt = at;
    if (event === 'return' && !acknowledged && at - raisedAt < fleetingMs) count += 1;
  }
  return count;
}

/** `chattering`: rules in one area that were raised three times within ten minutes. `fleeting`: gone within one, untaken. */
export function nuisanceCounts(lines: readonly JournalLine[]): { chattering: number; fleeting: number } {
  const raises = lines.filter(({ event }) => event === 'raise');
  const watches = [...Map.groupBy(raises, ({ rule, area }) => `${rule}@${area}`).values()];
  const swings = (ofWatch: readonly JournalLine[]): boolean =>
    ofWatch.some(({ at }, index) => {
      const third = ofWatch[index + chatterRaises - 1];
      return third !== undefined && third.at - at < chatterWindowMs;
    });
  const fleeting = byAlert(lines).reduce((sum, story) => sum + fleetingIn(story), 0);
  return { chattering: watches.filter(swings).length, fleeting };
}

interface LateGiven {
  readonly fromAt: number;
  readonly toAt: number;
  readonly takeWithinOf: (line: JournalLine) => number;
}

/** Calls that nobody took in time: those that still wait, and those of the window, whether they were taken later or not. */
export function lateTakings(
  lines: readonly JournalLine[],
  { fromAt, toAt, takeWithinOf }: LateGiven,
): { overdueNow: number; takenLate: number } {
  let overdueNow = 0;
  let takenLate = 0;
  for (const story of byAlert(lines)) {
    let waiting: JournalLine | null = null;
    const settle = (until: number, isOver: boolean): void => {
      if (waiting === null || until - waiting.at <= takeWithinOf(waiting)) return;
      if (!isOver) overdueNow += 1;
      if (waiting.at >= fromAt) takenLate += 1;
    };
    for (const line of story.filter(({ at }) => at < toAt)) {
      const isUntaken = !line.acknowledged && !line.hidden;
      if (waiting !== null && !isUntaken) {
        settle(line.at, true);
        waiting = null;
      }
      // A call that is repeated while it waits is still the same wait.
      const begins = line.annunciated || line.event === 'withdraw-acknowledgement';
      if (begins && isUntaken) waiting ??= line;
    }
    settle(toAt, false);
  }
  return { overdueNow, takenLate };
}
