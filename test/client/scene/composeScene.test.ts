import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeScene, type Piece, type SceneRoom } from '#client/scene/composeScene.ts';
import type { AlertRow, AlertRows } from '#client/tile/alertRows.ts';
import type { Priority } from '#shared/alert/priority.ts';
import type { Scene } from '#shared/scene/scene.ts';
import { sceneProblems } from '#shared/scene/sceneProblems.ts';
import { shippedGround, shippedScenes } from '#test/support/shippedScenes.ts';

const overview = shippedScenes.find(({ id }) => id === 'overview') as Scene;

const rowsOf = (untaken: number, priority: Priority = 'high', taken = 0): AlertRows => {
  const some = (length: number) =>
    Array.from({ length }, () => ({ alerts: [{ priority }] }) as unknown as AlertRow);
  return { untaken: some(untaken), taken: some(taken), hidden: 0 };
};
const near = { width: 1395, height: 700 };
const far = { width: 698, height: 345 };
const aRoom = (given: Partial<SceneRoom> = {}): SceneRoom => ({
  ...near,
  margin: 28,
  rows: rowsOf(0),
  turn: 0,
  beside: false,
  ...given,
});

const overlapping = (pieces: readonly Piece[]): string[] =>
  pieces.flatMap((a, index) =>
    pieces
      .slice(index + 1)
      .filter(
        (b) =>
          a.rect.x < b.rect.x + b.rect.width - 0.01 &&
          b.rect.x < a.rect.x + a.rect.width - 0.01 &&
          a.rect.y < b.rect.y + b.rect.height - 0.01 &&
          b.rect.y < a.rect.y + a.rect.height - 0.01,
      )
      .map((b) => `${a.key} over ${b.key}`),
  );
const leaving = (pieces: readonly Piece[], { width, height }: SceneRoom): string[] =>
  pieces
    .filter(
      ({ rect }) =>
        rect.x < 0 ||
        rect.y < 0 ||
        rect.x + rect.width > width + 0.01 ||
        rect.y + rect.height > height + 0.01,
    )
    .map(({ key }) => key);
const widthOf = (pieces: readonly Piece[], kind: string): number =>
  pieces.find(({ tile }) => tile.kind === kind)?.rect.width ?? 0;

describe.each(shippedScenes.map((scene) => [scene.id, scene] as const))(
  'the shipped scene %s',
  (_id, scene) => {
    test('lies within the grid without an overlap', () => {
      const problems = sceneProblems(scene, shippedGround);

      expect(problems).toEqual([]);
    });

    test('has nothing over anything else or out of the room, whatever wall and alerts there are', () => {
      fc.assert(
        fc.property(
          fc.record({
            width: fc.double({ min: 620, max: 2100, noNaN: true }),
            height: fc.double({ min: 290, max: 900, noNaN: true }),
            untaken: fc.integer({ min: 0, max: 40 }),
            taken: fc.integer({ min: 0, max: 20 }),
            priority: fc.constantFrom<Priority>('low', 'critical'),
            turn: fc.integer({ min: 0, max: 5 }),
            beside: fc.boolean(),
          }),
          ({ untaken, taken, priority, ...given }) => {
            const room = aRoom({ ...given, rows: rowsOf(untaken, priority, taken) });

            const pieces = composeScene(scene, room);

            expect(pieces.length).toBeGreaterThan(0);
            expect(overlapping(pieces)).toEqual([]);
            expect(leaving(pieces, room)).toEqual([]);
            expect(new Set(pieces.map(({ key }) => key)).size).toBe(pieces.length);
          },
        ),
      );
    });

    test('keeps every untaken alert in sight', () => {
      for (const size of [near, far]) {
        const kinds = composeScene(scene, aRoom({ ...size, rows: rowsOf(3) })).map(({ tile }) => tile.kind);

        expect(kinds).toContain('alert-list');
      }
    });
  },
);

test('in trouble the list widens, in a flood again', () => {
  const calm = composeScene(overview, aRoom());
  const trouble = composeScene(overview, aRoom({ rows: rowsOf(2) }));

  const flood = composeScene(overview, aRoom({ rows: rowsOf(12) }));

  const widths = [calm, trouble, flood].map((pieces) => widthOf(pieces, 'alert-list'));
  expect(widths).toEqual(widths.toSorted((a, b) => a - b));
  expect(new Set(widths).size).toBe(3);
});

test('a wide wall seen from afar keeps one thing beside the list while something waits', () => {
  const wide = { width: 1488, height: 372 };

  const trouble = composeScene(overview, aRoom({ ...wide, rows: rowsOf(8) }));

  expect(widthOf(trouble, 'map')).toBeGreaterThan(wide.width * 0.4);
  expect(widthOf(trouble, 'alert-list')).toBeGreaterThan(wide.width * 0.4);
  expect([...overlapping(trouble), ...leaving(trouble, aRoom(wide))]).toEqual([]);
});

test('a wall seen from afar shows the list alone while something waits, and one thing beside the figures when not', () => {
  const calm = composeScene(overview, aRoom(far));
  const trouble = composeScene(overview, aRoom({ ...far, rows: rowsOf(2) }));

  expect(calm.map(({ tile }) => tile.kind)).toContain('map');
  expect(trouble.map(({ tile }) => tile.kind)).not.toContain('map');
  expect(widthOf(trouble, 'alert-list')).toBeGreaterThan(far.width * 0.9);
});

test('beside another scene neither the list nor the ribbon is shown again', () => {
  const pieces = composeScene(overview, aRoom({ beside: true, rows: rowsOf(5) }));

  const kinds = pieces.map(({ tile }) => tile.kind);
  expect(kinds).not.toContain('alert-list');
  expect(kinds).not.toContain('ribbon');
});
