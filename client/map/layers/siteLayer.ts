import { ScatterplotLayer } from 'deck.gl';
import { dotRadius, type SiteMarkAt } from '../mapMarks.ts';

interface SiteLayerInput {
  readonly sites: readonly SiteMarkAt[];
  readonly u: number;
  /** One tone for all: hundreds of stations in the colour of an alert would leave none for the alert. */
  readonly tone: readonly [number, number, number];
  readonly ground: readonly [number, number, number];
}

/**
 * Sites that are not up: filled when down, hollow when degraded. Binary attributes, so that 8,100 stations cost no object
 * each; the same list gives the same layer, and deck.gl does nothing.
 */
export function siteLayer({ sites, u, tone, ground }: SiteLayerInput): ScatterplotLayer {
  const positions = new Float32Array(sites.flatMap(({ at }) => at));
  const lines = new Uint8Array(sites.flatMap(({ state }) => [...(state === 'down' ? ground : tone), 255]));
  const fills = new Uint8Array(sites.flatMap(({ state }) => [...(state === 'down' ? tone : ground), 255]));
  const radii = new Float32Array(sites.map(({ kind }) => dotRadius(kind) * u));
  return new ScatterplotLayer({
    id: 'sites',
    data: {
      length: sites.length,
      attributes: {
        getPosition: { value: positions, size: 2 },
        getFillColor: { value: fills, size: 4, normalized: true },
        getLineColor: { value: lines, size: 4, normalized: true },
        getRadius: { value: radii, size: 1 },
      },
    },
    radiusUnits: 'pixels',
    lineWidthUnits: 'pixels',
    getLineWidth: 1.1 * u,
    stroked: true,
  });
}
