import { expect, test } from 'vitest';
import { formatMeasured, formatParts, formatValue, nameSaysUnit } from '#client/format/indicatorValue.ts';

const online = {
  decimals: 1,
  unit: { vi: '%', en: '%' },
  partsUnit: { vi: 'hồ sơ', en: 'applications' },
};

test('shows a ratio as its share with one decimal and the unit behind a thin space', () => {
  const measured = { kind: 'ratio', numerator: 812, denominator: 1011 } as const;

  const text = formatMeasured(measured, online, 'vi');

  expect(text).toBe('80,3\u202f%');
});

test('shows the two parts of a ratio with what they count', () => {
  const measured = { kind: 'ratio', numerator: 812, denominator: 1011 } as const;

  const text = formatParts(measured, online, 'vi');

  expect(text).toBe('812\u00a0/ 1.011 hồ\u00a0sơ');
});

test('has no value for a ratio with nothing to divide by', () => {
  const measured = { kind: 'ratio', numerator: 0, denominator: 0 } as const;

  const text = formatMeasured(measured, online, 'vi');

  expect(text).toBe('–');
});

test('puts a whole space before a unit that is a word', () => {
  const stations = { decimals: 0, unit: { vi: 'trạm', en: 'stations' } };

  const text = formatValue(8059, stations, 'vi');

  expect(text).toBe('8.059\u00a0trạm');
});

test.each([
  ['Hồ sơ quá hạn', 'hồ sơ', true],
  ['Overdue dossiers', 'dossiers', true],
  ['Ký số từ xa', 'lượt', false],
  ['Giải quyết đúng hạn', '%', false],
])('whether %s says that it is counted in %s', (name, unit, says) => {
  expect(nameSaysUnit(name, unit)).toBe(says);
});
