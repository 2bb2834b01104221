import { expect, test } from 'vitest';
import { bubbleRadius, bubbleScale, bubbleSizes, bubblesOf, legendAmounts } from '#client/map/bubbles.ts';
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
  const [one, two] = [bubbleRadius(200, 1_000), bubbleRadius(400, 1_000)];

  expect(two ** 2 / one ** 2).toBeCloseTo(2, 6);
  expect(bubbleRadius(1_000, 1_000)).toBe(bubbleSizes.most);
});

test('nothing is a dot that is still seen, and what is not known has no circle', () => {
  const { bubbles } = bubblesOf([
    { area: asArea('a'), value: 0, current: true },
    { area: asArea('b'), value: null, current: false },
    { area: asArea('c'), value: 90, current: false },
    { area: asArea('d'), value: 40, current: true },
  ]);

  expect(bubbles.map(({ area }) => area)).toEqual(['d', 'a']);
  expect(bubbles[1]?.radius).toBe(bubbleSizes.least);
});

test('the legend has the largest amount and a fifth of it, in whole numbers', () => {
  expect(legendAmounts(500)).toEqual([100, 500]);
  expect(legendAmounts(1)).toEqual([1]);
});
