import { contains, overlaps, rectAround, touches } from './plane.ts';
import { type LonLat, type Point, projectTo, type Rect, type View } from './projection.ts';

/** What a site is to a map: where, how, why. */
export interface ClusteredSite {
  readonly at: LonLat;
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
  /** What no mark may cover: names, the places of alerts, the legend. */
  readonly obstacles: readonly Rect[];
  /** How far a mark goes at a time from the middle of its sites to find a free place. Pixels. */
  readonly step: number;
}

interface Group<S> {
  readonly key: string;
  readonly sites: readonly S[];
}

/** Rings of places around the middle that are tried, the nearest first. */
const ringsTried = 10;
const directions = [
  [0, -1],
  [0, 1],
  [1, 0],
  [-1, 0],
  [0.7, -0.7],
  [-0.7, -0.7],
  [0.7, 0.7],
  [-0.7, 0.7],
] as const;

/** The most frequent; of equally frequent ones the first by name, so that it does not depend on an order. */
function leadingCause(sites: readonly ClusteredSite[]): string | null {
  const counts = new Map<string | null, number>();
  for (const { cause } of sites) counts.set(cause, (counts.get(cause) ?? 0) + 1);
  const [first] = [...counts].toSorted(
    ([a, m], [b, n]) => n - m || Number(a === null) - Number(b === null) || (String(a) < String(b) ? -1 : 1),
  );
  return first?.[0] ?? null;
}

function clusterOf<S extends ClusteredSite>(
  { key, sites }: Group<S>,
  { view, step }: ClusterRoom,
): SiteCluster {
  const down = sites.filter(({ state }) => state === 'down');
  const points = sites.map(({ at }) => projectTo(view, at));
  const grid = step / 2;
  // In steps: one site more must not move the mark by a pixel.
  const middle = (of: (point: Point) => number): number =>
    Math.round(points.reduce((sum, point) => sum + of(point), 0) / points.length / grid) * grid;
  return {
    key,
    down: down.length,
    degraded: sites.length - down.length,
    cause: leadingCause(down.length > 0 ? down : sites),
    downAt: down.length > 0 ? Math.max(...down.map(({ since }) => since)) : null,
    from: { x: middle(({ x }) => x), y: middle(({ y }) => y) },
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
    // The line that ties it to its sites begins among marks, but must not end over a name.
    const middle = { x: (spot.x + cluster.from.x) / 2, y: (spot.y + cluster.from.y) / 2 };
    const tie = { a: middle, b: spot };
    if (contains(room.bounds, rect) && !taken.some((other) => overlaps(rect, other) || touches(tie, other)))
      return spot;
  }
  return null;
}

/** Places clusters in their order; the first that finds no place is `stuck`. */
function placeInOrder<S extends ClusteredSite>(
  groups: readonly Group<S>[],
  room: ClusterRoom,
): { readonly placed: readonly PlacedCluster[]; readonly stuck: Group<S> | null } {
  const taken = [...room.obstacles];
  const placed: PlacedCluster[] = [];
  for (const group of groups) {
    const cluster = clusterOf(group, room);
    const at = freeSpot(cluster, taken, room);
    if (!at) return { placed, stuck: group };
    taken.push(rectAround(at, room.sizeOf(cluster)));
    placed.push({ ...cluster, at });
  }
  return { placed, stuck: null };
}

function nearestTo<S extends ClusteredSite>(
  group: Group<S>,
  others: readonly Group<S>[],
  room: ClusterRoom,
): Group<S> | undefined {
  const { from } = clusterOf(group, room);
  const distance = (other: Group<S>): number => {
    const middle = clusterOf(other, room).from;
    return Math.hypot(middle.x - from.x, middle.y - from.y);
  };
  return others
    .map((other) => ({ other, distance: distance(other) }))
    .toSorted((a, b) => a.distance - b.distance)[0]?.other;
}

function cellsOf<S extends ClusteredSite>(sites: readonly S[], { view, cell, bounds }: ClusterRoom) {
  const cells = new Map<string, S[]>();
  const outside: S[] = [];
  for (const site of sites) {
    const { x, y } = projectTo(view, site.at);
    if (x < bounds.left || x > bounds.right || y < bounds.top || y > bounds.bottom) {
      outside.push(site);
      continue;
    }
    const key = `${Math.floor(x / cell.width)} ${Math.floor(y / cell.height)}`;
    const own = cells.get(key);
    if (own) own.push(site);
    else cells.set(key, [site]);
  }
  return { cells, outside };
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
  const { cells, outside } = cellsOf(sites, room);
  const singles = [...outside];
  let groups: Group<S>[] = [];
  for (const [key, own] of [...cells].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    if (own.length < room.from) singles.push(...own);
    else groups.push({ key, sites: own });
  // Each round places all or leaves one group fewer.
  for (;;) {
    const { placed, stuck } = placeInOrder(groups, room);
    if (!stuck) return { singles, clusters: placed };
    const others = groups.filter((group) => group !== stuck);
    const nearest = nearestTo(stuck, others, room);
    if (!nearest) return { singles: [...singles, ...stuck.sites], clusters: [] };
    groups = others.map((group) =>
      group === nearest ? { key: group.key, sites: [...group.sites, ...stuck.sites] } : group,
    );
  }
}
