import { describe, expect, test } from 'vitest';
import type { Rect } from '#client/scene/rect.ts';
import { figureHeights, leastFigure, planStack } from '#client/scene/stackPlan.ts';
import { type AlertRow, type AlertRows, alertListSizes, fitRows } from '#client/tile/alertRows.ts';
import type { Priority } from '#shared/alert/priority.ts';

const [, large, medium] = figureHeights;
const room: Rect = { x: 800, y: 10, width: 540, height: 600 };
const side = { room, figures: 6, turn: 0 };
// Only the number of rows, of their alerts and their priority counts here.
const rows = (untaken: number, taken = 0, priority: Priority = 'high'): AlertRows => {
  const some = (length: number) =>
    Array.from({ length }, () => ({ alerts: [{ priority }] }) as unknown as AlertRow);
  return { untaken: some(untaken), taken: some(taken), hidden: 0 };
};

const isInside = (rect: Rect): boolean =>
  rect.x >= room.x - 0.01 &&
  rect.y >= room.y - 0.01 &&
  rect.x + rect.width <= room.x + room.width + 0.01 &&
  rect.y + rect.height <= room.y + room.height + 0.01;

test('in the calm one sentence leaves the room to large figures', () => {
  const { list, figures } = planStack({ ...side, rows: rows(0) });

  expect(list?.height).toBe(alertListSizes.calm);
  expect(figures).toHaveLength(6);
  expect(figures[0]?.height).toBeGreaterThanOrEqual(large);
});

test('a narrow list counts what is taken, which leaves the figures their room', () => {
  const narrow = { ...room, width: 280, height: 330 };

  const { list, figures } = planStack({ ...side, room: narrow, rows: rows(0, 11) });

  expect(list?.height).toBe(alertListSizes.narrowCalm + alertListSizes.note);
  expect(figures.length).toBeGreaterThan(0);
});

test('in trouble the list grows and the figures shrink', () => {
  const calm = planStack({ ...side, rows: rows(0) });

  const trouble = planStack({ ...side, rows: rows(2) });

  expect(trouble.list?.height).toBeGreaterThan(calm.list?.height ?? 0);
  expect(trouble.figures[0]?.height).toBeLessThan(calm.figures[0]?.height ?? 0);
});

test('figures that find no room take turns, so that each is seen', () => {
  const seen = new Set<number>();
  for (const turn of [0, 1, 2, 3]) {
    const { first, figures } = planStack({ ...side, rows: rows(4), turn });
    for (const index of figures.keys()) seen.add(first + index);
  }

  expect([...seen].toSorted()).toEqual([0, 1, 2, 3, 4, 5]);
});

test('in a flood the list has all of the room', () => {
  const { list, figures } = planStack({ ...side, rows: rows(500, 200) });

  expect(list?.height).toBe(room.height);
  expect(figures).toEqual([]);
});

describe.each([0, 1, 2, 3, 4, 5, 9, 50])('with %i untaken rows', (untaken) => {
  test.each([0, 1, 3, 4, 7])(
    'list and %i figures keep within the room and are large enough to be read',
    (count) => {
      for (const turn of [0, 1, 2]) {
        const { list, figures } = planStack({ room, figures: count, turn, rows: rows(untaken, 3) });

        expect([...(list ? [list] : []), ...figures].filter((rect) => !isInside(rect))).toEqual([]);
        for (const { width, height } of figures) {
          expect(height).toBeGreaterThanOrEqual(leastFigure.height - 0.01);
          expect(width).toBeGreaterThanOrEqual(leastFigure.width - 0.01);
        }
      }
    },
  );
});

test('two taken alerts are shown with who has them when nothing else is to be taken', () => {
  const given = rows(0, 2);

  const { list, figures } = planStack({ ...side, rows: given });

  expect(fitRows(given, list ?? room).taken).toHaveLength(2);
  expect(figures[0]?.height).toBeGreaterThanOrEqual(medium);
});

test('many taken alerts take no more from the figures than two and a count', () => {
  const { figures } = planStack({ ...side, rows: rows(0, 50) });

  expect(figures[0]?.height).toBeGreaterThanOrEqual(medium);
});
