import { type Column, type Leader, layOutColumn, partsOf } from './leaderColumn.ts';
import {
  boxOf,
  contains,
  edgesOf,
  inflate,
  isInside,
  overlaps,
  rectAround,
  type Segment,
  touches,
} from './plane.ts';
import type { Point, Rect } from './projection.ts';

/** A cell of the map with the text it must carry. Sizes in pixels. */
export interface LabelCell<Id> {
  readonly id: Id;
  readonly rings: readonly (readonly Point[])[];
  /** The seat: a leader starts here, and a mark may stand here. */
  readonly anchor: Point;
  /** The ways to set its label inside, the preferred first: on two lines, on three. */
  readonly shapes: readonly LabelShape[];
}

export interface LabelShape {
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
}

export interface LabelRoom {
  /** null where there is no room for one: cells that do not hold their names have none. */
  readonly column: Column | null;
  /** What no label may cover: the box must hold them all. */
  readonly bounds: Rect;
  readonly obstacles: readonly Rect[];
  /** Half the side of a mark. Its room is kept free at all times, so that no name moves when an alert comes. */
  readonly markRadius: number;
  /** Least distance between a name and the border of its cell. */
  readonly margin: number;
}

export interface InsideLabel<Id> {
  readonly id: Id;
  /** Middle of the label. */
  readonly at: Point;
  readonly shape: LabelShape;
  /** Where a mark may stand without covering the label: the seat, or beside the label. */
  readonly mark: Point;
}

export interface LabelPlacement<Id> {
  readonly inside: readonly InsideLabel<Id>[];
  readonly leaders: readonly Leader<Id>[];
}

interface Candidate {
  readonly at: Point;
  readonly shape: LabelShape;
  readonly mark: Point;
  readonly rect: Rect;
}

interface CellShape {
  readonly anchor: Point;
  readonly edges: readonly Segment[];
}

const steps = 32;

/** The free width around a label up to which more is better; beyond that being central counts. */
const enoughRoom = 3;

/** How far the label could grow before it touched its border, in steps of the margin. */
function roomAround(rect: Rect, edges: readonly Segment[], margin: number): number {
  let room = 1;
  while (room < enoughRoom && !edges.some((edge) => touches(edge, inflate(rect, margin * (room + 1)))))
    room += 1;
  return room;
}

/** Points of a grid over the cell that lie in it, the most central first. */
function spotsIn(box: Rect, edges: readonly Segment[]): Point[] {
  const middle = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  const off = ({ x, y }: Point): number => Math.hypot(x - middle.x, y - middle.y);
  const spots: Point[] = [];
  for (let row = 0; row <= steps; row += 1)
    for (let column = 0; column <= steps; column += 1)
      spots.push({
        x: box.left + ((box.right - box.left) * column) / steps,
        y: box.top + ((box.bottom - box.top) * row) / steps,
      });
  return spots.filter((spot) => isInside(spot, edges)).toSorted((a, b) => off(a) - off(b));
}

/** Where a mark stands beside a label: at the seat, else the first side on which it stays in the cell. */
function markBeside(rect: Rect, cell: CellShape, { markRadius, margin }: LabelRoom): Point | null {
  const middle = { x: (rect.left + rect.right) / 2, y: (rect.top + rect.bottom) / 2 };
  const off = markRadius + margin / 2;
  const places = [
    cell.anchor,
    { x: middle.x, y: rect.top - off },
    { x: middle.x, y: rect.bottom + off },
    { x: rect.left - off, y: middle.y },
    { x: rect.right + off, y: middle.y },
  ];
  const side = 2 * markRadius;
  const free = places.find((place, index) => {
    const mark = rectAround(place, { width: side, height: side });
    if (overlaps(mark, rect)) return false;
    // The seat itself may be nearer to the border than a mark is wide.
    return index === 0 || (isInside(place, cell.edges) && !cell.edges.some((edge) => touches(edge, mark)));
  });
  return free ?? null;
}

/** Every place at which the label lies wholly in its own cell: the preferred shape first, then the roomiest. */
function candidatesIn<Id>({ rings, anchor, shapes }: LabelCell<Id>, room: LabelRoom): Candidate[] {
  const edges = edgesOf(rings);
  const spots = spotsIn(boxOf(rings), edges);
  return shapes.flatMap((shape) =>
    spots
      .map((at) => ({ at, shape, rect: rectAround(at, shape) }))
      .filter(
        ({ rect }) =>
          contains(room.bounds, rect) &&
          !room.obstacles.some((other) => overlaps(rect, other)) &&
          !edges.some((edge) => touches(edge, inflate(rect, room.margin))),
      )
      .flatMap((candidate) => {
        const mark = markBeside(candidate.rect, { edges, anchor }, room);
        return mark ? [{ ...candidate, mark, room: roomAround(candidate.rect, edges, room.margin) }] : [];
      })
      .toSorted((a, b) => b.room - a.room),
  );
}

/**
 * Names every cell: inside where the name fits without touching the border, else in the column, if there is one, with a leader. No two
 * labels overlap and no leader runs through a name. The same input gives the same picture.
 */
export function placeLabels<Id>(cells: readonly LabelCell<Id>[], room: LabelRoom): LabelPlacement<Id> {
  const candidates = new Map(cells.map((cell) => [cell.id, candidatesIn(cell, room)]));
  const outside = new Set(cells.filter(({ id }) => !candidates.get(id)?.length).map(({ id }) => id));
  // Each round either places all names or moves at least one more out: it ends after as many rounds as cells.
  for (;;) {
    const { column } = room;
    const unnamed = cells.filter(({ id }) => outside.has(id));
    const leaders = column
      ? layOutColumn(
          unnamed.map(({ id, anchor }) => ({ item: id, from: anchor })),
          column,
        )
      : [];
    const lines = column ? leaders.flatMap((leader) => partsOf(leader, column)) : [];
    const inside: InsideLabel<Id>[] = [];
    const crowded: Id[] = [];
    for (const { id } of cells.filter((cell) => !outside.has(cell.id))) {
      const free = candidates
        .get(id)
        ?.find(({ rect }) => !lines.some((line) => touches(line, inflate(rect, room.margin))));
      if (free) inside.push({ id, at: free.at, shape: free.shape, mark: free.mark });
      else crowded.push(id);
    }
    if (crowded.length === 0) return { inside, leaders };
    for (const id of crowded) outside.add(id);
  }
}
