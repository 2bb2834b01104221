import type { Alert, AlertId } from '#shared/alert/alert.ts';
import type { CalmRow } from './calmRows.ts';
import { alertsOfRow, type RowKey, type TableRow } from './tableRows.ts';

/** The row the keyboard is on, and the alerts picked to be handled together. By key: rows move, alerts do not. */
export interface Selection {
  readonly current: RowKey | null;
  readonly picked: ReadonlySet<AlertId>;
}

export const nothingSelected: Selection = { current: null, picked: new Set() };

/** Moves by `step` rows and stops at the ends. From nowhere, any step leads to the first row. */
export function moveCurrent(selection: Selection, rows: readonly TableRow[], step: number): Selection {
  const index = rows.findIndex(({ key }) => key === selection.current);
  const next = index < 0 && Number.isFinite(step) ? 0 : Math.min(rows.length - 1, Math.max(0, index + step));
  return { ...selection, current: rows[next]?.key ?? null };
}

export const isPicked = (row: TableRow, { picked }: Selection): boolean => {
  const alerts = alertsOfRow(row);
  return alerts.length > 0 && alerts.every(({ id }) => picked.has(id));
};

/** Picks a row or leaves it; a group with all its alerts. */
export function togglePicked(selection: Selection, row: TableRow | undefined): Selection {
  if (!row) return selection;
  const next = new Set(selection.picked);
  const leave = isPicked(row, selection);
  for (const { id } of alertsOfRow(row))
    if (leave) next.delete(id);
    else next.add(id);
  return { current: row.key, picked: next };
}

/** Picks everything on the table; what is picked already is left instead. */
export function toggleAll(selection: Selection, rows: readonly CalmRow[]): Selection {
  const standing = rows.flatMap(({ alert, over }) => (over ? [] : [alert.id]));
  const isAll = standing.length > 0 && standing.every((id) => selection.picked.has(id));
  return { ...selection, picked: isAll ? new Set() : new Set(standing) };
}

/** The picked alerts that are on the table and not over. */
export const pickedOf = ({ picked }: Selection, all: readonly CalmRow[]): readonly Alert[] =>
  all.flatMap(({ alert, over }) => (!over && picked.has(alert.id) ? [alert] : []));

/** What a command is about: the picked alerts on the table, or the current row when none of them is there. */
export function selectedAlerts(
  selection: Selection,
  all: readonly CalmRow[],
  rows: readonly TableRow[],
): readonly Alert[] {
  const chosen = pickedOf(selection, all);
  if (chosen.length > 0) return chosen;
  const row = rows.find(({ key }) => key === selection.current);
  return row ? alertsOfRow(row) : [];
}
