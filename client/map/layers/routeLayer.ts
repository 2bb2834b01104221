import { LineLayer } from 'deck.gl';
import { unprojectFrom, type View } from '../projection.ts';
import { type RouteMarkAt, routeSizes, routeStrokes, type Stroke } from '../routeLines.ts';

interface RouteLayerInput {
  readonly routes: readonly RouteMarkAt[];
  readonly view: View;
  readonly u: number;
  readonly tone: readonly [number, number, number];
  readonly ground: readonly [number, number, number];
}

/** Cable routes that are not up, as broken lines with a rim of the ground. The dashes are of this view: a GPU line has none. */
export function routeLayer({ routes, view, u, tone, ground }: RouteLayerInput): LineLayer {
  const strokes = routes.flatMap((route) => routeStrokes(route, view, u));
  const width = ({ isCross }: Stroke): number => (isCross ? routeSizes.crossLine : routeSizes.line) * u;
  const ends = (end: (stroke: Stroke) => Stroke['a']): number[] =>
    strokes.flatMap((stroke) => unprojectFrom(view, end(stroke)));
  const [from, to] = [ends(({ a }) => a), ends(({ b }) => b)];
  const rim = 2 * routeSizes.rim * u;
  return new LineLayer({
    id: 'routes',
    data: {
      length: 2 * strokes.length,
      attributes: {
        // All rims come before all lines, or a rim would cut the line that it crosses.
        getSourcePosition: { value: new Float32Array([...from, ...from]), size: 2 },
        getTargetPosition: { value: new Float32Array([...to, ...to]), size: 2 },
        getWidth: {
          value: new Float32Array([...strokes.map((stroke) => width(stroke) + rim), ...strokes.map(width)]),
          size: 1,
        },
        getColor: {
          value: new Uint8Array([
            ...strokes.flatMap(() => [...ground, 255]),
            ...strokes.flatMap(() => [...tone, 255]),
          ]),
          size: 4,
          normalized: true,
        },
      },
    },
    widthUnits: 'pixels',
  });
}
