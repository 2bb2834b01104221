import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { Area } from '#shared/area/area.ts';

/** A boundary of the map: `id` and property `area` are the area's id. */
export type BoundaryFeature = Feature<Polygon | MultiPolygon, { readonly area: string }> & {
  readonly id: string;
};
export interface Boundaries extends FeatureCollection<Polygon | MultiPolygon, { readonly area: string }> {
  readonly features: BoundaryFeature[];
}

type Report = (path: string, message: string) => void;

/** The keys that official Vietnamese and humanitarian boundary files carry an area code under. */
const codeKeys = ['area', 'code', 'ma_huyen', 'ma_xa', 'level2_id', 'ADM2_PCODE'] as const;
const nameKeys = ['name', 'ten_huyen', 'ten_xa', 'TEN', 'ADM2_VI', 'ADM3_VI'] as const;

/** "Thành phố Vinh", "TP. Vinh" and "VINH" are one name here: no marks, no type word, no spaces. */
export const plainName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .trim()
    .replace(/^(huyen|thanh pho|tp\.?|thi xa|tx\.?|quan|xa|phuong|thi tran|tt\.?|tinh)\s+/, '')
    .replace(/[^a-z0-9]/g, '');

interface Finder {
  find(properties: Readonly<Record<string, unknown>>): Area | undefined;
}

function createFinder(areas: readonly Area[]): Finder {
  const byCode = new Map<string, Area>();
  for (const area of areas) byCode.set(area.code, area).set(`VN${area.code}`, area);
  // An id wins over a code that looks the same.
  for (const area of areas) byCode.set(area.id, area);
  const byName = Map.groupBy(areas, (area) => plainName(area.name.vi));
  const asText = (value: unknown): string | null =>
    typeof value === 'string' || typeof value === 'number' ? String(value).trim() : null;
  return {
    find: (properties) => {
      for (const key of codeKeys) {
        const found = byCode.get(asText(properties[key]) ?? '');
        if (found) return found;
      }
      for (const key of nameKeys) {
        const named = byName.get(plainName(asText(properties[key]) ?? '')) ?? [];
        // Two areas of one name: a guess would colour the wrong one.
        if (named.length === 1) return named[0];
      }
      return undefined;
    },
  };
}

/**
 * Gives every boundary its area: by code under one of the usual keys, else by name without marks and type word. A
 * feature without area, an area without feature and two features of one area are reported.
 */
export function matchBoundaries(
  features: readonly Feature<Polygon | MultiPolygon>[],
  areas: readonly Area[],
  report: Report,
): Boundaries {
  const finder = createFinder(areas);
  const matched = new Map<string, BoundaryFeature>();
  for (const [index, { geometry, properties }] of features.entries()) {
    const area = finder.find(properties ?? {});
    if (!area)
      report(
        `features[${index}]`,
        `matches no area of the map; expected an area's code under ${codeKeys.join(', ')}, or its name`,
      );
    else if (matched.has(area.id))
      report(`features[${index}]`, `"${area.fullName.vi}" already has a boundary`);
    else
      matched.set(area.id, {
        type: 'Feature',
        id: area.id,
        properties: { ...properties, area: area.id },
        geometry,
      });
  }
  for (const area of areas)
    if (!matched.has(area.id))
      report('features', `no boundary for "${area.fullName.vi}" (code ${area.code})`);
  return { type: 'FeatureCollection', features: [...matched.values()] };
}
