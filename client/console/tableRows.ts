import type { Alert, AlertId } from '#shared/alert/alert.ts';
import { type AlertGroup, type Grouping, groupAlerts } from '#shared/alert/grouping.ts';
import type { CalmRow } from './calmRows.ts';

/** A row of the table, whatever it stands for: the id of an alert, or a group's. */
export type RowKey = string;

/** What a group row is about: one of the groupings, or in a flood a priority or all that is left. */
export type GroupedBy = Grouping | 'priority' | 'rest';

export interface AlertTableRow extends CalmRow {
  readonly kind: 'alert';
  readonly key: RowKey;
  /** Within an open group. */
  readonly nested: boolean;
}

export interface GroupTableRow {
  readonly kind: 'group';
  readonly key: RowKey;
  readonly by: GroupedBy;
  readonly group: AlertGroup;
  /** Those of its alerts that are not over. */
  readonly standing: readonly Alert[];
  readonly open: boolean;
}

export type TableRow = AlertTableRow | GroupTableRow;

const alertRow = ({ alert, over }: CalmRow, nested: boolean): AlertTableRow => ({
  ...{ kind: 'alert', key: alert.id, alert, over, nested },
});

export interface GroupedAlerts {
  readonly by: GroupedBy;
  readonly group: AlertGroup;
}

export const plainRows = (rows: readonly CalmRow[]): readonly AlertTableRow[] =>
  rows.map((row) => alertRow(row, false));

/** A group of one is that one. An open group is followed by its alerts. */
export function groupedRows(
  rows: readonly CalmRow[],
  groups: readonly GroupedAlerts[],
  opened: ReadonlySet<RowKey>,
): readonly TableRow[] {
  const rowOf = new Map<AlertId, CalmRow>(rows.map((row) => [row.alert.id, row]));
  return groups.flatMap(({ by, group }): TableRow[] => {
    const own = group.alerts.flatMap(({ id }) => rowOf.get(id) ?? []);
    const [only, ...others] = own;
    if (only && others.length === 0) return [alertRow(only, false)];
    const key: RowKey = `${by}:${group.key}`;
    const open = opened.has(key);
    const standing = own.flatMap(({ alert, over }) => (over ? [] : [alert]));
    return [
      { kind: 'group', key, by, group, standing, open },
      ...(open ? own.map((row) => alertRow(row, true)) : []),
    ];
  });
}

export const groupsBy = (
  rows: readonly CalmRow[],
  by: Grouping,
  keyOf: (alert: Alert) => string,
): GroupedAlerts[] =>
  groupAlerts(
    rows.map(({ alert }) => alert),
    keyOf,
  ).map((group) => ({ by, group }));

/** A group without what only keeps its place; once everything in it is over, all of it. */
export function standingGroup({ group, standing }: GroupTableRow): AlertGroup {
  const [first, ...others] = standing;
  return first ? { ...group, alerts: [first, ...others] } : group;
}

/** What a command on a row is about. */
export const alertsOfRow = (row: TableRow): readonly Alert[] =>
  row.kind === 'group' ? row.standing : row.over ? [] : [row.alert];
