import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { partsOf } from '#client/map/leaderColumn.ts';
import { ringsOf } from '#client/map/mapGeometry.ts';
import { type LabelCell, type LabelRoom, placeLabels } from '#client/map/placeLabels.ts';
import { edgesOf, inflate, isInside, overlaps, touches } from '#client/map/plane.ts';
import { boundsOf, fitView, type LonLat, projectTo, type Rect } from '#client/map/projection.ts';

interface AreaFact {
  readonly id: string;
  readonly name: { readonly vi: string };
  readonly seat: LonLat;
}

const folder = join(import.meta.dirname, '../../../server/profiles/nghe-an');
const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'));
const areas: readonly AreaFact[] = read('areas.json');
const features: readonly (Parameters<typeof ringsOf>[0] & { properties: { area: string } })[] =
  read('boundaries.geojson').features;

const letter = 9.4;
const line = 20.5;
const columnX = 620;
const column = { x: columnX, top: 14, bottom: 530, lineHeight: 26, bend: columnX - 38, end: columnX - 14 };
const room: LabelRoom = {
  column,
  bounds: { left: 0, top: 0, right: columnX - 38, bottom: 580 },
  obstacles: [{ left: 14, top: 450, right: 350, bottom: 530 }],
  markRadius: 11,
  margin: 1.5,
};

/** The 21 districts of Nghệ An as they lie on a full-HD wall, in arc minutes. */
function nghean(): LabelCell<string>[] {
  const facts = new Map(areas.map((area) => [area.id, area]));
  const frame = { left: 14, top: 14, right: columnX - 44, bottom: 530, legendTop: 436 };
  const view = fitView(boundsOf(features.flatMap(ringsOf)), { width: 790, height: 580 }, frame);
  return features.map((feature) => {
    const area = facts.get(feature.properties.area);
    if (!area) throw new Error('a boundary without an area');
    const shape = (lines: readonly string[]) => ({
      lines,
      width: Math.max(44, ...lines.map((text) => text.length * letter)),
      height: (lines.length + 1) * line,
    });
    return {
      id: area.name.vi,
      rings: ringsOf(feature).map((ring) => ring.map((at) => projectTo(view, at))),
      anchor: projectTo(view, area.seat),
      shapes: [shape([area.name.vi]), shape(area.name.vi.split(' '))],
    };
  });
}

const around = (at: { x: number; y: number }, width: number, height: number): Rect => ({
  left: at.x - width / 2,
  right: at.x + width / 2,
  top: at.y - height / 2,
  bottom: at.y + height / 2,
});

const pairs = <T>(items: readonly T[]): [T, T][] =>
  items.flatMap((one, index) => items.slice(index + 1).map((other): [T, T] => [one, other]));

test('names every one of the 21 districts exactly once', () => {
  const cells = nghean();

  const { inside, leaders } = placeLabels(cells, room);

  const named = [...inside.map(({ id }) => id), ...leaders.map(({ item }) => item)];
  expect(named.toSorted()).toEqual(cells.map(({ id }) => id).toSorted());
});

test('a name inside its cell neither crosses nor touches the border', () => {
  const cells = nghean();

  const { inside } = placeLabels(cells, room);

  for (const { id, at, shape } of inside) {
    const edges = edgesOf(cells.find((cell) => cell.id === id)?.rings ?? []);
    expect(isInside(at, edges)).toBe(true);
    expect(edges.some((edge) => touches(edge, around(at, shape.width, shape.height)))).toBe(false);
  }
});

test('no two names overlap, and none lies under the legend', () => {
  const { inside, leaders } = placeLabels(nghean(), room);

  const rects = [
    ...inside.map(({ at, shape }) => around(at, shape.width, shape.height)),
    ...leaders.map(({ y }) => ({ left: columnX, right: columnX + 170, top: y - 13, bottom: y + 13 })),
    ...room.obstacles,
  ];
  expect(pairs(rects).filter(([a, b]) => overlaps(inflate(a, -0.01), b))).toEqual([]);
});

test('no leader runs through a name', () => {
  const { inside, leaders } = placeLabels(nghean(), room);

  const lines = leaders.flatMap((leader) => partsOf(leader, column));
  const crossed = inside.filter(({ at, shape }) =>
    lines.some((part) => touches(part, around(at, shape.width, shape.height))),
  );
  expect(crossed).toEqual([]);
});

test('keeps room for a mark beside every name', () => {
  const { inside } = placeLabels(nghean(), room);

  const side = 2 * room.markRadius;
  const covered = inside.filter(({ at, shape, mark }) =>
    overlaps(around(mark, side, side), around(at, shape.width, shape.height)),
  );
  expect(covered).toEqual([]);
});

test('gives the same picture for the same input', () => {
  const first = placeLabels(nghean(), room);

  const second = placeLabels(nghean(), room);

  expect(second).toEqual(first);
});

test('breaks a name in two before it leaves its cell', () => {
  const tall = [
    { x: 100, y: 100 },
    { x: 170, y: 100 },
    { x: 170, y: 260 },
    { x: 100, y: 260 },
  ];
  const shapes = [
    { lines: ['Tương Dương'], width: 110, height: 41 },
    { lines: ['Tương', 'Dương'], width: 56, height: 62 },
  ];

  const { inside } = placeLabels(
    [{ id: 'Tương Dương', rings: [tall], anchor: { x: 135, y: 120 }, shapes }],
    room,
  );

  expect(inside[0]?.shape.lines).toEqual(['Tương', 'Dương']);
});

test('without a column a cell that cannot hold its name has none', () => {
  const { inside, leaders } = placeLabels(nghean(), { ...room, column: null });

  expect(leaders).toEqual([]);
  expect(inside.length).toBeGreaterThan(0);
  expect(inside.length).toBeLessThan(nghean().length);
});
