import type { Alert } from '#shared/alert/alert.ts';
import type { AlertRuleId } from '#shared/alert/alertRule.ts';
import { isUntaken } from '#shared/alert/alertState.ts';

/** The alerts of one rule that are all untaken or all taken: one row, however many areas a storm hits. */
export interface AlertRow {
  readonly key: string;
  readonly rule: AlertRuleId;
  readonly untaken: boolean;
  /** In the order given; the first one speaks for the row. Never empty. */
  readonly alerts: readonly [Alert, ...Alert[]];
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
  const groups = Map.groupBy(shown, ({ rule, facts }) => `${isUntaken(facts) ? 'untaken' : 'taken'} ${rule}`);
  const rows: AlertRow[] = [];
  for (const [key, [first, ...rest]] of groups)
    if (first)
      rows.push({ key, rule: first.rule, untaken: isUntaken(first.facts), alerts: [first, ...rest] });
  return {
    untaken: rows.filter(({ untaken }) => untaken),
    taken: rows.filter(({ untaken }) => !untaken),
    hidden: alerts.length - shown.length,
  };
}

/** Heights of the parts of the alert list, in arc minutes. */
export const alertListSizes = { heading: 52, calm: 78, row: 70, takenRow: 38, note: 34 } as const;

export interface FittingRows {
  readonly untaken: readonly AlertRow[];
  readonly taken: readonly AlertRow[];
  /** Alerts (not rows) that the list has no room for. */
  readonly more: number;
}

const countOf = (rows: readonly AlertRow[]): number =>
  rows.reduce((sum, { alerts }) => sum + alerts.length, 0);

/** As many whole rows as fit in `height` arc minutes, the untaken first; the rest is counted, never cut. */
export function fitRows({ untaken, taken, hidden }: AlertRows, height: number): FittingRows {
  const { heading, calm, row, takenRow, note } = alertListSizes;
  const room = height - (untaken.length > 0 ? heading : calm);
  const all = untaken.length * row + taken.length * takenRow;
  // What is left out and what is hidden share one line.
  const noteNeeded = hidden > 0 || all > room;
  const forRows = noteNeeded ? room - note : room;
  const untakenFit = Math.min(untaken.length, Math.max(0, Math.floor(forRows / row)));
  const left = forRows - untakenFit * row;
  const takenFit =
    untakenFit < untaken.length ? 0 : Math.min(taken.length, Math.max(0, Math.floor(left / takenRow)));
  return {
    untaken: untaken.slice(0, untakenFit),
    taken: taken.slice(0, takenFit),
    more: countOf(untaken.slice(untakenFit)) + countOf(taken.slice(takenFit)),
  };
}

/** The height that the rows fitting into `height` really take, in arc minutes. */
export function usedHeight(rows: AlertRows, height: number): number {
  const { heading, calm, row, takenRow, note } = alertListSizes;
  const { untaken, taken, more } = fitRows(rows, height);
  const head = rows.untaken.length > 0 ? heading : calm;
  const foot = more > 0 || rows.hidden > 0 ? note : 0;
  return head + untaken.length * row + taken.length * takenRow + foot;
}
