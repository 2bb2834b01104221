import type { Area, AreaId } from '#shared/area/area.ts';
import type { AreaTree } from '#shared/area/areaTree.ts';
import type { LocalText } from '#shared/locale/localText.ts';
import type { Site, SiteId } from '#shared/site/site.ts';

type LonLat = [number, number];

interface RouteGround {
  readonly tree: Pick<AreaTree, 'get'>;
  readonly name: LocalText;
  /** To how many of its nearest each area above is joined. */
  readonly trunks: number;
  readonly middleOf: (area: Area) => LonLat | null;
  /** The enterprises of so many routes. */
  readonly operatorsOf: (count: number) => readonly (string | undefined)[];
}

interface End {
  readonly area: Area;
  readonly at: LonLat;
}

type Pair = readonly [End, End];

const distance = ({ at: a }: End, { at: b }: End): number =>
  Math.hypot((a[0] - b[0]) * Math.cos((a[1] * Math.PI) / 180), a[1] - b[1]);

/** Each end with its nearest ones; a pair that are each other's nearest is one route. */
function trunksBetween(ends: readonly End[], trunks: number): Pair[] {
  const pairs = new Map<string, Pair>();
  for (const end of ends) {
    const nearest = ends
      .filter((other) => other !== end)
      .toSorted((a, b) => distance(end, a) - distance(end, b) || (a.area.id < b.area.id ? -1 : 1));
    for (const other of nearest.slice(0, trunks)) {
      const pair: Pair = end.area.id < other.area.id ? [end, other] : [other, end];
      pairs.set(`${pair[0].area.id} ${pair[1].area.id}`, pair);
    }
  }
  return [...pairs.values()];
}

/** Invented cable routes: from the seat of each area above to those below it, and between those above. The same at every start. */
export function spreadRoutes(areas: readonly Area[], ground: RouteGround): Site[] {
  const { tree, name, trunks, middleOf, operatorsOf } = ground;
  const endOf = (area: Area | undefined): End[] => {
    const at = area && middleOf(area);
    return area && at ? [{ area, at }] : [];
  };
  const above = new Map<AreaId, End>();
  for (const { parent } of areas)
    if (parent !== null) for (const end of endOf(tree.get(parent))) above.set(end.area.id, end);
  const branches = areas.flatMap((area): Pair[] => {
    const from = area.parent === null ? undefined : above.get(area.parent);
    return from ? endOf(area).map((to): Pair => [from, to]) : [];
  });
  const pairs = [...trunksBetween([...above.values()], trunks), ...branches];
  const operators = operatorsOf(pairs.length);
  return pairs.map(([from, to], index): Site => {
    const named = (language: 'vi' | 'en'): string =>
      `${name[language]} ${from.area.name[language]} – ${to.area.name[language]}`;
    const operator = operators[index];
    return {
      id: `route-${from.area.code}-${to.area.code}` as SiteId,
      kind: 'route',
      name: { vi: named('vi'), en: named('en') },
      area: from.area.id,
      at: from.at,
      to: to.at,
      ...(operator !== undefined && { operator }),
    };
  });
}
