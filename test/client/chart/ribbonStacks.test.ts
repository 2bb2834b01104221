import { expect, test } from 'vitest';
import { blocksOf, blockWorth, hourMarks, ribbonOf, stackMs } from '#client/chart/ribbonStacks.ts';

const now = Date.UTC(2026, 10, 21, 7, 32);
const minute = 60_000;

test('counts the last 24 hours in quarters, the running one at the right', () => {
  const annunciations = [
    [now - 25 * 60 * minute, 'low'],
    [now - minute, 'high'],
    [now, 'critical'],
  ] as const;

  const ribbon = ribbonOf(annunciations, now);

  expect(ribbon.stacks).toHaveLength(96);
  expect(ribbon.total).toBe(2);
  expect(ribbon.stacks.at(-1)?.counts).toMatchObject({ high: 1, critical: 1 });
});

test('stands still while a quarter runs', () => {
  const first = ribbonOf([], now);

  const later = ribbonOf([], now + 10 * minute);

  expect(later.fromAt).toBe(first.fromAt);
});

test('puts the most urgent at the foot', () => {
  const ribbon = ribbonOf(
    [
      [now, 'low'],
      [now, 'critical'],
      [now, 'medium'],
    ],
    now,
  );

  const blocks = blocksOf(ribbon, 1);

  expect(blocks.map(({ priority, row }) => [priority, row])).toEqual([
    ['critical', 0],
    ['medium', 1],
    ['low', 2],
  ]);
});

test('lets a block stand for more in a flood, and still shows the one critical alert', () => {
  const flood = Array.from({ length: 999 }, () => [now, 'low'] as const);
  const ribbon = ribbonOf([...flood, [now, 'critical']], now);

  const worth = blockWorth(ribbon, 11);

  expect(worth).toBe(100);
  expect(blocksOf(ribbon, worth).filter(({ priority }) => priority === 'critical')).toHaveLength(1);
});

test('one block is one annunciation as long as that fits', () => {
  const ribbon = ribbonOf([[now, 'low']], now);

  const worth = blockWorth(ribbon, 11);

  expect(worth).toBe(1);
});

test('labels full hours of the province', () => {
  const ribbon = ribbonOf([], now);
  const hourInVinh = (at: number): number => (new Date(at).getUTCHours() + 7) % 24;

  const marks = hourMarks(ribbon, hourInVinh, 6);

  expect(marks.map(hourInVinh)).toEqual([18, 0, 6, 12]);
  expect(marks.every((at) => at % stackMs === 0)).toBe(true);
});
