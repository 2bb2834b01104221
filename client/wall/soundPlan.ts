import type { Alert } from '#shared/alert/alert.ts';
import { isUntaken } from '#shared/alert/alertState.ts';
import { type Priority, urgencyOf } from '#shared/alert/priority.ts';

/** What was sounded lately. Times are epoch ms. */
export interface SoundMemory {
  readonly soundedAt: readonly number[];
  /** How many untaken alerts of the most urgent priority waited when it last sounded. */
  readonly waiting: number;
  readonly priority: Priority | null;
}

export const silence: SoundMemory = { soundedAt: [], waiting: 0, priority: null };

const minuteMs = 60_000;
/** More often, people turn the sound off. */
const mostAMinute = 2;
/** An untaken alert is sounded again after this long. */
const againAfterMs = 2 * minuteMs;

/** The most urgent priority that waits to be taken, and how many; low ones have no sound. */
export function waitingOf(alerts: readonly Alert[]): Pick<SoundMemory, 'waiting' | 'priority'> {
  const untaken = alerts.filter(
    ({ facts, priority }) => priority !== 'low' && facts.suppression === null && isUntaken(facts),
  );
  const [first] = untaken.toSorted((a, b) => urgencyOf(b.priority) - urgencyOf(a.priority));
  if (!first) return { waiting: 0, priority: null };
  return {
    priority: first.priority,
    waiting: untaken.filter(({ priority }) => priority === first.priority).length,
  };
}

/**
 * What to sound now, if anything: when something more urgent or one more waits, and again while it is not taken. At most two
 * a minute. An acknowledgement ends it, as nothing waits then.
 */
export function soundNow(
  alerts: readonly Alert[],
  memory: SoundMemory,
  now: number,
): { readonly motif: Priority | null; readonly memory: SoundMemory } {
  const { waiting, priority } = waitingOf(alerts);
  const soundedAt = memory.soundedAt.filter((at) => now - at < againAfterMs);
  if (priority === null) return { motif: null, memory: { ...silence, soundedAt } };
  const before = memory.priority === null ? -1 : urgencyOf(memory.priority);
  const isNews = urgencyOf(priority) > before || (priority === memory.priority && waiting > memory.waiting);
  const isDue = isNews || soundedAt.length === 0;
  const isTooMuch = soundedAt.filter((at) => now - at < minuteMs).length >= mostAMinute;
  // What could not be sounded stays news until it can.
  if (isDue && isTooMuch) return { motif: null, memory: { ...memory, soundedAt } };
  if (!isDue) return { motif: null, memory: { soundedAt, waiting, priority } };
  return { motif: priority, memory: { soundedAt: [...soundedAt, now], waiting, priority } };
}
