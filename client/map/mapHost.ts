import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { StyleSpecification } from 'maplibre-gl';
// By its address, so that a content security policy without blob: lets it start.
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { AreaId } from '#shared/area/area.ts';
import { noClass } from './drawnMap.ts';
import { hatchLayer, hatchName, mapSource, selectedLayer } from './mapStyle.ts';
import { cameraOf, type View } from './projection.ts';
import { createRestingOverlay, type RestingOverlay, type ShownLayers } from './restingOverlay.ts';
import { webGlDrawer } from './webGl.ts';

setWorkerUrl(workerUrl);

/** The one GPU map of this page's life. It moves from page to page with its element. */
export interface MapHost {
  readonly element: HTMLDivElement;
  readonly map: MapLibreMap;
  readonly marks: RestingOverlay;
  /** Resolves when the first picture is complete. */
  readonly ready: Promise<void>;
  /** What the GPU was last told: what is told twice is drawn twice. */
  shown: { readonly picture: MapPicture; readonly layers: ShownLayers };
}

/** The picture without marks. With its camera from the first frame on, no coarse tiles are shown meanwhile. */
export interface MapPicture {
  readonly style: StyleSpecification;
  readonly hatch: ImageData;
  readonly view: View;
  /** How long it takes to this view from another of the same size, ms. */
  readonly glideMs: number;
  /** Class of each area; `noClass` for one without fresh data. */
  readonly classes: ReadonlyMap<AreaId, number>;
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

function createHost(element: HTMLDivElement, picture: MapPicture): MapHost {
  const { style, hatch, view } = picture;
  const map = new MapLibreMap({
    container: element,
    style,
    center: [...cameraOf(view).center],
    zoom: cameraOf(view).zoom,
    interactive: false,
    attributionControl: false,
    // At once; but 0 has MapLibre place labels, of which there are none, with every picture.
    fadeDuration: 1,
    pixelRatio: pixelRatioFor(view.width, view.height),
    canvasContextAttributes: { antialias: !webGlDrawer()?.software, powerPreference: 'high-performance' },
  });
  // Before the first tile is drawn: what comes later costs a second picture.
  map.once('style.load', () => {
    map.addImage(hatchName, hatch);
    showClasses(map, picture.classes, new Map());
  });
  const marks = createRestingOverlay();
  map.addControl(marks.overlay);
  const ready = new Promise<void>((resolve) => {
    // Not "load": that comes before the first picture is complete, and the drawing would make way for nothing.
    map.once('idle', () => resolve());
  });
  return { element, map, marks, ready, shown: { picture, layers: [] } };
}

/** The place that has the map now. */
let holder: HTMLElement | null = null;

/**
 * Puts the page's map into a place, making it when there is none. null as long as another place has it: a page has one
 * GPU context, and a second map on it is drawn without.
 */
export function takeMapHost(place: HTMLElement, first: MapPicture): MapHost | null {
  if (holder !== null && holder !== place) return null;
  holder = place;
  if (host) {
    place.append(host.element);
    return host;
  }
  const element = document.createElement('div');
  element.style.cssText = 'position:absolute;inset:0';
  place.append(element);
  host = createHost(element, first);
  return host;
}

/** Gives the map back for another place to take. */
export function leaveMapHost(place: HTMLElement): void {
  if (holder !== place) return;
  holder = null;
  host?.element.remove();
}

/** Throws the map away, as after a lost GPU context; the next `takeMapHost` makes a new one. */
export function dropMapHost(): void {
  host?.marks.end();
  host?.map.remove();
  host?.element.remove();
  host = null;
  holder = null;
}

type Classes = MapPicture['classes'];

function needsHatch(classes: Classes): boolean {
  for (const index of classes.values()) if (index === noClass) return true;
  return false;
}
const visible = (isVisible: boolean): 'visible' | 'none' => (isVisible ? 'visible' : 'none');

function showClasses(map: MapLibreMap, next: Classes, shown: Classes): void {
  for (const [area, index] of next)
    if ((shown.get(area) ?? noClass) !== index)
      // Past the map, which would ask for a frame and look for other tiles; it is drawn at once, and these are the same.
      map.style.setFeatureState({ source: mapSource, id: area }, { class: index });
  const hatched = needsHatch(next);
  if (shown.size === 0 || hatched !== needsHatch(shown))
    map.setLayoutProperty(hatchLayer, 'visibility', visible(hatched));
}

/** Outlines an area, or none. */
export function showSelected({ map }: MapHost, selected: AreaId | null): void {
  if (selected !== null) map.setFilter(selectedLayer, ['==', ['get', 'area'], selected]);
  map.setLayoutProperty(selectedLayer, 'visibility', visible(selected !== null));
}

function showView(map: MapLibreMap, { view, glideMs }: MapPicture, shown: View): void {
  const { center, zoom } = cameraOf(view);
  if (glideMs > 0 && view.width === shown.width && view.height === shown.height) {
    map.easeTo({ center: [...center], zoom, duration: glideMs, essential: true });
    return;
  }
  map.setPixelRatio(pixelRatioFor(view.width, view.height));
  map.resize();
  map.jumpTo({ center: [...center], zoom });
}

function showStyle(map: MapLibreMap, { layers }: StyleSpecification): void {
  for (const { id, paint } of layers)
    for (const [name, value] of Object.entries(paint ?? {}))
      map.setPaintProperty(id, name as Parameters<MapLibreMap['setPaintProperty']>[1], value);
}

/** Brings the GPU in step with a picture and the marks over it; tells it only what is new, and has it drawn at once. */
export function showPicture(on: MapHost, next: MapPicture, layers: ShownLayers): void {
  const { map, marks } = on;
  const { picture: shown, layers: shownLayers } = on.shown;
  on.shown = { picture: next, layers };
  if (next.hatch !== shown.hatch) {
    map.removeImage(hatchName);
    map.addImage(hatchName, next.hatch);
  }
  if (next.style !== shown.style) showStyle(map, next.style);
  if (next.view !== shown.view) showView(map, next, shown.view);
  if (next.classes !== shown.classes) showClasses(map, next.classes, shown.classes);
  if (layers !== shownLayers) marks.show(layers);
  else if (next.view !== shown.view) marks.look();
  // The map would ask for a frame of its own, and the page be laid out and painted twice for one message.
  map.redraw();
}
