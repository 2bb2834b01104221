import { expect, test } from 'vitest';
import { formatAge } from '#client/format/age.ts';

const minute = 60_000;
const hour = 60 * minute;

test.each([
  [0, '0 giây', '0 s'],
  [59_999, '59 giây', '59 s'],
  [minute, '1 phút', '1 min'],
  [4 * minute + 59_000, '4 phút', '4 min'],
  [2 * hour + 5 * minute, '2 giờ 05', '2 h 05'],
  [24 * hour, '1 ngày', '1 d'],
  [76 * hour, '3 ngày 4 giờ', '3 d 4 h'],
])('says %i ms as "%s" and "%s"', (ms, vi, en) => {
  const plain = (text: string) => text.replaceAll('\u00a0', ' ');

  const texts = [formatAge(ms, 'vi'), formatAge(ms, 'en')];

  expect(texts.map(plain)).toEqual([vi, en]);
});

test('counts a time in the future as now', () => {
  const ahead = -90_000;

  const text = formatAge(ahead, 'vi');

  expect(text).toBe('0\u00a0giây');
});
