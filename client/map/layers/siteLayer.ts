import { ScatterplotLayer } from 'deck.gl';
import type { SiteMarkAt } from '../mapMarks.ts';

interface SiteLayerInput {
  readonly sites: readonly SiteMarkAt[];
  readonly u: number;
  readonly down: readonly [number, number, number];
  readonly degraded: readonly [number, number, number];
}

/**
 * Sites that are not up: filled when down, hollow when degraded. Binary attributes, so that 8,100 stations cost no object
 * each; the same list gives the same layer, and deck.gl does nothing.
 */
export function siteLayer({ sites, u, down, degraded }: SiteLayerInput): ScatterplotLayer {
  const positions = new Float32Array(sites.flatMap(({ at }) => at));
  const lines = new Uint8Array(sites.flatMap(({ state }) => [...(state === 'down' ? down : degraded), 255]));
  const fills = new Uint8Array(
    sites.flatMap(({ state }) => (state === 'down' ? [...down, 255] : [...degraded, 0])),
  );
  return new ScatterplotLayer({
    id: 'sites',
    data: {
      length: sites.length,
      attributes: {
        getPosition: { value: positions, size: 2 },
        getFillColor: { value: fills, size: 4, normalized: true },
        getLineColor: { value: lines, size: 4, normalized: true },
      },
    },
    radiusUnits: 'pixels',
    lineWidthUnits: 'pixels',
    getRadius: 4 * u,
    getLineWidth: 1.6 * u,
    stroked: true,
  });
}
