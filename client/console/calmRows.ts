import type { Alert, AlertId } from '#shared/alert/alert.ts';
import { closedFacts } from '#shared/alert/alertState.ts';

/** `over`: it was closed while the table stood still; it stays in its place until the table flows again. */
export interface CalmRow {
  readonly alert: Alert;
  readonly over: boolean;
}

export interface CalmRows {
  readonly rows: readonly CalmRow[];
  /** New ones that wait behind the bar, in the order of the list. */
  readonly waiting: readonly Alert[];
}

/**
 * The rows of a table that never jumps under the cursor. `held` is the list as it was when somebody began to act; null:
 * nobody acts and the newest list is shown. Held rows keep their places but not their contents: a row always
 * shows the alert as it now is. One that has left the list is closed, and its last known facts no longer hold: kept, they
 * would count it among those that wait.
 */
export function calmRows(
  newest: readonly Alert[],
  held: readonly Alert[] | null,
  alertNow: (id: AlertId) => Alert | undefined,
): CalmRows {
  if (held === null) return { rows: newest.map((alert) => ({ alert, over: false })), waiting: [] };
  const known = new Set(held.map(({ id }) => id));
  return {
    rows: held.map((was) => {
      const alert = alertNow(was.id);
      return alert ? { alert, over: false } : { alert: { ...was, facts: closedFacts }, over: true };
    }),
    waiting: newest.filter(({ id }) => !known.has(id)),
  };
}

/** How many alerts the rows stand for: what only keeps its place is no alert any more. */
export const countStanding = (rows: readonly CalmRow[]): number =>
  rows.reduce((count, { over }) => count + (over ? 0 : 1), 0);

/**
 * How long after the last movement or key somebody still counts as acting. A pointer left lying on the table must not
 * keep new alerts out of sight for the rest of the shift.
 */
export const actingForMs = 15_000;

/** Times in ms on one clock; `actedAt` null: nobody has acted yet. */
export const isActing = (actedAt: number | null, now: number, dialogOpen: boolean): boolean =>
  dialogOpen || (actedAt !== null && now - actedAt < actingForMs);
