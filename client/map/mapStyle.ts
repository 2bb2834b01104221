import type { StyleSpecification } from 'maplibre-gl';
import { readToken } from '#client/ui/theme.ts';
import { noClass } from './drawnMap.ts';
import type { MapGeometry } from './mapGeometry.ts';
import type { RampClass } from './ramp.ts';

export const hatchName = 'hatch';

interface StyleInput {
  readonly geometry: MapGeometry;
  readonly ramp: readonly RampClass[];
  readonly u: number;
}

type Layers = StyleSpecification['layers'];

function groundLayers(u: number): Layers {
  return [
    { id: 'sea', type: 'background', paint: { 'background-color': readToken('--ground') } },
    { id: 'land', type: 'fill', source: 'surroundings', paint: { 'fill-color': readToken('--land') } },
    {
      id: 'land-line',
      type: 'line',
      source: 'surroundings',
      filter: ['!=', ['get', 'kind'], 'land'],
      paint: { 'line-color': readToken('--land-line'), 'line-width': Math.max(1, 1.2 * u) },
    },
  ];
}

function areaLayers({ ramp, u }: StyleInput): Layers {
  const colours = ramp.flatMap(({ token }, index) => [index, readToken(token)]);
  return [
    {
      id: 'areas',
      type: 'fill',
      source: 'areas',
      paint: {
        'fill-color': [
          'match',
          ['number', ['feature-state', 'class'], noClass],
          ...colours,
          readToken('--ground'),
        ] as unknown as string,
        'fill-antialias': false,
      },
    },
    {
      id: 'areas-hatch',
      type: 'fill',
      source: 'areas',
      paint: {
        'fill-pattern': hatchName,
        // A pattern cannot depend on a feature's state; its opacity can.
        'fill-opacity': ['case', ['==', ['number', ['feature-state', 'class'], noClass], noClass], 1, 0],
      },
    },
    {
      id: 'areas-line',
      type: 'line',
      source: 'areas',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': readToken('--ground'), 'line-width': 1.8 * u },
    },
    {
      id: 'outline',
      type: 'line',
      source: 'surroundings',
      filter: ['==', ['get', 'kind'], 'land'],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': readToken('--outline'), 'line-width': 2.2 * u },
    },
    {
      id: 'selected',
      type: 'line',
      source: 'areas',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': readToken('--text'),
        'line-width': 4 * u,
        'line-opacity': ['case', ['boolean', ['feature-state', 'selected'], false], 1, 0],
      },
    },
  ];
}

/** The whole map without tiles, glyphs or sprites: nothing is ever fetched for it. Colours from the page's tokens. */
export const mapStyle = (input: StyleInput): StyleSpecification => ({
  version: 8,
  sources: {
    surroundings: { type: 'geojson', data: input.geometry.surroundings, tolerance: 0 },
    areas: { type: 'geojson', data: input.geometry.boundaries, promoteId: 'area', tolerance: 0 },
  },
  layers: [...groundLayers(input.u), ...areaLayers(input)],
});
