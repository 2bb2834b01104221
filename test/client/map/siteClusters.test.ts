import fc from 'fast-check';
import { expect, test } from 'vitest';
import { overlaps } from '#client/map/plane.ts';
import { fitView, type LonLat, projectTo, type Rect } from '#client/map/projection.ts';
import {
  type ClusteredSites,
  type ClusterRoom,
  clusterSites,
  gridOf,
  type TroubledSite,
} from '#client/map/siteClusters.ts';

const view = fitView(
  [103.85, 18.57, 105.81, 19.99],
  { width: 800, height: 600 },
  { left: 14, top: 14, right: 786, bottom: 586, legendTop: 460 },
);
const size = { width: 60, height: 26 };
const bounds = { left: 0, top: 0, right: 800, bottom: 600 };
const room: ClusterRoom = {
  from: 4,
  sizeOf: () => size,
  bounds,
  obstacles: [],
  names: [],
  step: 14,
};

type Given = Omit<TroubledSite, 'place'> & { readonly at: LonLat };

const aSite = (given: Partial<Given> = {}): Given => ({
  at: [105.0, 19.2],
  state: 'down',
  cause: 'power',
  since: 1_000,
  ...given,
});
const many = (count: number, given: Partial<Given> = {}): Given[] =>
  Array.from({ length: count }, () => aSite(given));

/** Of sites that are numbered as they come. */
function clustersOf(sites: readonly Given[], given: ClusterRoom = room): ClusteredSites<TroubledSite> {
  const places = sites.map(({ at }) => at);
  const grid = gridOf(places, { view, cell: { width: 80, height: 52 }, bounds });
  const troubles = sites.map(({ state, cause, since }, place) => ({ place, state, cause, since }));
  return clusterSites(troubles, grid, given);
}

const anySite = fc.record({
  at: fc.tuple(
    fc.double({ min: 103.7, max: 106, noNaN: true }),
    fc.double({ min: 18.4, max: 20.1, noNaN: true }),
  ),
  state: fc.constantFrom('down' as const, 'degraded' as const),
  cause: fc.constantFrom('power', 'cable', null),
  since: fc.integer({ min: 0, max: 10_000 }),
});
const anyObstacle = fc
  .record({ x: fc.integer({ min: 0, max: 700 }), y: fc.integer({ min: 0, max: 550 }) })
  .map(({ x, y }): Rect => ({ left: x, top: y, right: x + 90, bottom: y + 40 }));

const rectOf = ({ at }: { at: { x: number; y: number } }): Rect => ({
  left: at.x - size.width / 2,
  right: at.x + size.width / 2,
  top: at.y - size.height / 2,
  bottom: at.y + size.height / 2,
});

test('tells every site exactly once, in its state', () => {
  fc.assert(
    fc.property(
      fc.array(anySite, { maxLength: 300 }),
      fc.array(anyObstacle, { maxLength: 40 }),
      (sites, obstacles) => {
        const { singles, clusters } = clustersOf(sites, { ...room, obstacles });

        const told = (state: 'down' | 'degraded'): number =>
          singles.filter((site) => site.state === state).length +
          clusters.reduce((sum, cluster) => sum + cluster[state], 0);
        expect([told('down'), told('degraded')]).toEqual([
          sites.filter(({ state }) => state === 'down').length,
          sites.filter(({ state }) => state === 'degraded').length,
        ]);
      },
    ),
    { numRuns: 60 },
  );
});

test('lets no mark cover another, a name, or the edge of the map', () => {
  fc.assert(
    fc.property(
      fc.array(anySite, { maxLength: 300 }),
      fc.array(anyObstacle, { maxLength: 20 }),
      fc.array(anyObstacle, { maxLength: 20 }),
      (sites, obstacles, names) => {
        const marks = clustersOf(sites, { ...room, obstacles, names }).clusters.map(rectOf);

        for (const [index, mark] of marks.entries()) {
          expect(marks.slice(index + 1).some((other) => overlaps(mark, other))).toBe(false);
          expect([...obstacles, ...names].some((other) => overlaps(mark, other))).toBe(false);
          expect(mark.left >= 0 && mark.right <= 800 && mark.top >= 0 && mark.bottom <= 600).toBe(true);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('gives the same marks for the same sites in any order', () => {
  fc.assert(
    fc.property(fc.array(anySite, { maxLength: 120 }), (sites) => {
      const there = clustersOf(sites, room).clusters;
      const back = clustersOf(sites.toReversed(), room).clusters;

      expect(back).toEqual(there);
    }),
    { numRuns: 60 },
  );
});

test('leaves the marks of other cells as they are when one site changes', () => {
  const far = many(9, { at: [104.2, 19.5] });
  const before = clustersOf([...many(9), ...far], room).clusters;

  const after = clustersOf([...many(10), ...far], room).clusters;

  const own = (clusters: typeof before) => clusters.filter(({ from }) => from.x < 200);
  expect(own(before)).toHaveLength(1);
  expect(own(after)).toEqual(own(before));
});

test('leaves few sites to stand for themselves', () => {
  const { singles, clusters } = clustersOf(many(3), room);

  expect(singles).toHaveLength(3);
  expect(clusters).toEqual([]);
});

test('shows each site where the map is near', () => {
  const sites = many(500);

  const { singles, clusters } = clustersOf(sites, { ...room, from: Number.POSITIVE_INFINITY });

  expect(singles).toHaveLength(500);
  expect(clusters).toEqual([]);
});

test('says why most of those that are down are so', () => {
  const sites = [
    ...many(3, { cause: 'cable' }),
    ...many(2, { cause: null }),
    ...many(9, { state: 'degraded', cause: 'generator' }),
  ];

  const [cluster] = clustersOf(sites, room).clusters;

  expect(cluster).toMatchObject({ down: 5, degraded: 9, cause: 'cable' });
});

test('says why the degraded are so where none is down', () => {
  const [cluster] = clustersOf(many(6, { state: 'degraded', cause: 'generator' }), room).clusters;

  expect(cluster).toMatchObject({ down: 0, degraded: 6, cause: 'generator', downAt: null });
});

test('moves aside for a name, and stays as near as it can', () => {
  const { x, y } = projectTo(view, [105.0, 19.2]);
  const name = { left: x - 50, right: x + 50, top: y - 20, bottom: y + 20 };

  const [cluster] = clustersOf(many(20), { ...room, names: [name] }).clusters;

  expect(cluster?.at).not.toEqual(cluster?.from);
  expect(Math.hypot((cluster?.at.x ?? 0) - x, (cluster?.at.y ?? 0) - y)).toBeLessThan(60);
});

test('stands for its sites one by one where there is no place at all', () => {
  const { singles, clusters } = clustersOf(many(20), { ...room, obstacles: [bounds] });

  expect(singles).toHaveLength(20);
  expect(clusters).toEqual([]);
});

test('tells of no site that never reported, and of none that the map is not about', () => {
  const grid = gridOf([...many(20).map(({ at }) => at), undefined], {
    view,
    cell: { width: 80, height: 52 },
    bounds,
  });
  const silent = many(10, { state: null, cause: null, since: null });
  const troubles = [...silent, ...many(11)].map((site, place) => ({ ...site, place }));

  const { singles, clusters } = clusterSites(troubles, grid, room);

  expect(singles).toEqual([]);
  expect(clusters).toMatchObject([{ down: 10, degraded: 0 }]);
});
