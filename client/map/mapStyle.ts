import type { ExpressionSpecification, FilterSpecification, StyleSpecification } from 'maplibre-gl';
import { readToken } from '#client/ui/theme.ts';
import { noClass } from './drawnMap.ts';
import { type MapGeometry, ringsOf } from './mapGeometry.ts';
import type { OwnTiles } from './ownTiles.ts';
import { boundsOf } from './projection.ts';
import type { RampClass } from './ramp.ts';

export const hatchName = 'hatch';

/** Layers that are there for a moment. One that shows nothing is hidden: a drawn one costs as much as any, with every number. */
export const hatchLayer = 'areas-hatch';
export const selectedLayer = 'selected';

/** Has the state of the areas. */
export const mapSource = 'province';
const isArea: FilterSpecification = ['has', 'area'];

interface StyleInput {
  readonly geometry: MapGeometry;
  readonly ramp: readonly RampClass[];
  readonly u: number;
  /** Drawn beneath the areas; null for a province without tiles of its own. */
  readonly tiles: OwnTiles | null;
}

type Layers = StyleSpecification['layers'];

/** For the border of an area, the outline of the province above those, and what lies around beneath. */
const byLine = <T extends string | number>(area: T, land: T, around: T): ExpressionSpecification => [
  'case',
  ['has', 'area'],
  area,
  ['==', ['get', 'kind'], 'land'],
  land,
  around,
];

function groundLayers({ tiles }: StyleInput): Layers {
  return [
    {
      id: 'land',
      type: 'fill',
      source: mapSource,
      filter: ['has', 'kind'],
      // Its edges lie under lines.
      paint: { 'fill-color': readToken('--land'), 'fill-antialias': false },
    },
    ...ownGround(tiles),
  ];
}

function areaLayers({ ramp, u, tiles }: StyleInput): Layers {
  const colours = ramp.flatMap(({ token }, index) => [index, readToken(token)]);
  return [
    {
      id: 'areas',
      type: 'fill',
      source: mapSource,
      filter: isArea,
      paint: {
        'fill-color': [
          'match',
          ['number', ['feature-state', 'class'], noClass],
          ...colours,
          readToken('--ground'),
        ] as unknown as string,
        'fill-antialias': false,
        // Never drawn then; left out, it would follow the colour, and every area be thought over twice with each value.
        'fill-outline-color': readToken('--ground'),
      },
    },
    {
      id: hatchLayer,
      type: 'fill',
      source: mapSource,
      filter: isArea,
      paint: {
        'fill-pattern': hatchName,
        // A pattern cannot depend on a feature's state; its opacity can.
        'fill-opacity': ['case', ['==', ['number', ['feature-state', 'class'], noClass], noClass], 1, 0],
      },
    },
    ...ownLines(tiles, u),
    {
      // In one layer: each is drawn with every number, and costs as much whatever is in it.
      id: 'lines',
      type: 'line',
      source: mapSource,
      layout: { 'line-join': 'round', 'line-sort-key': byLine(1, 2, 0) },
      paint: {
        'line-color': byLine(readToken('--ground'), readToken('--outline'), readToken('--land-line')),
        'line-width': byLine(1.8 * u, 2.2 * u, Math.max(1, 1.2 * u)),
      },
    },
    {
      id: selectedLayer,
      type: 'line',
      source: mapSource,
      layout: { 'line-join': 'round', visibility: 'none' },
      paint: { 'line-color': readToken('--text'), 'line-width': 4 * u },
    },
  ];
}

const ownSource = 'own';

/** Surfaces and pictures, under the areas: they are seen around the province. */
function ownGround(tiles: OwnTiles | null): Layers {
  if (tiles?.kind === 'raster')
    return [
      {
        ...{ id: 'own', type: 'raster', source: ownSource },
        paint: { 'raster-opacity': 0.3, 'raster-saturation': -1 },
      },
    ];
  return (tiles?.layers ?? []).map((layer) => ({
    ...{ id: `own-fill-${layer}`, type: 'fill', source: ownSource, 'source-layer': layer },
    filter: ['==', ['geometry-type'], 'Polygon'],
    paint: { 'fill-color': readToken('--land-line'), 'fill-opacity': 0.5 },
  }));
}

/** Rivers and roads, over the colours of the areas and under their borders, as quiet as they can be and be seen. */
const ownLines = (tiles: OwnTiles | null, u: number): Layers =>
  (tiles?.layers ?? []).map((layer) => ({
    ...{ id: `own-line-${layer}`, type: 'line', source: ownSource, 'source-layer': layer },
    filter: ['==', ['geometry-type'], 'LineString'],
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': readToken('--text-quiet'),
      'line-opacity': 0.4,
      'line-width': Math.max(1, 1.2 * u),
    },
  }));

const ownSources = (tiles: OwnTiles | null): StyleSpecification['sources'] =>
  tiles ? { [ownSource]: { type: tiles.kind, url: tiles.url } } : {};

/**
 * Areas and surroundings in one source, cut into tiles at least as large as the province: every tile of every source costs with
 * each new value, and a map that stands still gains nothing by many. Near, where a district fills a screen of 4K, the grid of
 * such a tile (8,192 steps) is two or three pixels wide, less than the borders drawn on it.
 */
function mapSourceOf({ boundaries, surroundings }: MapGeometry): StyleSpecification['sources'][string] {
  const [west, south, east, north] = boundsOf(boundaries.features.flatMap(ringsOf));
  return {
    type: 'geojson',
    data: { type: 'FeatureCollection', features: [...surroundings.features, ...boundaries.features] },
    promoteId: 'area',
    tolerance: 0,
    maxzoom: Math.floor(Math.log2(360 / Math.max(east - west, north - south))),
  };
}

/** The whole map without glyphs or sprites, and without tiles but those of the province's own server. Colours from the page's tokens. */
export const mapStyle = (input: StyleInput): StyleSpecification => ({
  version: 8,
  sources: {
    ...ownSources(input.tiles),
    [mapSource]: mapSourceOf(input.geometry),
  },
  layers: [...groundLayers(input), ...areaLayers(input)],
});
