import type { Alert } from './alert.ts';
import type { Suppression } from './alertState.ts';
import type { AlertEvent } from './alertTransition.ts';
import { urgencyOf } from './priority.ts';

/** What ends a hiding when its time is over. */
export const endOfHiding: Readonly<Record<Suppression, AlertEvent>> = {
  shelved: 'end-shelving',
  'suppressed-by-design': 'unsuppress',
  'out-of-service': 'put-in-service',
};

/** Ms between two that come back by the clock while active: at most ten in ten minutes, which is not yet a flood. */
export const comingBackEveryMs = 60_000;

/**
 * The hidden alerts that come back at `now` (epoch ms), the most urgent first. What has returned to normal comes at
 * once, and so does what is critical: nobody may wait for that. The others come one at a time, a minute after `lastAt`.
 */
export function comingBack(alerts: Iterable<Alert>, now: number, lastAt: number | null): Alert[] {
  const due = [...alerts].filter(({ hiding }) => hiding !== null && hiding.untilAt <= now);
  const atOnce = due.filter(({ facts, priority }) => !facts.active || priority === 'critical');
  const inTurn = due
    .filter((alert) => !atOnce.includes(alert))
    .sort(
      (a, b) =>
        urgencyOf(b.priority) - urgencyOf(a.priority) ||
        (a.hiding?.untilAt ?? 0) - (b.hiding?.untilAt ?? 0) ||
        (a.id < b.id ? -1 : 1),
    );
  const mayCome = lastAt === null || now - lastAt >= comingBackEveryMs;
  return mayCome ? [...atOnce, ...inTurn.slice(0, 1)] : atOnce;
}
