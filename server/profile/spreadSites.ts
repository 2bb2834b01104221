import type { Position } from 'geojson';
import { z } from 'zod';
import { type Area, type AreaId, levelIdSchema } from '#shared/area/area.ts';
import { createAreaTree } from '#shared/area/areaTree.ts';
import { indicatorIdSchema } from '#shared/indicator/indicator.ts';
import { localTextSchema } from '#shared/locale/localText.ts';
import type { Demo, Profile } from '#shared/profile/profile.ts';
import { type Site, type SiteId, siteKinds } from '#shared/site/site.ts';
import { chance } from './chance.ts';
import type { Boundaries, BoundaryFeature } from './matchBoundaries.ts';
import { dealOut } from './spreadDemo.ts';
import { spreadRoutes } from './spreadRoutes.ts';

/**
 * Sites that are invented for the demo feed, because nobody publishes where the real ones are. How many there are in an area of
 * the lowest level: as the indicator `count` has them there, or a share of `total`, or `each`. `places`: the indicator that
 * has the number of masts they stand on. `operators`: the share of each enterprise. Routes join each area to the seat of the one
 * above it, and each of those to its `trunks` nearest.
 */
export const demoSitesSchema = z.strictObject({
  kind: z.enum(siteKinds),
  name: localTextSchema,
  level: levelIdSchema,
  count: indicatorIdSchema.optional(),
  total: z.int().positive().optional(),
  each: z.int().positive().optional(),
  places: indicatorIdSchema.optional(),
  trunks: z.int().nonnegative().optional(),
  operators: z.record(z.string(), z.number().positive()).optional(),
});
export type DemoSites = Readonly<z.infer<typeof demoSitesSchema>>;

interface Ground {
  readonly profile: Profile;
  readonly demo: Demo;
  readonly boundaries: Boundaries;
}

type LonLat = [number, number];

/** Even-odd over all rings: holes are outside. */
function isInside([lon, lat]: LonLat, rings: readonly (readonly Position[])[]): boolean {
  let inside = false;
  for (const ring of rings)
    for (const [index, to] of ring.entries()) {
      const from = ring[index - 1] ?? ring[ring.length - 1];
      const [x1 = 0, y1 = 0] = from ?? [];
      const [x2 = 0, y2 = 0] = to;
      if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
    }
  return inside;
}

const ringsOf = ({ geometry }: BoundaryFeature): readonly (readonly Position[])[] =>
  geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();

const rounded = ([lon, lat]: LonLat): LonLat => [Number(lon.toFixed(4)), Number(lat.toFixed(4))];

const triesAtMost = 60;

/** A point of the drawn boundary, the same for the same key; `around`: within about `reach` degrees of it. */
function pointIn(
  rings: readonly (readonly Position[])[],
  key: string,
  around: { readonly at: LonLat; readonly reach: number } | null,
): LonLat | null {
  const lons = rings.flat().map(([lon = 0]) => lon);
  const lats = rings.flat().map(([, lat = 0]) => lat);
  const [west, east, south, north] = around
    ? [
        around.at[0] - around.reach,
        around.at[0] + around.reach,
        around.at[1] - around.reach,
        around.at[1] + around.reach,
      ]
    : [Math.min(...lons), Math.max(...lons), Math.min(...lats), Math.max(...lats)];
  for (let turn = 0; turn < triesAtMost; turn += 1) {
    const at: LonLat = [
      west + (east - west) * chance(`${key}:x${turn}`),
      south + (north - south) * chance(`${key}:y${turn}`),
    ];
    if (isInside(at, rings)) return at;
  }
  return around?.at ?? null;
}

/** About four kilometres: as far as the stations of a commune lie from its middle. */
const communeReach = 0.04;

function numbersOf(item: DemoSites, areas: readonly Area[], { demo }: Ground): number[] {
  if (item.count !== undefined) return areas.map((area) => playedNumber(demo, item.count, area));
  const total = item.total ?? (item.each ?? 0) * areas.length;
  return dealOut(
    total,
    areas.map(() => 1),
    1,
  );
}

function playedNumber(demo: Demo, indicator: DemoSites['count'], { code }: Area): number {
  const entry = demo.indicators.find((one) => one.indicator === indicator);
  return Math.round(entry?.areas?.[code] ?? entry?.sizes?.[code] ?? 0);
}

/** The enterprise of the n-th of `count` sites: each as often as its share says, mixed as chance has it. */
function operatorsOf({ operators = {} }: DemoSites, count: number, key: string): (string | undefined)[] {
  const names = Object.keys(operators);
  const numbers = dealOut(count, Object.values(operators), 1);
  const dealt = names.flatMap((name, index) => Array<string>(numbers[index] ?? 0).fill(name));
  const order = Array.from({ length: count }, (_, index) => ({ index, turn: chance(`${key}:o${index}`) }));
  const places = order.sort((a, b) => a.turn - b.turn).map(({ index }) => index);
  return places.map((place) => dealt[place]);
}

const middleOf = (area: Area, shape: readonly (readonly Position[])[]): LonLat | null =>
  area.seat ? [...area.seat] : pointIn(shape, area.id, null);

function sitesIn(item: DemoSites, area: Area, count: number, ground: Ground, rings: RingsOf): Site[] {
  const shape = rings(area);
  if (count === 0 || !shape) return [];
  const key = `${item.kind}-${area.code}`;
  const middle = middleOf(area, shape);
  if (!middle) return [];
  const masts = item.places === undefined ? count : playedNumber(ground.demo, item.places, area);
  const places = Array.from({ length: Math.min(count, Math.max(1, masts)) }, (_, index) =>
    rounded(pointIn(shape, `${key}:${index}`, { at: middle, reach: communeReach }) ?? middle),
  );
  const operators = operatorsOf(item, count, key);
  return operators.map((operator, index): Site => {
    const mast = index % places.length;
    const number = String(mast + 1).padStart(3, '0');
    const own = `${number}${operator === undefined ? '' : `-${Math.floor(index / places.length) + 1}`}`;
    const named = (language: 'vi' | 'en'): string =>
      count === 1
        ? `${item.name[language]} ${area.name[language]}`
        : `${item.name[language]} ${area.name[language]} ${number}`;
    return {
      id: `${key}-${own}` as SiteId,
      kind: item.kind,
      name: { vi: named('vi'), en: named('en') },
      area: area.id,
      at: places[mast] ?? middle,
      ...(operator !== undefined && { operator, place: `${key}-${number}` }),
    };
  });
}

type RingsOf = (area: Area) => readonly (readonly Position[])[] | undefined;

/** The invented sites of a province, the same at every start. */
export function spreadSites(items: readonly DemoSites[], ground: Ground): Site[] {
  const { profile, boundaries } = ground;
  const tree = createAreaTree(profile.levels, profile.areas);
  const shapes = new Map<AreaId, readonly (readonly Position[])[]>(
    boundaries.features.map((feature) => [feature.id as AreaId, ringsOf(feature)]),
  );
  const rings: RingsOf = (area) =>
    [area, ...tree.ancestorsOf(area.id)].map(({ id }) => shapes.get(id)).find((shape) => shape !== undefined);
  return items.flatMap((item) => {
    const areas = tree.atLevel(item.level).filter(({ validTo }) => validTo === null);
    if (item.kind === 'route')
      return spreadRoutes(areas, {
        ...{ tree, name: item.name, trunks: item.trunks ?? 0 },
        middleOf: (area) => {
          const shape = rings(area);
          const middle = shape && middleOf(area, shape);
          return middle ? rounded(middle) : null;
        },
        operatorsOf: (count) => operatorsOf(item, count, item.kind),
      });
    const numbers = numbersOf(item, areas, ground);
    return areas.flatMap((area, index) => sitesIn(item, area, numbers[index] ?? 0, ground, rings));
  });
}
