/** Screen pixels from the top left of the map's box. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Longitude and latitude, EPSG:4326. */
export type LonLat = readonly [number, number];
export type Bounds = readonly [west: number, south: number, east: number, north: number];

/**
 * Where the world stands behind a box: Web Mercator with the whole world `scale` pixels wide. Computed here and given
 * to the map library as a camera, so that labels, the drawn map and the GPU's map are one picture.
 */
export interface View {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

const mercatorX = (lon: number): number => (lon + 180) / 360;
const mercatorY = (lat: number): number =>
  (1 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / Math.PI) / 2;
const latitudeAt = (y: number): number => (360 / Math.PI) * Math.atan(Math.exp((1 - 2 * y) * Math.PI)) - 90;

/** Where a province may stand. Over `legendTop` nothing is in its way; the legend stands at the left foot. */
export interface Frame extends Rect {
  readonly legendTop: number;
  /** In the middle instead of at the right edge, where names stand beside it. */
  readonly isCentred?: boolean;
}

/** The largest view that shows `bounds` inside `frame`: at its right edge unless centred, and in the middle above the legend if it fits. */
export function fitView(
  bounds: Bounds,
  box: { readonly width: number; readonly height: number },
  frame: Frame,
): View {
  const [west, south, east, north] = bounds;
  const [x0, x1] = [mercatorX(west), mercatorX(east)];
  const [y0, y1] = [mercatorY(north), mercatorY(south)];
  const scale = Math.min((frame.right - frame.left) / (x1 - x0), (frame.bottom - frame.top) / (y1 - y0));
  const spare = Math.min(frame.bottom, frame.legendTop) - frame.top - (y1 - y0) * scale;
  const spareX = frame.right - frame.left - (x1 - x0) * scale;
  return {
    ...box,
    scale,
    left: x1 * scale - frame.right + (frame.isCentred ? spareX / 2 : 0),
    top: y0 * scale - frame.top - Math.max(0, spare / 2),
  };
}

/** Where a place stands in the plane of Web Mercator, the whole world being 1 wide: what of its projection no view changes. */
export const mercatorOf = ([lon, lat]: LonLat): Point => ({ x: mercatorX(lon), y: mercatorY(lat) });

export const projectTo = ({ scale, left, top }: View, [lon, lat]: LonLat): Point => ({
  x: mercatorX(lon) * scale - left,
  y: mercatorY(lat) * scale - top,
});

export const unprojectFrom = ({ scale, left, top }: View, { x, y }: Point): LonLat => [
  ((x + left) / scale) * 360 - 180,
  latitudeAt((y + top) / scale),
];

/** Width of a world at zoom 0, in pixels, by MapLibre's convention. */
const worldAtZoomZero = 512;

/** The same view as the map library wants it. */
export const cameraOf = (view: View): { readonly center: LonLat; readonly zoom: number } => ({
  center: unprojectFrom(view, { x: view.width / 2, y: view.height / 2 }),
  zoom: Math.log2(view.scale / worldAtZoomZero),
});

/** The bounds of some rings. */
export function boundsOf(rings: Iterable<readonly LonLat[]>): Bounds {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const ring of rings)
    for (const [lon, lat] of ring) {
      west = Math.min(west, lon);
      east = Math.max(east, lon);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
  return [west, south, east, north];
}
