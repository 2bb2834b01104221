import type { Alert, AlertId } from '#shared/alert/alert.ts';
import type { AlertRuleId } from '#shared/alert/alertRule.ts';
import { isUntaken } from '#shared/alert/alertState.ts';
import { type AlertGroup, groupAlerts, maxFloodRows } from '#shared/alert/grouping.ts';
import { urgencyOf } from '#shared/alert/priority.ts';

/** The alerts of one rule that are all untaken or all taken: one row, however many areas a storm hits. */
export interface AlertRow extends AlertGroup {
  readonly rule: AlertRuleId;
  readonly untaken: boolean;
  /** Whether one of its alerts has waited past its deadline: then it stands as large as an urgent one. */
  readonly late: boolean;
  /** Whether the flood that is on began with one of its alerts: the likeliest cause of the others. */
  readonly first: boolean;
  /** Of its name on one line, in arc minutes. */
  readonly nameWidth: number;
}

export interface AlertRows {
  readonly untaken: readonly AlertRow[];
  readonly taken: readonly AlertRow[];
  /** Shelved, suppressed or out of service: not in the list, but never forgotten. */
  readonly hidden: number;
}

/** What is known of alerts beyond themselves. */
interface AlertKnowledge {
  readonly isLate?: (id: AlertId) => boolean;
  /** What the flood that is on began with; null without one. */
  readonly firstOut?: AlertId | null;
  /** Of the name of a rule on one line, in arc minutes; that of an urgent row is set bolder. */
  readonly nameWidthOf?: (rule: AlertRuleId, urgent: boolean) => number;
}

const isHigh = ({ alerts: [{ priority }] }: Pick<AlertRow, 'alerts'>): boolean =>
  urgencyOf(priority) >= urgencyOf('high');
const isUrgent = (row: Pick<AlertRow, 'alerts' | 'late'>): boolean => row.late || isHigh(row);

/** Groups by rule, keeping the order of `alerts`: a row stands where its most urgent, longest waiting alert stands. */
export function alertRowsOf(
  alerts: readonly Alert[],
  { isLate = () => false, firstOut = null, nameWidthOf = () => 0 }: AlertKnowledge = {},
): AlertRows {
  const shown = alerts.filter(({ facts }) => facts.suppression === null);
  const keyOf = ({ rule, facts }: Alert): string => `${isUntaken(facts) ? 'untaken' : 'taken'} ${rule}`;
  const rows = groupAlerts(shown, keyOf).map(({ key, alerts: own }): AlertRow => {
    const [{ rule, facts }] = own;
    const untaken = isUntaken(facts);
    const late = untaken && own.some(({ id }) => isLate(id));
    const first = own.some(({ id }) => id === firstOut);
    const nameWidth = nameWidthOf(rule, isUrgent({ late, alerts: own }));
    return { key, rule, untaken, late, first, nameWidth, alerts: own };
  });
  return {
    untaken: rows.filter(({ untaken }) => untaken),
    taken: rows.filter(({ untaken }) => !untaken),
    hidden: alerts.length - shown.length,
  };
}

/** Heights of the parts of the alert list, in arc minutes. What must be taken is set at 40 even where a row is one line. */
export const alertListSizes = {
  heading: 54,
  calm: 84,
  /** On a narrow list the sentence takes two lines. */
  narrowCalm: 130,
  row: 94,
  denseRow: 48,
  /** For the second line of a name that a narrow list breaks. */
  nameLine: 44,
  takenRow: 38,
  note: 34,
} as const;

/** A narrower list, in arc minutes, has no room for who has taken what; it counts them. */
const narrowBelow = 470;

/** The room of a list in arc minutes. */
export interface ListRoom {
  readonly width: number;
  readonly height: number;
}

/** Whether a list of this width says of the taken only how many there are. */
export const isNarrow = ({ width }: Pick<ListRoom, 'width'>): boolean => width < narrowBelow;

/** What stands above the rows. */
export function headHeight(rows: Pick<AlertRows, 'untaken'>, room: ListRoom): number {
  if (rows.untaken.length > 0) return alertListSizes.heading;
  return isNarrow(room) ? alertListSizes.narrowCalm : alertListSizes.calm;
}

export interface FittingRows {
  readonly untaken: readonly AlertRow[];
  readonly taken: readonly AlertRow[];
  /** One line for each row: a flood in which no high or critical row may be missing. */
  readonly dense: boolean;
  /** Alerts (not rows) that the list has no room for. */
  readonly more: number;
  /** Those of them that somebody has taken. */
  readonly moreTaken: number;
  /** Those of them that are high or critical and wait. */
  readonly moreUrgent: number;
}

const countOf = (rows: readonly AlertRow[]): number =>
  rows.reduce((sum, { alerts }) => sum + alerts.length, 0);

/** A row that is neither urgent nor late takes one line: the others stand out by their room. */
export const isOneLine = (row: AlertRow, dense: boolean): boolean => dense || !isUrgent(row);

/** What a name leaves free of the width, in arc minutes: its mark, and how long it waits where that is on the same line. */
const besideName = { mark: 50, waiting: 130 } as const;

/** Lines of the name: what it is that happened is never cut. */
export const nameLines = ({ nameWidth }: AlertRow, width: number, oneLine: boolean): 1 | 2 =>
  nameWidth > width - besideName.mark - (oneLine ? besideName.waiting : 0) ? 2 : 1;

interface RowRoom {
  /** Of the list, in arc minutes. */
  readonly width: number;
  readonly dense: boolean;
}

/** Height of an untaken row, in arc minutes. */
export function rowHeight(row: AlertRow, { width, dense }: RowRoom): number {
  const oneLine = isOneLine(row, dense);
  const { denseRow, row: twoLines, nameLine } = alertListSizes;
  return (oneLine ? denseRow : twoLines) + (nameLines(row, width, oneLine) - 1) * nameLine;
}

const heightOf = (rows: readonly AlertRow[], room: RowRoom): number =>
  rows.reduce((sum, row) => sum + rowHeight(row, room), 0);

/** The first rows that fit into a height, whole. */
function rowsThatFit(rows: readonly AlertRow[], height: number, room: RowRoom): readonly AlertRow[] {
  let left = height;
  const firstOut = rows.findIndex((row, index) => {
    left -= rowHeight(row, room);
    return left < 0 || index >= maxFloodRows;
  });
  return firstOut < 0 ? rows : rows.slice(0, firstOut);
}

/** As many whole rows as fit, the untaken first; the rest is counted, never cut. */
export function fitRows(rows: AlertRows, listRoom: ListRoom): FittingRows {
  const { untaken, taken, hidden } = rows;
  const { takenRow, note } = alertListSizes;
  const room = listRoom.height - headHeight(rows, listRoom);
  const { width } = listRoom;
  const all =
    heightOf(untaken, { width, dense: false }) + taken.length * (isNarrow(listRoom) ? room : takenRow);
  // What is left out and what is hidden share one line.
  const forRows = hidden > 0 || all > room ? room - note : room;
  const dense = heightOf(untaken.filter(isUrgent), { width, dense: false }) > forRows;
  const fitting = rowsThatFit(untaken, forRows, { width, dense });
  const isFull = fitting.length < untaken.length || isNarrow(listRoom);
  const forTaken = isFull ? 0 : forRows - heightOf(fitting, { width, dense });
  const takenFit = Math.max(
    0,
    Math.min(taken.length, maxFloodRows - fitting.length, Math.floor(forTaken / takenRow)),
  );
  const leftOut = untaken.slice(fitting.length);
  const moreTaken = countOf(taken.slice(takenFit));
  return {
    untaken: fitting,
    taken: taken.slice(0, takenFit),
    dense,
    more: countOf(leftOut) + moreTaken,
    moreTaken,
    moreUrgent: countOf(leftOut.filter(isHigh)),
  };
}

/** Whether more urgent rows wait than a list of this height can show on two lines each. */
export const isFlood = (rows: AlertRows, room: ListRoom): boolean => fitRows(rows, room).dense;

/** The height that the rows fitting into a room really take, in arc minutes. */
export function usedHeight(rows: AlertRows, room: ListRoom): number {
  const { takenRow, note } = alertListSizes;
  const { untaken, taken, dense, more } = fitRows(rows, room);
  const foot = more > 0 || rows.hidden > 0 ? note : 0;
  const { width } = room;
  return headHeight(rows, room) + heightOf(untaken, { width, dense }) + taken.length * takenRow + foot;
}
