import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';

type Report = (path: string, message: string) => void;
type Shape = Polygon | MultiPolygon;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isPosition = (value: unknown): value is [number, number] =>
  Array.isArray(value) &&
  value.length >= 2 &&
  typeof value[0] === 'number' &&
  typeof value[1] === 'number' &&
  Math.abs(value[0]) <= 180 &&
  Math.abs(value[1]) <= 90;

/** Why `ring` is no ring, or null. Written by hand: official boundaries have millions of positions. */
function ringFault(ring: unknown): string | null {
  if (!Array.isArray(ring) || ring.length < 4) return 'expected a ring of at least four positions';
  if (!ring.every(isPosition))
    return 'expected positions as [longitude, latitude] in degrees (EPSG:4326), not in metres as in VN-2000';
  const first = ring[0];
  const last = ring.at(-1);
  return first?.[0] === last?.[0] && first?.[1] === last?.[1] ? null : 'expected a closed ring';
}

function shapeFault(geometry: unknown): string | null {
  if (!isRecord(geometry) || (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon'))
    return 'expected a Polygon or MultiPolygon';
  const polygons: unknown = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  if (!Array.isArray(polygons) || polygons.length === 0) return 'expected coordinates';
  for (const polygon of polygons) {
    if (!Array.isArray(polygon) || polygon.length === 0) return 'expected a list of rings';
    for (const ring of polygon) {
      const fault = ringFault(ring);
      if (fault !== null) return fault;
    }
  }
  return null;
}

/**
 * Reads a GeoJSON FeatureCollection of Polygons and MultiPolygons in EPSG:4326. Reports what is wrong by feature and
 * leaves it out; null when it is no FeatureCollection at all.
 */
export function parseGeometry(value: unknown, report: Report): FeatureCollection<Shape> | null {
  if (!isRecord(value) || value.type !== 'FeatureCollection' || !Array.isArray(value.features)) {
    report('', 'expected a GeoJSON FeatureCollection');
    return null;
  }
  const features: Feature<Shape>[] = [];
  for (const [index, feature] of value.features.entries()) {
    const fault = isRecord(feature) ? shapeFault(feature.geometry) : 'expected a Feature';
    if (fault === null) features.push(feature as Feature<Shape>);
    else report(`features[${index}].geometry`, fault);
  }
  return { ...value, type: 'FeatureCollection', features };
}
