import { MapLibreOverlay } from '@deck.gl/maplibre';
import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { StyleSpecification } from 'maplibre-gl';
// By its address, so that a content security policy without blob: lets it start.
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { AreaId } from '#shared/area/area.ts';
import { noClass } from './drawnMap.ts';
import { hatchName } from './mapStyle.ts';
import { cameraOf, type View } from './projection.ts';
import { webGlDrawer } from './webGl.ts';

setWorkerUrl(workerUrl);

/** The one GPU map of this page's life. It moves from page to page with its element. */
export interface MapHost {
  readonly element: HTMLDivElement;
  readonly map: MapLibreMap;
  readonly overlay: MapLibreOverlay;
  /** Resolves when the first picture is complete and values may be set. */
  readonly ready: Promise<void>;
  /** What the GPU was last told about each area. */
  readonly classes: Map<AreaId, number>;
}

let host: MapHost | null = null;

/** Pixels that a software renderer can fill without holding the page up; about a 1080p map at full sharpness. */
const softwarePixels = 1_100_000;

/** Sharpness to draw a box with: the screen's own, less where the processor must draw. */
function pixelRatioFor(width: number, height: number): number {
  const own = window.devicePixelRatio;
  if (!webGlDrawer()?.software) return own;
  return Math.min(own, Math.sqrt(softwarePixels / Math.max(1, width * height)));
}

/** What a new map starts with. With its camera from the first frame on, no coarse tiles are shown meanwhile. */
export interface MapStart {
  readonly style: StyleSpecification;
  readonly hatch: ImageData;
  readonly view: View;
}

function createHost(element: HTMLDivElement, { style, hatch, view }: MapStart): MapHost {
  const { width, height } = element.getBoundingClientRect();
  const map = new MapLibreMap({
    container: element,
    style,
    center: [...cameraOf(view).center],
    zoom: cameraOf(view).zoom,
    interactive: false,
    attributionControl: false,
    fadeDuration: 0,
    pixelRatio: pixelRatioFor(width, height),
    canvasContextAttributes: { antialias: true, powerPreference: 'high-performance' },
  });
  // Before the first tile asks for it; a missing pattern would be drawn only with the next change.
  map.once('style.load', () => map.addImage(hatchName, hatch));
  const overlay = new MapLibreOverlay({ interleaved: true, layers: [] });
  map.addControl(overlay);
  const ready = new Promise<void>((resolve) => {
    // Not "load": that comes before the first picture is complete, and the drawing would make way for nothing.
    map.once('idle', () => resolve());
  });
  return { element, map, overlay, ready, classes: new Map() };
}

/** Puts the page's map into a place, making it when there is none. */
export function takeMapHost(place: HTMLElement, start: MapStart): MapHost {
  if (host) {
    place.append(host.element);
    return host;
  }
  const element = document.createElement('div');
  element.style.cssText = 'position:absolute;inset:0';
  place.append(element);
  host = createHost(element, start);
  return host;
}

/** Throws the map away, as after a lost GPU context; the next `takeMapHost` makes a new one. */
export function dropMapHost(): void {
  host?.map.remove();
  host?.element.remove();
  host = null;
}

/** Brings the GPU in step with what each area shows; tells it only what changed. */
export function setClasses({ map, classes }: MapHost, next: ReadonlyMap<AreaId, number>): void {
  for (const [area, index] of next) {
    if ((classes.get(area) ?? noClass) === index) continue;
    classes.set(area, index);
    map.setFeatureState({ source: 'areas', id: area }, { class: index });
  }
}

/** Gives the hatch anew, as for another size or ground. */
export function setHatch({ map }: MapHost, hatch: ImageData): void {
  map.removeImage(hatchName);
  map.addImage(hatchName, hatch);
}

/** Gives the layers of a style to a map that has them already: after another size, ground or ramp. */
export function repaint({ map }: MapHost, { layers }: StyleSpecification): void {
  for (const { id, paint } of layers)
    for (const [name, value] of Object.entries(paint ?? {}))
      map.setPaintProperty(id, name as Parameters<MapLibreMap['setPaintProperty']>[1], value);
}
