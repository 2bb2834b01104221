import { contains, overlaps, rectAround, touches } from './plane.ts';
import { type LonLat, type Point, projectTo, type Rect, type View } from './projection.ts';

/** A site that may not be up, as the store has it. */
export interface TroubledSite {
  readonly place: number;
  /** null: it never reported. It is not told of. */
  readonly state: 'down' | 'degraded' | null;
  readonly cause: string | null;
  /** Epoch ms, since when it stands so; null where nothing was ever reported. */
  readonly since: number | null;
}

/** Where each site of a map lies, by its place: thought over once for a picture, never for a site that changes. */
export interface SiteGrid {
  /** The cell of each site; `absent` for one that this map does not tell of, `outside` for one beyond its bounds. */
  readonly cells: Int32Array;
  /** In pixels of the map's box. */
  readonly x: Float64Array;
  readonly y: Float64Array;
}

const absent = -1;
const outside = -2;

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

export interface ClusteredSites<S extends TroubledSite> {
  /** Sites that stand for themselves. */
  readonly singles: readonly S[];
  readonly clusters: readonly PlacedCluster[];
}

export interface GridRoom {
  readonly view: View;
  /** What lies in one cell of the grid is told together. Pixels. */
  readonly cell: { readonly width: number; readonly height: number };
  readonly bounds: Rect;
}

export interface ClusterRoom extends Pick<GridRoom, 'bounds'> {
  /** As many in a cell are a cluster; infinite where the map is near enough to show each. */
  readonly from: number;
  readonly sizeOf: (cluster: SiteCluster) => { readonly width: number; readonly height: number };
  /** What no mark may cover: the places of alerts, the legend. */
  readonly obstacles: readonly Rect[];
  /** What neither a mark nor the line that ties it to its sites may cover. */
  readonly names: readonly Rect[];
  /** How far a mark goes at a time from the middle of its sites to find a free place. Pixels. */
  readonly step: number;
}

/** What is told of the sites of a cell, or of several that were joined. */
interface Group {
  /** Of its cells the first is its name. */
  readonly cells: number[];
  down: number;
  degraded: number;
  /** When the newest of those that are down went down; 0 where none is. */
  downAt: number;
  /** Of the places of all, in pixels. */
  x: number;
  y: number;
  /** How many in each state have each cause, by the number of the cause. */
  readonly causes: { readonly down: number[]; readonly degraded: number[] };
}

/** Rings of places around the middle that are tried, the nearest first. */
const ringsTried = 7;
/** In sixteenths of a turn from above. Above and below first: a mark is wider than high, and gets out of the way sooner. */
const directions = [0, 8, 4, 12, 2, 6, 14, 10, 1, 15, 7, 9, 3, 13, 5, 11].map((sixteenth) => {
  const turn = (sixteenth * Math.PI) / 8 - Math.PI / 2;
  return [Math.cos(turn), Math.sin(turn)] as const;
});

/** Numbers the causes that occur: thousands of sites are counted by them. */
function createCauseNumbers() {
  const causes: (string | null)[] = [];
  const numbers = new Map<string | null, number>();
  return {
    causes,
    of: (cause: string | null): number => {
      let number = numbers.get(cause);
      if (number === undefined) {
        number = causes.push(cause) - 1;
        numbers.set(cause, number);
      }
      return number;
    },
  };
}

/** The most frequent; of equally frequent ones the first by name, so that it does not depend on an order. */
function leadingCause(counts: readonly number[], causes: readonly (string | null)[]): string | null {
  const isBefore = (a: string | null, b: string | null): boolean => b === null || (a !== null && a < b);
  let [leading, most]: [string | null, number] = [null, 0];
  for (const [number, cause] of causes.entries()) {
    const count = counts[number] ?? 0;
    if (count > most || (count === most && count > 0 && isBefore(cause, leading)))
      [leading, most] = [cause, count];
  }
  return leading;
}

function clusterOf(group: Group, causes: readonly (string | null)[], step: number): SiteCluster {
  const { cells, down, degraded, downAt, x, y } = group;
  const grid = step / 2;
  // In steps: one site more must not move the mark by a pixel.
  const middle = (total: number): number => Math.round(total / (down + degraded) / grid) * grid;
  return {
    key: String(cells[0]),
    down,
    degraded,
    cause: leadingCause(down > 0 ? group.causes.down : group.causes.degraded, causes),
    downAt: down > 0 ? downAt : null,
    from: { x: middle(x), y: middle(y) },
  };
}

function* spotsAround({ x, y }: Point, step: number): Generator<Point> {
  yield { x, y };
  for (let ring = 1; ring <= ringsTried; ring += 1)
    for (const [dx, dy] of directions) yield { x: x + dx * ring * step, y: y + dy * ring * step };
}

function freeSpot(
  cluster: SiteCluster,
  size: { readonly width: number; readonly height: number },
  taken: readonly (readonly Rect[])[],
  room: ClusterRoom,
): Point | null {
  const { from } = cluster;
  // Its sites may lie under a name: then the line begins there, whatever it does.
  const isUnder = (name: Rect): boolean => touches({ a: from, b: from }, name);
  for (const spot of spotsAround(from, room.step)) {
    const rect = rectAround(spot, size);
    if (!contains(room.bounds, rect) || taken.some((rects) => rects.some((other) => overlaps(rect, other))))
      continue;
    const isMoved = spot.x !== from.x || spot.y !== from.y;
    if (!isMoved || !room.names.some((name) => touches({ a: from, b: spot }, name) && !isUnder(name)))
      return spot;
  }
  return null;
}

interface Placed {
  readonly group: Group;
  readonly cluster: PlacedCluster;
  readonly rect: Rect;
}

function nearestTo({ from }: SiteCluster, placed: readonly Placed[]): Placed | undefined {
  const distance = ({ cluster }: Placed): number =>
    Math.hypot(cluster.from.x - from.x, cluster.from.y - from.y);
  return placed.reduce<Placed | undefined>(
    (nearest, one) => (!nearest || distance(one) < distance(nearest) ? one : nearest),
    undefined,
  );
}

/**
 * Places groups in their order. One that finds no place takes the nearest mark in and is tried again: each try leaves one mark
 * fewer, so it ends. The cells of what cannot be placed even alone are left over.
 */
function placeGroups(groups: readonly Group[], causes: readonly (string | null)[], room: ClusterRoom) {
  const placed: Placed[] = [];
  const rects: Rect[] = [];
  const taken = [room.obstacles, room.names, rects];
  const left: number[] = [];
  for (let group of groups)
    for (;;) {
      const cluster = clusterOf(group, causes, room.step);
      const size = room.sizeOf(cluster);
      const at = freeSpot(cluster, size, taken, room);
      if (at) {
        const rect = rectAround(at, size);
        placed.push({ group, cluster: { ...cluster, at }, rect });
        rects.push(rect);
        break;
      }
      const nearest = nearestTo(cluster, placed);
      if (!nearest) {
        left.push(...group.cells);
        break;
      }
      placed.splice(placed.indexOf(nearest), 1);
      rects.splice(rects.indexOf(nearest.rect), 1);
      group = joined(nearest.group, group);
    }
  return { clusters: placed.map(({ cluster }) => cluster), left };
}

function addedUp(a: readonly number[], b: readonly number[]): number[] {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, at) => (a[at] ?? 0) + (b[at] ?? 0));
}

const joined = (a: Group, b: Group): Group => ({
  cells: [...a.cells, ...b.cells],
  down: a.down + b.down,
  degraded: a.degraded + b.degraded,
  downAt: Math.max(a.downAt, b.downAt),
  x: a.x + b.x,
  y: a.y + b.y,
  causes: {
    down: addedUp(a.causes.down, b.causes.down),
    degraded: addedUp(a.causes.degraded, b.causes.degraded),
  },
});

/** `places`: where each site stands; undefined for one that the map does not tell of. */
export function gridOf(places: readonly (LonLat | undefined)[], { view, cell, bounds }: GridRoom): SiteGrid {
  const columns = Math.ceil((bounds.right - bounds.left) / cell.width) + 2;
  const grid = {
    cells: new Int32Array(places.length).fill(absent),
    x: new Float64Array(places.length),
    y: new Float64Array(places.length),
  };
  for (const [place, at] of places.entries()) {
    if (!at) continue;
    const { x, y } = projectTo(view, at);
    grid.x[place] = x;
    grid.y[place] = y;
    const isInside = x >= bounds.left && x <= bounds.right && y >= bounds.top && y <= bounds.bottom;
    grid.cells[place] = isInside
      ? Math.floor((y - bounds.top) / cell.height) * columns + Math.floor((x - bounds.left) / cell.width)
      : outside;
  }
  return grid;
}

/** Adds the sites of each cell up, in one pass and without an object for a site: a storm has thousands of them every second. */
function groupsOf(sites: readonly TroubledSite[], grid: SiteGrid) {
  const { causes, of: numberOf } = createCauseNumbers();
  const groups: (Group | undefined)[] = [];
  for (const { place, state, cause, since } of sites) {
    const cell = grid.cells[place] ?? absent;
    if (cell < 0 || state === null) continue;
    let group = groups[cell];
    if (!group) {
      group = {
        cells: [cell],
        down: 0,
        degraded: 0,
        downAt: 0,
        x: 0,
        y: 0,
        causes: { down: [], degraded: [] },
      };
      groups[cell] = group;
    }
    group[state] += 1;
    group.x += grid.x[place] ?? 0;
    group.y += grid.y[place] ?? 0;
    if (state === 'down' && since !== null && since > group.downAt) group.downAt = since;
    const number = numberOf(cause);
    const counts = group.causes[state];
    counts[number] = (counts[number] ?? 0) + 1;
  }
  return { groups: Object.values(groups).filter((group) => group !== undefined), causes };
}

/**
 * Tells sites that lie together in one mark each, by the cells of a fixed grid: a site that changes changes its own cell
 * alone. Every site is in exactly one cluster or stands for itself. No mark covers another or what `room` keeps
 * free; one that finds no place joins its nearest neighbour.
 */
export function clusterSites<S extends TroubledSite>(
  sites: readonly S[],
  grid: SiteGrid,
  room: ClusterRoom,
): ClusteredSites<S> {
  const { groups, causes } = groupsOf(sites, grid);
  const isMany = ({ down, degraded }: Group): boolean => down + degraded >= room.from;
  const { clusters, left } = placeGroups(groups.filter(isMany), causes, room);
  const alone = new Set([...left, ...groups.filter((group) => !isMany(group)).flatMap(({ cells }) => cells)]);
  const standsAlone = ({ place, state }: S): boolean => {
    const cell = grid.cells[place] ?? absent;
    return state !== null && (cell === outside || alone.has(cell));
  };
  return { singles: sites.filter(standsAlone), clusters };
}
