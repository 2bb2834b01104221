import { contains, overlaps, rectAround, touches } from './plane.ts';
import type { Point, Rect, View } from './projection.ts';

/** What a site is to a map: where, how, why. */
export interface ClusteredSite {
  /** In the plane of Web Mercator, the world being 1 wide. Not in degrees: thousands of logarithms every second say nothing new. */
  readonly mercator: Point;
  readonly state: 'down' | 'degraded';
  readonly cause: string | null;
  /** Epoch ms, since when it stands so. */
  readonly since: number;
}

/** Sites that are not up and lie together, told in one mark. */
export interface SiteCluster {
  /** The same as long as sites are not up here. */
  readonly key: string;
  readonly down: number;
  readonly degraded: number;
  /** Why most of those that are down are so; of the degraded where none is down. null: nobody said why. */
  readonly cause: string | null;
  /** When the newest of them that is down went down, epoch ms; null where none is. */
  readonly downAt: number | null;
  /** The middle of its sites, in pixels of the map's box. */
  readonly from: Point;
}

/** A cluster with the place of its mark. */
export interface PlacedCluster extends SiteCluster {
  /** The middle of the mark. */
  readonly at: Point;
}

export interface ClusteredSites<S extends ClusteredSite> {
  /** Sites that stand for themselves. */
  readonly singles: readonly S[];
  readonly clusters: readonly PlacedCluster[];
}

export interface ClusterRoom {
  readonly view: View;
  /** What lies in one cell of the grid is told together. Pixels. */
  readonly cell: { readonly width: number; readonly height: number };
  /** As many in a cell are a cluster; infinite where the map is near enough to show each. */
  readonly from: number;
  readonly sizeOf: (cluster: SiteCluster) => { readonly width: number; readonly height: number };
  readonly bounds: Rect;
  /** What no mark may cover: the places of alerts, the legend. */
  readonly obstacles: readonly Rect[];
  /** What neither a mark nor the line that ties it to its sites may cover. */
  readonly names: readonly Rect[];
  /** How far a mark goes at a time from the middle of its sites to find a free place. Pixels. */
  readonly step: number;
}

/** Sites of a cell, or of several that were joined, with what is needed of them added up. */
interface Group<S> {
  readonly key: string;
  readonly sites: readonly S[];
  /** Of the places of all, in pixels. */
  readonly sum: Point;
}

/** Rings of places around the middle that are tried, the nearest first. */
const ringsTried = 10;
/** In sixteenths of a turn from above. Above and below first: a mark is wider than high, and gets out of the way sooner. */
const directions = [0, 8, 4, 12, 2, 6, 14, 10, 1, 15, 7, 9, 3, 13, 5, 11].map((sixteenth) => {
  const turn = (sixteenth * Math.PI) / 8 - Math.PI / 2;
  return [Math.cos(turn), Math.sin(turn)] as const;
});

/** The most frequent of those in a state; of equally frequent ones the first by name, so that it does not depend on an order. */
function leadingCause(sites: readonly ClusteredSite[], of: ClusteredSite['state']): string | null {
  const counts = new Map<string | null, number>();
  for (const { state, cause } of sites) if (state === of) counts.set(cause, (counts.get(cause) ?? 0) + 1);
  const [first] = [...counts].toSorted(
    ([a, m], [b, n]) => n - m || Number(a === null) - Number(b === null) || (String(a) < String(b) ? -1 : 1),
  );
  return first?.[0] ?? null;
}

function clusterOf<S extends ClusteredSite>({ key, sites, sum }: Group<S>, step: number): SiteCluster {
  let [down, downAt] = [0, 0];
  for (const { state, since } of sites) {
    if (state !== 'down') continue;
    down += 1;
    downAt = Math.max(downAt, since);
  }
  const grid = step / 2;
  // In steps: one site more must not move the mark by a pixel.
  const middle = (total: number): number => Math.round(total / sites.length / grid) * grid;
  return {
    key,
    down,
    degraded: sites.length - down,
    cause: leadingCause(sites, down > 0 ? 'down' : 'degraded'),
    downAt: down > 0 ? downAt : null,
    from: { x: middle(sum.x), y: middle(sum.y) },
  };
}

function* spotsAround({ x, y }: Point, step: number): Generator<Point> {
  yield { x, y };
  for (let ring = 1; ring <= ringsTried; ring += 1)
    for (const [dx, dy] of directions) yield { x: x + dx * ring * step, y: y + dy * ring * step };
}

function freeSpot(cluster: SiteCluster, taken: readonly Rect[], room: ClusterRoom): Point | null {
  const size = room.sizeOf(cluster);
  for (const spot of spotsAround(cluster.from, room.step)) {
    const rect = rectAround(spot, size);
    const tie = { a: cluster.from, b: spot };
    if (
      contains(room.bounds, rect) &&
      !taken.some((other) => overlaps(rect, other)) &&
      // Its sites may lie under a name: then the line begins there, whatever it does.
      !room.names.some((name) => touches(tie, name) && !touches({ a: cluster.from, b: cluster.from }, name))
    )
      return spot;
  }
  return null;
}

interface Placed<S> {
  readonly group: Group<S>;
  readonly cluster: PlacedCluster;
  readonly rect: Rect;
}

function nearestTo<S>({ from }: SiteCluster, placed: readonly Placed<S>[]): Placed<S> | undefined {
  const distance = ({ cluster }: Placed<S>): number =>
    Math.hypot(cluster.from.x - from.x, cluster.from.y - from.y);
  return placed.reduce<Placed<S> | undefined>(
    (nearest, one) => (!nearest || distance(one) < distance(nearest) ? one : nearest),
    undefined,
  );
}

/**
 * Places groups in their order. One that finds no place takes the nearest mark in and is tried again: each try leaves one mark
 * fewer, so it ends. What cannot be placed even alone is left over.
 */
function placeGroups<S extends ClusteredSite>(groups: readonly Group<S>[], room: ClusterRoom) {
  const kept = [...room.obstacles, ...room.names];
  let placed: readonly Placed<S>[] = [];
  const left: S[] = [];
  for (let group of groups)
    for (;;) {
      const cluster = clusterOf(group, room.step);
      const at = freeSpot(cluster, [...kept, ...placed.map(({ rect }) => rect)], room);
      if (at) {
        const rect = rectAround(at, room.sizeOf(cluster));
        placed = [...placed, { group, cluster: { ...cluster, at }, rect }];
        break;
      }
      const nearest = nearestTo(cluster, placed);
      if (!nearest) {
        left.push(...group.sites);
        break;
      }
      placed = placed.filter((one) => one !== nearest);
      group = joined(nearest.group, group);
    }
  return { clusters: placed.map(({ cluster }) => cluster), left };
}

const joined = <S>(a: Group<S>, b: Group<S>): Group<S> => ({
  key: a.key,
  sites: [...a.sites, ...b.sites],
  sum: { x: a.sum.x + b.sum.x, y: a.sum.y + b.sum.y },
});

function groupsOf<S extends ClusteredSite>(sites: readonly S[], { view, cell, bounds }: ClusterRoom) {
  // Numbers for keys: a storm has thousands of sites every second, and a text for each is rubbish to be collected.
  const columns = Math.ceil((bounds.right - bounds.left) / cell.width) + 2;
  const groups = new Map<number, { sites: S[]; sum: { x: number; y: number } }>();
  const outside: S[] = [];
  for (const site of sites) {
    const x = site.mercator.x * view.scale - view.left;
    const y = site.mercator.y * view.scale - view.top;
    if (x < bounds.left || x > bounds.right || y < bounds.top || y > bounds.bottom) {
      outside.push(site);
      continue;
    }
    const key = Math.floor(y / cell.height) * columns + Math.floor(x / cell.width);
    let group = groups.get(key);
    if (!group) {
      group = { sites: [], sum: { x: 0, y: 0 } };
      groups.set(key, group);
    }
    group.sites.push(site);
    group.sum.x += x;
    group.sum.y += y;
  }
  const inOrder = [...groups].toSorted(([a], [b]) => a - b);
  return { groups: inOrder.map(([key, group]): Group<S> => ({ key: String(key), ...group })), outside };
}

/**
 * Tells sites that lie together in one mark each, by the cells of a fixed grid: a site that changes changes its own cell
 * alone. Every site is in exactly one cluster or stands for itself. No mark covers another or what `room` keeps
 * free; one that finds no place joins its nearest neighbour.
 */
export function clusterSites<S extends ClusteredSite>(
  sites: readonly S[],
  room: ClusterRoom,
): ClusteredSites<S> {
  if (!Number.isFinite(room.from)) return { singles: sites, clusters: [] };
  const { groups, outside } = groupsOf(sites, room);
  const few = groups.filter((group) => group.sites.length < room.from);
  const many = groups.filter((group) => group.sites.length >= room.from);
  const { clusters, left } = placeGroups(many, room);
  return { singles: [...outside, ...few.flatMap((group) => group.sites), ...left], clusters };
}
