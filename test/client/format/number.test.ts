import { expect, test } from 'vitest';
import { formatChange, formatNumber } from '#client/format/number.ts';

test('writes thousands with a point and decimals with a comma in Vietnamese, the other way round in English', () => {
  const value = 1234.5;

  const texts = [formatNumber(value, 1, 'vi'), formatNumber(value, 1, 'en')];

  expect(texts).toEqual(['1.234,5', '1,234.5']);
});

test('keeps the decimals of the indicator, so that a column of numbers stays aligned', () => {
  const value = 80;

  const text = formatNumber(value, 1, 'vi');

  expect(text).toBe('80,0');
});

test('shows a dash for a missing number and never a zero', () => {
  const missing = [null, Number.NaN, Number.POSITIVE_INFINITY];

  const texts = missing.map((value) => formatNumber(value, 0, 'vi'));

  expect(texts).toEqual(['–', '–', '–']);
});

test('rounds a tiny negative to zero without a sign', () => {
  const value = -0.04;

  const text = formatNumber(value, 1, 'vi');

  expect(text).toBe('0,0');
});

test('gives a change its sign, and none to a change that rounds to nothing', () => {
  const changes = [2.14, -2.14, 0.04];

  const texts = changes.map((value) => formatChange(value, 1, 'vi'));

  expect(texts).toEqual(['+2,1', '−2,1', '0,0']);
});
