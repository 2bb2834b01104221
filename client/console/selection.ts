import type { Alert, AlertId } from '#shared/alert/alert.ts';
import { isUntaken } from '#shared/alert/alertState.ts';
import type { TableRow } from './calmRows.ts';

/** The row the keyboard is on, and the rows picked to be handled together. By id: rows move, alerts do not. */
export interface Selection {
  readonly current: AlertId | null;
  readonly picked: ReadonlySet<AlertId>;
}

export const nothingSelected: Selection = { current: null, picked: new Set() };

const indexOf = (rows: readonly TableRow[], id: AlertId | null): number =>
  rows.findIndex(({ alert }) => alert.id === id);

/** Moves by `step` rows and stops at the ends. From nowhere, any step leads to the first row. */
export function moveCurrent(selection: Selection, rows: readonly TableRow[], step: number): Selection {
  const index = indexOf(rows, selection.current);
  const next = index < 0 && Number.isFinite(step) ? 0 : Math.min(rows.length - 1, Math.max(0, index + step));
  return { ...selection, current: rows[next]?.alert.id ?? null };
}

export function togglePicked({ current, picked }: Selection, id: AlertId | null): Selection {
  if (id === null) return { current, picked };
  const next = new Set(picked);
  if (!next.delete(id)) next.add(id);
  return { current: id, picked: next };
}

/** What a command is about: the picked rows on the table, or the current one when none of them is there. */
export function selectedAlerts({ current, picked }: Selection, rows: readonly TableRow[]): readonly Alert[] {
  const standing = rows.flatMap(({ alert, over }) => (over ? [] : [alert]));
  const chosen = standing.filter(({ id }) => picked.has(id));
  return chosen.length > 0 ? chosen : standing.filter(({ id }) => id === current);
}

/** Why an alert cannot be acknowledged from here now; null when it can. */
export type AcknowledgeRefusal = 'offline' | 'role' | 'taken' | 'under-way' | 'hidden' | null;

export interface AcknowledgeMeans {
  readonly online: boolean;
  readonly mayAcknowledge: (alert: Alert) => boolean;
  readonly isUnderWay: (id: AlertId) => boolean;
}

export function acknowledgeRefusal(alert: Alert, means: AcknowledgeMeans): AcknowledgeRefusal {
  if (!means.mayAcknowledge(alert)) return 'role';
  if (alert.facts.suppression !== null) return 'hidden';
  if (!isUntaken(alert.facts)) return 'taken';
  if (means.isUnderWay(alert.id)) return 'under-way';
  return means.online ? null : 'offline';
}
