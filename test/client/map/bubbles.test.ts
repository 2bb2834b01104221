import { expect, test } from 'vitest';
import {
  bubbleRadius,
  bubbleScale,
  bubbleSizes,
  bubblesOf,
  largestRadius,
  legendAmounts,
} from '#client/map/bubbles.ts';
import { asArea } from '#test/support/readingBuilders.ts';

test.each([
  [[], 1],
  [[0], 1],
  [[1], 1],
  [[3], 5],
  [[7, 2], 10],
  [[11], 20],
  [[480, 12], 500],
  [[500], 500],
  [[501], 1_000],
])('the scale of %j ends at %i', (values, scale) => {
  expect(bubbleScale(values)).toBe(scale);
});

test('twice as much has twice the area', () => {
  const scale = { amount: 1_000, radius: 24 };

  const [one, two] = [bubbleRadius(200, scale), bubbleRadius(400, scale)];

  expect(two ** 2 / one ** 2).toBeCloseTo(2, 6);
  expect(bubbleRadius(1_000, scale)).toBe(24);
});

test('nothing is a dot that is still seen, and what is not known has no circle', () => {
  const values = [
    { area: asArea('a'), value: 0, current: true },
    { area: asArea('b'), value: null, current: false },
    { area: asArea('c'), value: 90, current: false },
    { area: asArea('d'), value: 40, current: true },
  ];

  const { bubbles } = bubblesOf(values, 24);

  expect(bubbles.map(({ area }) => area)).toEqual(['d', 'a']);
  expect(bubbles[1]?.radius).toBe(bubbleSizes.least);
});

test('the legend has the largest amount and a fifth of it, in whole numbers', () => {
  expect(legendAmounts(500)).toEqual([100, 500]);
  expect(legendAmounts(1)).toEqual([1]);
});

test.each([
  [1_200, 900, bubbleSizes.most],
  [800, 405, 14.6],
  [300, 200, bubbleSizes.few],
])('the largest circle of a map of %i by %i has a radius of %f', (width, height, radius) => {
  expect(largestRadius(width, height)).toBeCloseTo(radius, 1);
});
