import { expect, test } from 'vitest';
import { headlineLookOf, numeralSize } from '#client/tile/headlineLook.ts';

test.each([
  [167, 'large'],
  [121, 'medium'],
  [88, 'small'],
] as const)('a tile of %i arc minutes is %s', (height, look) => {
  const found = headlineLookOf(height);

  expect(found).toBe(look);
});

test('numerals of one look are of one size, whatever their length', () => {
  const sizes = ['9', '72,4', '8.059'].map((text) => numeralSize(text, 'large', { width: 250, height: 160 }));

  expect(new Set(sizes).size).toBe(1);
});

test('a numeral is never wider than its tile', () => {
  const text = '1.234.567';

  const size = numeralSize(text, 'large', { width: 250, height: 160 });

  expect(size).toBeLessThan(60);
});

test('a sign beside the numeral is counted in', () => {
  const room = { width: 230, height: 160 };

  const [alone, signed] = [0, 0.6].map((signEms) => numeralSize('100,00', 'large', { ...room, signEms }));

  expect(signed).toBeLessThan(alone ?? 0);
});

test('in a high tile the numeral grows up to what dominates a scene', () => {
  const sizes = [190, 400, 900].map((height) => numeralSize('72,4', 'tall', { width: 600, height }));

  expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
  expect(sizes.at(-1)).toBe(140);
});
