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
  const sizes = ['9', '72,4', '8.059'].map((text) => numeralSize(text, 'large', 250));

  expect(new Set(sizes).size).toBe(1);
});

test('a numeral is never wider than its tile', () => {
  const text = '1.234.567';

  const size = numeralSize(text, 'large', 250);

  expect(size).toBeLessThan(60);
});
