import { type AlertRows, alertListSizes, usedHeight } from '#client/tile/alertRows.ts';

/** The room of a scene's side in arc minutes and what must share it. */
export interface SideInput {
  readonly width: number;
  readonly height: number;
  readonly figures: number;
  readonly rows: AlertRows;
}

/** How alert list and figures share the side, in arc minutes. */
export interface SidePlan {
  readonly alertHeight: number;
  readonly columns: number;
  readonly figure: { readonly width: number; readonly height: number };
}

export const sideGaps = { betweenColumns: 28, belowAlerts: 14, betweenRows: 6 } as const;

/** As large, medium and small headlines need it: two lines below, one line, none. */
export const figureHeights = [150, 112, 84] as const;
const [, , leastFigure] = figureHeights;
const columns = 2;
const linesOf = (figures: number): number => Math.max(1, Math.ceil(figures / columns));

/** With nothing to take, who has what was taken last is news: two such rows are worth smaller figures, more are not. */
const promisedTaken = 2;

function alertsWanted({ untaken, taken, hidden }: AlertRows): { needed: number; wished: number } {
  const { heading, calm, row, takenRow, note } = alertListSizes;
  const promised = untaken.length > 0 ? 0 : Math.min(promisedTaken, taken.length);
  const counted = untaken.length === 0 && taken.length > promised;
  const head = untaken.length > 0 ? heading + untaken.length * row : calm;
  const noteOf = (isThere: boolean): number => (isThere ? note : 0);
  return {
    needed: head + promised * takenRow + noteOf(hidden > 0 || counted),
    wished: head + taken.length * takenRow + noteOf(hidden > 0),
  };
}

/** Even in a flood: heading, two rows and the count of the rest. Without untaken alerts: the sentence and a count. */
function leastAlerts({ untaken }: AlertRows): number {
  const { heading, calm, row, note } = alertListSizes;
  return untaken.length > 0 ? heading + Math.min(2, untaken.length) * row + note : calm + note;
}

/**
 * What demands action gets its room first: in trouble the list grows and the figures shrink in their places, down to the
 * size at which they are still read from the chair.
 */
export function planSide({ width, height, figures, rows }: SideInput): SidePlan {
  const { needed, wished } = alertsWanted(rows);
  const lines = linesOf(figures);
  const gaps = sideGaps.belowAlerts + (lines - 1) * sideGaps.betweenRows;
  const forAlerts = (each: number): number => height - gaps - lines * each;
  const each = figureHeights.find((least) => forAlerts(least) >= needed) ?? leastFigure;
  const most = Math.max(leastAlerts(rows), forAlerts(each));
  // Only as high as the whole rows in it: the rest of the room is the figures'.
  const alertHeight = wished <= most ? wished : usedHeight(rows, most);
  return {
    alertHeight,
    columns,
    figure: {
      width: (width - (columns - 1) * sideGaps.betweenColumns) / columns,
      height: (height - gaps - alertHeight) / lines,
    },
  };
}
