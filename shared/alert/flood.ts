import type { Alert } from './alert.ts';

/** The window in which annunciations are counted, ms. */
export const floodWindowMs = 600_000;
/** A flood begins with more annunciations than this in the window … */
export const floodBeginsAbove = 10;
/** … and ends with fewer than this. Between the two it goes on: it does not flicker. */
export const floodEndsBelow = 5;

/** Times in epoch ms. */
export interface Flood {
  /** The first annunciation of the ones that made it a flood: where its cause is looked for, not when it began. */
  readonly firstAt: number;
  /** When it began: with the annunciation that was one too many. The one time that every page and report names. */
  readonly beganAt: number;
  /** Annunciations in the window up to now. */
  readonly count: number;
}

/**
 * Whether there is a flood at `now`, from the annunciations before it (epoch ms, oldest first): begun by more than ten in
 * ten minutes, ended by fewer than five. Told anew from the same list by every page, so that all of them agree.
 */
export function floodAt(annunciatedAt: readonly number[], now: number): Flood | null {
  let flood: Pick<Flood, 'firstAt' | 'beganAt'> | null = null;
  let oldest = 0;
  let next = 0;
  /** Lets what is too old leave the window, one by one: the flood ends with the fifth last. */
  const leaveUntil = (at: number): void => {
    while (oldest < next && (annunciatedAt[oldest] ?? at) <= at - floodWindowMs) {
      oldest += 1;
      if (next - oldest < floodEndsBelow) flood = null;
    }
  };
  for (const at of annunciatedAt) {
    if (at > now) break;
    leaveUntil(at);
    next += 1;
    if (next - oldest > floodBeginsAbove) flood ??= { firstAt: annunciatedAt[oldest] ?? at, beganAt: at };
  }
  leaveUntil(now);
  return flood && { ...(flood as Pick<Flood, 'firstAt' | 'beganAt'>), count: next - oldest };
}

/** The open alert that a flood began with: the likeliest cause of the others. null when it is over already. */
export function firstOutOf(alerts: readonly Alert[], { firstAt }: Pick<Flood, 'firstAt'>): Alert | null {
  let first: Alert | null = null;
  for (const alert of alerts) {
    if (alert.raisedAt < firstAt) continue;
    if (first === null || alert.raisedAt < first.raisedAt) first = alert;
  }
  return first;
}

/** Times in epoch ms; `endedAt` null while it lasts. */
export interface FloodSpan {
  readonly beganAt: number;
  readonly endedAt: number | null;
}

/** Every flood until `until`, from all annunciations before it (epoch ms, oldest first), by the same counting as `floodAt`. */
export function floodsOf(annunciatedAt: readonly number[], until: number): FloodSpan[] {
  const floods: FloodSpan[] = [];
  let beganAt: number | null = null;
  let oldest = 0;
  const leaveUntil = (at: number, next: number): void => {
    for (; oldest < next; oldest += 1) {
      const leftAt = (annunciatedAt[oldest] ?? at) + floodWindowMs;
      if (leftAt > at) return;
      if (next - oldest - 1 >= floodEndsBelow || beganAt === null) continue;
      floods.push({ beganAt, endedAt: leftAt });
      beganAt = null;
    }
  };
  for (const [index, at] of annunciatedAt.entries()) {
    leaveUntil(at, index);
    if (index + 1 - oldest > floodBeginsAbove) beganAt ??= at;
  }
  leaveUntil(until, annunciatedAt.length);
  return beganAt === null ? floods : [...floods, { beganAt, endedAt: null }];
}
