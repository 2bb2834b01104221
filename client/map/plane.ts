import type { Point, Rect } from './projection.ts';

export interface Segment {
  readonly a: Point;
  readonly b: Point;
}

export const inflate = ({ left, top, right, bottom }: Rect, by: number): Rect => ({
  left: left - by,
  top: top - by,
  right: right + by,
  bottom: bottom + by,
});

/** The rectangle of a size around its middle. */
export const rectAround = (
  { x, y }: Point,
  { width, height }: { readonly width: number; readonly height: number },
): Rect => ({ left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 });

const holds = ({ left, right, top, bottom }: Rect, { x, y }: Point): boolean =>
  x > left && x < right && y > top && y < bottom;

/** The point, or the nearest beside the rectangle that it lies in: of its four sides the first that is in no other one. */
export function beside(point: Point, rects: readonly Rect[]): Point {
  const over = rects.find((rect) => holds(rect, point));
  if (!over) return point;
  const { x, y } = point;
  const sides = [
    { x: over.left, y },
    { x: over.right, y },
    { x, y: over.top },
    { x, y: over.bottom },
  ].toSorted((a, b) => Math.hypot(a.x - x, a.y - y) - Math.hypot(b.x - x, b.y - y));
  return sides.find((side) => !rects.some((rect) => holds(rect, side))) ?? point;
}

export const overlaps = (a: Rect, b: Rect): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

export const contains = (outer: Rect, inner: Rect): boolean =>
  inner.left >= outer.left &&
  inner.right <= outer.right &&
  inner.top >= outer.top &&
  inner.bottom <= outer.bottom;

export const edgesOf = (rings: readonly (readonly Point[])[]): Segment[] =>
  rings.flatMap((ring) =>
    ring.flatMap((a, index) => {
      const b = ring[(index + 1) % ring.length];
      return b && (a.x !== b.x || a.y !== b.y) ? [{ a, b }] : [];
    }),
  );

/** By the even-odd rule, so holes and separate parts count as they are drawn. */
export function isInside({ x, y }: Point, edges: readonly Segment[]): boolean {
  let inside = false;
  for (const { a, b } of edges)
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
  return inside;
}

/** Whether a segment has a point in the rectangle: it is clipped against each side in turn (Liang and Barsky). */
export function touches({ a, b }: Segment, { left, top, right, bottom }: Rect): boolean {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  let [from, to] = [0, 1];
  for (const [step, room] of [
    [-dx, a.x - left],
    [dx, right - a.x],
    [-dy, a.y - top],
    [dy, bottom - a.y],
  ] as const) {
    if (step === 0) {
      if (room < 0) return false;
      continue;
    }
    if (step < 0) from = Math.max(from, room / step);
    else to = Math.min(to, room / step);
    if (from > to) return false;
  }
  return true;
}

export function boxOf(rings: readonly (readonly Point[])[]): Rect {
  const points = rings.flat();
  return {
    left: Math.min(...points.map(({ x }) => x)),
    right: Math.max(...points.map(({ x }) => x)),
    top: Math.min(...points.map(({ y }) => y)),
    bottom: Math.max(...points.map(({ y }) => y)),
  };
}
