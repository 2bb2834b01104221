import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitView, type LonLat, projectTo } from '#client/map/projection.ts';
import { middleOf, type RouteMarkAt, routeSizes, routeStrokes } from '#client/map/routeLines.ts';

const view = fitView(
  [103.85, 18.57, 105.81, 19.99],
  { width: 800, height: 600 },
  { left: 14, top: 14, right: 786, bottom: 586, legendTop: 460 },
);
const aRoute = (given: Partial<RouteMarkAt> = {}): RouteMarkAt => ({
  place: 1,
  from: [104.5, 19.2],
  to: [105.5, 19.2],
  isCut: true,
  since: 0,
  ...given,
});

test('is broken from both ends and crossed at its middle', () => {
  const route = aRoute();

  const strokes = routeStrokes(route, view, 1);

  const cross = strokes.filter(({ isCross }) => isCross);
  const middle = projectTo(view, middleOf(route));
  expect(cross).toHaveLength(2);
  for (const { a, b } of cross) {
    expect((a.x + b.x) / 2).toBeCloseTo(middle.x, 6);
    expect((a.y + b.y) / 2).toBeCloseTo(middle.y, 6);
  }
  expect(strokes.length).toBeGreaterThan(6);
});

test('leaves the cross free of dashes, and no dash reaches beyond its ends', () => {
  const end = fc.tuple(
    fc.double({ min: 104, max: 105.7, noNaN: true }),
    fc.double({ min: 18.7, max: 19.9, noNaN: true }),
  ) as fc.Arbitrary<LonLat>;
  fc.assert(
    fc.property(end, end, (from, to) => {
      const route = aRoute({ from, to });
      const [a, b] = [projectTo(view, from), projectTo(view, to)];
      const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
      const half = Math.hypot(b.x - a.x, b.y - a.y) / 2;

      const dashes = routeStrokes(route, view, 1).filter(({ isCross }) => !isCross);

      for (const point of dashes.flatMap((dash) => [dash.a, dash.b])) {
        const off = Math.hypot(point.x - middle.x, point.y - middle.y);
        expect(off).toBeGreaterThan(routeSizes.cross);
        expect(off).toBeLessThan(half + 0.001);
      }
    }),
    { numRuns: 100 },
  );
});

test('that is shorter than its cross is the cross alone', () => {
  const strokes = routeStrokes(aRoute({ to: [104.505, 19.2] }), view, 1);

  expect(strokes.every(({ isCross }) => isCross)).toBe(true);
  expect(strokes).toHaveLength(2);
});

test('that works with less than it should has no cross', () => {
  const strokes = routeStrokes(aRoute({ isCut: false }), view, 1);

  expect(strokes.length).toBeGreaterThan(6);
  expect(strokes.some(({ isCross }) => isCross)).toBe(false);
});
