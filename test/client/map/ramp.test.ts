import { expect, test } from 'vitest';
import { classOf, rampFor } from '#client/map/ramp.ts';

const limits = [65, 75, 80, 85];

test.each([
  [64.9, 0],
  [65, 1],
  [79.9, 2],
  [80, 3],
  [100, 4],
])('%f falls into class %i: a limit belongs to the class above it', (value, expected) => {
  const found = classOf(value, limits);

  expect(found).toBe(expected);
});

test('diverges at the target, further away in stronger tones', () => {
  const indicator = { better: 'up', target: 80 } as const;

  const tokens = rampFor(limits, indicator).map(({ token }) => token);

  expect(tokens).toEqual(['--map-short-3', '--map-short-2', '--map-short-1', '--map-met-1', '--map-met-2']);
});

test('turns around when less is better', () => {
  const indicator = { better: 'down', target: 80 } as const;

  const tokens = rampFor(limits, indicator).map(({ token }) => token);

  expect(tokens).toEqual(['--map-met-3', '--map-met-2', '--map-met-1', '--map-short-1', '--map-short-2']);
});

test('judges nothing without a target: one hue from little to much', () => {
  const indicator = { better: 'up' } as const;

  const tokens = rampFor([10, 20], indicator).map(({ token }) => token);

  expect(tokens).toEqual(['--map-amount-1', '--map-amount-3', '--map-amount-5']);
});

test('gives each class its limits, open at both ends', () => {
  const indicator = { better: 'none' } as const;

  const classes = rampFor([10, 20], indicator).map(({ from, to }) => [from, to]);

  expect(classes).toEqual([
    [null, 10],
    [10, 20],
    [20, null],
  ]);
});
