import { expect, test } from 'vitest';
import { layOutColumn, spreadLines } from '#client/map/leaderColumn.ts';

const column = { x: 600, top: 0, bottom: 300, lineHeight: 20, bend: 560, end: 585 };

test('leaves lines where they wish to be while there is room', () => {
  const wishes = [50, 120, 200];

  const heights = spreadLines(wishes, column);

  expect(heights).toEqual(wishes);
});

test('spreads a crowd evenly around its middle', () => {
  const wishes = [100, 100, 100];

  const heights = spreadLines(wishes, column);

  expect(heights).toEqual([80, 100, 120]);
});

test('stays within the column', () => {
  const wishes = [-50, -40, 400];

  const heights = spreadLines(wishes, column);

  expect(heights).toEqual([10, 30, 290]);
});

test('names from top to bottom as the cells lie, so that leaders do not cross', () => {
  const anchored = [
    { item: 'Vinh', from: { x: 500, y: 250 } },
    { item: 'Hoàng Mai', from: { x: 540, y: 90 } },
    { item: 'Thái Hòa', from: { x: 400, y: 88 } },
  ];

  const leaders = layOutColumn(anchored, column);

  expect(leaders.map(({ item }) => item)).toEqual(['Thái Hòa', 'Hoàng Mai', 'Vinh']);
  expect(leaders[1]?.y).toBeGreaterThanOrEqual((leaders[0]?.y ?? 0) + column.lineHeight);
});
