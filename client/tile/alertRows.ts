import type { Alert } from '#shared/alert/alert.ts';
import type { AlertRuleId } from '#shared/alert/alertRule.ts';
import { isUntaken } from '#shared/alert/alertState.ts';
import { type AlertGroup, groupAlerts, maxFloodRows } from '#shared/alert/grouping.ts';
import { urgencyOf } from '#shared/alert/priority.ts';

/** The alerts of one rule that are all untaken or all taken: one row, however many areas a storm hits. */
export interface AlertRow extends AlertGroup {
  readonly rule: AlertRuleId;
  readonly untaken: boolean;
}

export interface AlertRows {
  readonly untaken: readonly AlertRow[];
  readonly taken: readonly AlertRow[];
  /** Shelved, suppressed or out of service: not in the list, but never forgotten. */
  readonly hidden: number;
}

/** Groups by rule, keeping the order of `alerts`: a row stands where its most urgent, longest waiting alert stands. */
export function alertRowsOf(alerts: readonly Alert[]): AlertRows {
  const shown = alerts.filter(({ facts }) => facts.suppression === null);
  const keyOf = ({ rule, facts }: Alert): string => `${isUntaken(facts) ? 'untaken' : 'taken'} ${rule}`;
  const rows = groupAlerts(shown, keyOf).map(({ key, alerts: own }): AlertRow => {
    const [{ rule, facts }] = own;
    return { key, rule, untaken: isUntaken(facts), alerts: own };
  });
  return {
    untaken: rows.filter(({ untaken }) => untaken),
    taken: rows.filter(({ untaken }) => !untaken),
    hidden: alerts.length - shown.length,
  };
}

/** Heights of the parts of the alert list, in arc minutes. `denseRow` holds one line, with the waiting time still at 40. */
export const alertListSizes = {
  heading: 52,
  calm: 78,
  row: 70,
  denseRow: 42,
  takenRow: 38,
  note: 34,
} as const;

export interface FittingRows {
  readonly untaken: readonly AlertRow[];
  readonly taken: readonly AlertRow[];
  /** One line for each row: a flood in which no high or critical row may be missing. */
  readonly dense: boolean;
  /** Alerts (not rows) that the list has no room for. */
  readonly more: number;
  /** Those of them that are high or critical. */
  readonly moreUrgent: number;
}

const countOf = (rows: readonly AlertRow[]): number =>
  rows.reduce((sum, { alerts }) => sum + alerts.length, 0);

const isUrgent = ({ alerts: [{ priority }] }: AlertRow): boolean => urgencyOf(priority) >= urgencyOf('high');

const rowsThatFit = (room: number, each: number): number => Math.max(0, Math.floor(room / each));

/** As many whole rows as fit in `height` arc minutes, the untaken first; the rest is counted, never cut. */
export function fitRows({ untaken, taken, hidden }: AlertRows, height: number): FittingRows {
  const { heading, calm, row, denseRow, takenRow, note } = alertListSizes;
  const room = height - (untaken.length > 0 ? heading : calm);
  const all = untaken.length * row + taken.length * takenRow;
  // What is left out and what is hidden share one line.
  const forRows = hidden > 0 || all > room ? room - note : room;
  const dense = untaken.filter(isUrgent).length > rowsThatFit(forRows, row);
  const each = dense ? denseRow : row;
  const untakenFit = Math.min(untaken.length, maxFloodRows, rowsThatFit(forRows, each));
  const forTaken = untakenFit < untaken.length ? 0 : forRows - untakenFit * each;
  const takenFit = Math.min(taken.length, rowsThatFit(forTaken, takenRow));
  const leftOut = untaken.slice(untakenFit);
  return {
    untaken: untaken.slice(0, untakenFit),
    taken: taken.slice(0, takenFit),
    dense,
    more: countOf(leftOut) + countOf(taken.slice(takenFit)),
    moreUrgent: countOf(leftOut.filter(isUrgent)),
  };
}

/** The height that the rows fitting into `height` really take, in arc minutes. */
export function usedHeight(rows: AlertRows, height: number): number {
  const { heading, calm, row, denseRow, takenRow, note } = alertListSizes;
  const { untaken, taken, dense, more } = fitRows(rows, height);
  const head = rows.untaken.length > 0 ? heading : calm;
  const foot = more > 0 || rows.hidden > 0 ? note : 0;
  return head + untaken.length * (dense ? denseRow : row) + taken.length * takenRow + foot;
}
