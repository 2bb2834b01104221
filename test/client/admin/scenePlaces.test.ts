import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changePlace, freeBox, moveItem, newSceneId, newTile } from '#client/admin/scenePlaces.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import { type Place, type Scene, type TileKind, tileSchema } from '#shared/scene/scene.ts';
import { isInGrid, placesOverlap } from '#shared/scene/sceneProblems.ts';

const aPlace = (column: number, row: number, columns: number, rows: number): Place => ({
  ...{ column, row, columns, rows },
  tiles: [{ kind: 'clock' }],
});
const left = aPlace(1, 1, 7, 12);
const right = aPlace(8, 1, 5, 6);

describe('a place of the grid', () => {
  test('moves and grows where there is room', () => {
    const moved = changePlace([left, right], 1, { row: 2 });
    const grown = changePlace(moved, 1, { rows: 4 });

    expect(grown[1]).toMatchObject({ column: 8, row: 3, columns: 5, rows: 10 });
  });

  test.each([
    ['over another', { column: -1 }],
    ['out of the grid', { column: 1 }],
    ['to nothing', { columns: -5 }],
    ['above the grid', { row: -1 }],
  ])('does not go %s', (_where, change) => {
    const places = [left, right];

    expect(changePlace(places, 1, change)).toBe(places);
  });

  test('never leaves the grid or another place free of it, whatever is pressed', () => {
    const step = fc.integer({ min: -3, max: 3 });
    const change = fc.record({ column: step, row: step, columns: step, rows: step });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: 1 }), change), { maxLength: 30 }), (pressed) => {
        const places = pressed.reduce<readonly Place[]>(
          (now, [index, by]) => changePlace(now, index, by),
          [left, right],
        );

        const [a, b] = places as [Place, Place];
        expect(isInGrid(a) && isInGrid(b)).toBe(true);
        expect(placesOverlap(a, b)).toBe(false);
      }),
    );
  });

  test('is offered the largest room that is left, and none in a full grid', () => {
    expect(freeBox([left, right])).toEqual({ column: 8, row: 7, columns: 5, rows: 6 });
    expect(freeBox([left, right, aPlace(8, 7, 5, 6)])).toBeNull();
  });
});

test.each([
  ...(['headline', 'map', 'alert-list', 'ribbon', 'trend', 'ranking', 'bullet'] as const),
  ...(['state-matrix', 'ticker', 'sites', 'notice', 'clock'] as const),
] satisfies TileKind[])('a new tile of kind %s is one that can be saved', (kind) => {
  const tile = newTile(kind, [{ id: 'dvc.overdue' } as Indicator]);

  expect(tileSchema.parse(tile).kind).toBe(kind);
});

test('a new scene has an id of its own', () => {
  const scenes = ['overview', 'canh-1', 'canh-3'].map((id) => ({ id }) as Scene);

  expect(newSceneId(scenes)).toBe('canh-2');
});

test('an item moves by one and stays at the ends', () => {
  expect(moveItem(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(moveItem(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
});
