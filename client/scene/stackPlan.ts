import {
  type AlertRows,
  alertListSizes,
  headHeight,
  isNarrow,
  rowHeight,
  usedHeight,
} from '#client/tile/alertRows.ts';
import type { Rect } from './rect.ts';

/** The room of a stack in arc minutes and what must share it. */
export interface StackInput {
  readonly room: Rect;
  /** null where the stack has no list of alerts. */
  readonly rows: AlertRows | null;
  readonly figures: number;
  /** Counts up slowly: figures that do not fit take turns. */
  readonly turn: number;
}

/** Where list and figures stand. `figures[i]` is the place of figure `first + i`. */
export interface StackPlan {
  readonly list: Rect | null;
  readonly first: number;
  readonly figures: readonly Rect[];
}

export const stackGaps = { betweenColumns: 28, belowAlerts: 14, betweenRows: 8 } as const;

/** As tall, large, medium and small headlines need it. */
export const figureHeights = [188, 150, 112, 84] as const;
export const leastFigure = { width: 190, height: 84 } as const;
/** As long as it leaves the figures their lines, a column of this width is preferred. */
const wishedFigureWidth = 240;

/** With nothing to take, who has what was taken last is news: two such rows are worth smaller figures, more are not. */
const promisedTaken = 2;

function alertsWanted(rows: AlertRows, room: Rect): { needed: number; wished: number } {
  const { untaken, taken, hidden } = rows;
  const { takenRow, note } = alertListSizes;
  const shownTaken = isNarrow(room) ? 0 : taken.length;
  const promised = untaken.length > 0 ? 0 : Math.min(promisedTaken, shownTaken);
  const counted = untaken.length === 0 && taken.length > promised;
  const head =
    headHeight(rows, room) +
    untaken.reduce((sum, row) => sum + rowHeight(row, { width: room.width, dense: false }), 0);
  const noteOf = (isThere: boolean): number => (isThere ? note : 0);
  return {
    needed: head + promised * takenRow + noteOf(hidden > 0 || counted),
    wished: head + shownTaken * takenRow + noteOf(hidden > 0 || taken.length > shownTaken),
  };
}

/** Lines of figures for a height: as many as are needed, at most what is read from the chair. */
const linesThatFit = (height: number): number =>
  Math.max(0, Math.floor((height + stackGaps.betweenRows) / (leastFigure.height + stackGaps.betweenRows)));

/** Columns in which figures of at least this width stand side by side. */
const columnsOf = (width: number, each: number): number =>
  Math.max(1, Math.floor((width + stackGaps.betweenColumns) / (each + stackGaps.betweenColumns)));

/** As few columns as hold all figures in the height, at the wished width at best; lines of equal length without a hole. */
function columnsFor({ width, height }: Pick<Rect, 'width' | 'height'>, figures: number): number {
  const least = columnsOf(width, leastFigure.width);
  const wished = Math.min(least, Math.max(columnsOf(width, wishedFigureWidth), Math.min(2, least)));
  const holding = Array.from({ length: least - wished + 1 }, (_, index) => wished + index).find(
    (columns) => Math.ceil(figures / columns) <= linesThatFit(height),
  );
  const columns = Math.min(figures, holding ?? least);
  return Math.ceil(figures / Math.ceil(figures / columns));
}

/** A grid of figures in a rectangle; those that do not fit take turns, a whole page at a time. */
function figuresIn(room: Rect, figures: number, turn: number): Pick<StackPlan, 'first' | 'figures'> {
  const most = columnsFor(room, Math.max(1, figures));
  const perPage = Math.min(Math.ceil(figures / most), linesThatFit(room.height)) * most;
  if (perPage === 0) return { first: 0, figures: [] };
  const first = (turn % Math.ceil(figures / perPage)) * perPage;
  const shown = Math.min(perPage, figures - first);
  const columns = Math.min(most, shown);
  const lines = Math.ceil(shown / columns);
  const { betweenColumns, betweenRows } = stackGaps;
  const width = (room.width - (columns - 1) * betweenColumns) / columns;
  const height = (room.height - (lines - 1) * betweenRows) / lines;
  return {
    first,
    figures: Array.from({ length: shown }, (_, index) => ({
      x: room.x + (index % columns) * (width + betweenColumns),
      y: room.y + Math.floor(index / columns) * (height + betweenRows),
      width,
      height,
    })),
  };
}

/** The height that the list gets: what must be taken first, then figures as large as the rest allows. */
function listHeight(rows: AlertRows, room: Rect, lines: number): number {
  const { height } = room;
  const { needed, wished } = alertsWanted(rows, room);
  const gaps = stackGaps.belowAlerts + (lines - 1) * stackGaps.betweenRows;
  const forAlerts = (each: number, of = lines): number => height - gaps - of * each;
  const each = figureHeights.find((least) => forAlerts(least) >= needed);
  const most =
    each !== undefined
      ? forAlerts(each)
      : // Fewer lines of figures, in turns; in a flood none.
        Array.from({ length: lines - 1 }, (_, index) =>
          forAlerts(leastFigure.height, lines - 1 - index),
        ).find((room) => room >= needed);
  if (most === undefined) return height;
  // Only as high as the whole rows in it: the rest of the room is the figures'.
  return wished <= most ? wished : usedHeight(rows, { ...room, height: most });
}

/**
 * What demands action gets its room first: in trouble the list grows, the figures shrink in their places down to the size
 * at which they are still read from the chair, then take turns, and in a flood make way.
 */
export function planStack({ room, rows, figures, turn }: StackInput): StackPlan {
  if (rows === null) return { list: null, ...figuresIn(room, figures, turn) };
  const lines = Math.ceil(figures / columnsFor(room, Math.max(1, figures)));
  const height = figures === 0 ? room.height : listHeight(rows, room, lines);
  const top = room.y + height + stackGaps.belowAlerts;
  const below = { ...room, y: top, height: room.y + room.height - top };
  return { list: { ...room, height }, ...figuresIn(below, figures, turn) };
}
