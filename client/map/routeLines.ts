import { type LonLat, type Point, projectTo, type View } from './projection.ts';

/** A cable route that is not up. */
export interface RouteMarkAt {
  readonly place: number;
  readonly from: LonLat;
  readonly to: LonLat;
  /** Cut; else it works with less than it should. */
  readonly isCut: boolean;
  /** Epoch ms. */
  readonly since: number;
}

/** A straight stroke of the drawing of a route. */
export interface Stroke {
  readonly a: Point;
  readonly b: Point;
  /** Of the cross over the cut, which is heavier than the line. */
  readonly isCross: boolean;
}

/** Sizes of the drawing of a route, in arc minutes. */
export const routeSizes = { dash: 7, gap: 5, cross: 5.5, line: 2.4, crossLine: 3.2, rim: 1.6 } as const;

/** Dashes from `from` towards `to` over a length. */
function dashes(from: Point, to: Point, length: number, u: number): Stroke[] {
  const whole = Math.hypot(to.x - from.x, to.y - from.y);
  const [dx, dy] = [(to.x - from.x) / whole, (to.y - from.y) / whole];
  const at = (distance: number): Point => ({ x: from.x + dx * distance, y: from.y + dy * distance });
  const step = (routeSizes.dash + routeSizes.gap) * u;
  return Array.from({ length: Math.max(0, Math.ceil(length / step)) }, (_, index): Stroke => {
    const start = index * step;
    return { a: at(start), b: at(Math.min(length, start + routeSizes.dash * u)), isCross: false };
  });
}

function crossAt({ x, y }: Point, u: number): Stroke[] {
  const arm = routeSizes.cross * u;
  return [
    { a: { x: x - arm, y: y - arm }, b: { x: x + arm, y: y + arm }, isCross: true },
    { a: { x: x - arm, y: y + arm }, b: { x: x + arm, y: y - arm }, isCross: true },
  ];
}

/** The middle of a route, where its cut is marked. */
export const middleOf = ({ from, to }: Pick<RouteMarkAt, 'from' | 'to'>): LonLat => [
  (from[0] + to[0]) / 2,
  (from[1] + to[1]) / 2,
];

/**
 * A route as strokes in pixels: broken from both ends, with a cross at its middle where it is cut. One that is shorter than its
 * cross is the cross alone.
 */
export function routeStrokes(route: RouteMarkAt, view: View, u: number): Stroke[] {
  const [a, b] = [projectTo(view, route.from), projectTo(view, route.to)];
  const half = Math.hypot(b.x - a.x, b.y - a.y) / 2;
  const room = route.isCut ? (routeSizes.cross + routeSizes.gap) * u : 0;
  const line = half > room ? [...dashes(a, b, half - room, u), ...dashes(b, a, half - room, u)] : [];
  const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  return route.isCut ? [...line, ...crossAt(middle, u)] : line;
}
