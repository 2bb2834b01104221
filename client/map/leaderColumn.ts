import type { Segment } from './plane.ts';
import type { Point } from './projection.ts';

/** A column beside the province in which small cells are named one under the other. */
export interface Column {
  /** Left edge of the names. */
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly lineHeight: number;
  /** Where a leader that came level out of its cell turns towards its name: beside the province, over the sea. */
  readonly bend: number;
  /** Where it is level again, before the name. */
  readonly end: number;
}

export interface Leader<T> {
  readonly item: T;
  readonly from: Point;
  /** Middle of the line of text. */
  readonly y: number;
}

interface Anchored<T> {
  readonly item: T;
  readonly from: Point;
}

/**
 * Heights for lines that must keep their order and distance, each as near to its wish as the others allow: neighbours that
 * would collide are pooled around the mean of their wishes.
 */
export function spreadLines(
  wishes: readonly number[],
  { top, bottom, lineHeight }: Pick<Column, 'top' | 'bottom' | 'lineHeight'>,
): number[] {
  const blocks: { sum: number; size: number }[] = [];
  const middle = ({ sum, size }: { sum: number; size: number }): number => sum / size;
  for (const [index, wish] of wishes.entries()) {
    blocks.push({ sum: wish - index * lineHeight, size: 1 });
    for (
      let last = blocks.at(-1), before = blocks.at(-2);
      last && before && middle(before) > middle(last);
    ) {
      blocks.pop();
      before.sum += last.sum;
      before.size += last.size;
      [last, before] = [blocks.at(-1), blocks.at(-2)];
    }
  }
  const highest = bottom - lineHeight / 2 - (wishes.length - 1) * lineHeight;
  const lowest = top + lineHeight / 2;
  return blocks
    .flatMap((block) => Array.from({ length: block.size }, () => middle(block)))
    .map((start, index) => Math.max(lowest, Math.min(highest, start)) + index * lineHeight);
}

/**
 * A leader in its two parts: level from its cell to the bend, slanted from there to its line. Level lines never cross,
 * and slants between the same two verticals do not either as long as the order is kept.
 */
export const partsOf = ({ from, y }: { from: Point; y: number }, { bend, end }: Column): Segment[] => [
  { a: from, b: { x: bend, y: from.y } },
  { a: { x: bend, y: from.y }, b: { x: end, y } },
];

/** Names from top to bottom as their cells lie, so that no two leaders cross. */
export function layOutColumn<T>(anchored: readonly Anchored<T>[], column: Column): Leader<T>[] {
  const sorted = anchored.toSorted((a, b) => a.from.y - b.from.y || a.from.x - b.from.x);
  const heights = spreadLines(
    sorted.map(({ from }) => from.y),
    column,
  );
  return sorted.map((one, index) => ({ ...one, y: heights[index] ?? one.from.y }));
}
