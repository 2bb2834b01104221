import { ScatterplotLayer } from 'deck.gl';
import type { AreaId } from '#shared/area/area.ts';
import type { Bubble } from '../bubbles.ts';
import type { LonLat } from '../projection.ts';

interface BubbleLayerInput {
  readonly bubbles: readonly Bubble[];
  readonly places: ReadonlyMap<AreaId, LonLat>;
  readonly u: number;
  readonly tone: readonly [number, number, number];
}

/** Amounts of areas as circles that let the classes and the names through. */
export function bubbleLayer({ bubbles, places, u, tone }: BubbleLayerInput): ScatterplotLayer {
  const placed = bubbles.flatMap(({ area, radius }) => {
    const at = places.get(area);
    return at ? [{ at, radius }] : [];
  });
  return new ScatterplotLayer({
    id: 'bubbles',
    data: {
      length: placed.length,
      attributes: {
        getPosition: { value: new Float32Array(placed.flatMap(({ at }) => at)), size: 2 },
        getRadius: { value: new Float32Array(placed.map(({ radius }) => radius * u)), size: 1 },
      },
    },
    radiusUnits: 'pixels',
    lineWidthUnits: 'pixels',
    getFillColor: [...tone, 46],
    getLineColor: [...tone, 220],
    getLineWidth: 1.6 * u,
    stroked: true,
  });
}
