// The same map with nothing around it: MapLibre and deck.gl as their documentation says. What our wall is compared with.
import { ScatterplotLayer } from 'deck.gl';
import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { createRestingOverlay } from '#client/map/restingOverlay.ts';
import { areaCount, isDownAt, positionOf, ringOf, siteCount, valueAt } from '../largeMap.ts';

setWorkerUrl(workerUrl);

const given = new URLSearchParams(location.search);
const numberOf = (name: string): number => Number(given.get(name));
const limits = [20, 40, 60, 80] as const;
const colours = ['#16324a', '#1f4c6b', '#2c6a8e', '#4a8fb3', '#86bdd8'] as const;

const element = document.querySelector<HTMLDivElement>('#map');
if (!element) throw new Error('no place for the map');
element.style.cssText = `width: ${numberOf('width')}px; height: ${numberOf('height')}px`;

const map = new MapLibreMap({
  container: element,
  center: [104.74, 19.1],
  zoom: numberOf('zoom'),
  interactive: false,
  attributionControl: false,
  fadeDuration: 1,
  pixelRatio: numberOf('ratio'),
  canvasContextAttributes: { antialias: false },
  style: {
    version: 8,
    sources: {
      areas: {
        type: 'geojson',
        tolerance: 0,
        data: {
          type: 'FeatureCollection',
          features: Array.from({ length: areaCount }, (_, area) => ({
            type: 'Feature',
            id: area,
            properties: {},
            geometry: { type: 'Polygon', coordinates: [ringOf(area).map((at) => [...at])] },
          })),
        },
      },
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': '#0b1014' } },
      {
        id: 'areas',
        type: 'fill',
        source: 'areas',
        paint: {
          'fill-color': [
            'step',
            ['number', ['feature-state', 'value'], 0],
            colours[0],
            ...limits.flatMap((limit, place) => [limit, colours[place + 1] ?? colours[0]]),
          ],
        },
      },
      { id: 'lines', type: 'line', source: 'areas', paint: { 'line-color': '#0b1014', 'line-width': 2 } },
    ],
  },
});
const marks = createRestingOverlay();
map.addControl(marks.overlay);

const positions = new Float32Array(Array.from({ length: siteCount }, (_, site) => positionOf(site)).flat());

function update(tick: number, one: number): void {
  for (let area = 0; area < areaCount; area += 1)
    map.setFeatureState({ source: 'areas', id: area }, { value: valueAt(area, tick) });
  const fills = new Uint8Array(4 * siteCount);
  for (let site = 0; site < siteCount; site += 1)
    fills.set(isDownAt(site, tick, one) ? [240, 240, 240, 255] : [11, 16, 20, 255], 4 * site);
  marks.show([
    new ScatterplotLayer({
      id: 'sites',
      data: {
        length: siteCount,
        attributes: {
          getPosition: { value: positions, size: 2 },
          getFillColor: { value: fills, size: 4, normalized: true },
        },
      },
      radiusUnits: 'pixels',
      getRadius: 2.4,
    }),
  ]);
}

map.once('idle', () => {
  Object.assign(window, { pictureAt: performance.now() });
});
Object.assign(window, { update });
