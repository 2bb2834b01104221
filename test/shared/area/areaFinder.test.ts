import { describe, expect, test } from 'vitest';
import type { LevelId } from '#shared/area/area.ts';
import { createAreaFinder } from '#shared/area/areaFinder.ts';
import { anArea, aProfileTree } from '#test/support/readingBuilders.ts';

const day = '2024-11-21';
const named = (id: string, name: string, fullName: string, level = 'district') =>
  anArea({ id, level, name: { vi: name, en: name }, fullName: { vi: fullName, en: fullName } });

const finder = createAreaFinder(
  aProfileTree([
    named('ky-son', 'Kỳ Sơn', 'Huyện Kỳ Sơn'),
    named('ky-son-xa', 'Kỳ Sơn', 'Xã Kỳ Sơn', 'commune'),
    named('dong-hieu', 'Đông Hiếu', 'Xã Đông Hiếu', 'commune'),
    named('dong-hieu-2', 'Đồng Hiếu', 'Phường Đồng Hiếu', 'commune'),
    named('thai-hoa', 'Thái Hòa', 'Thị xã Thái Hòa'),
  ]),
);
const found = (text: string, levels?: string[]) => {
  const result = finder.find(text, day, levels as LevelId[] | undefined);
  return result.kind === 'found' ? result.area.id : result.kind;
};

describe('an area in a file', () => {
  test.each([
    ['412', 'vinh'],
    ['vinh', 'vinh'],
    ['Huyện Kỳ Sơn', 'ky-son'],
    ['huyen ky son', 'ky-son'],
    ['H. Kỳ Sơn', 'ky-son'],
    ['XÃ KỲ SƠN', 'ky-son-xa'],
    ['TX Thái Hoà', 'thai-hoa'],
    ['Thái Hòa'.normalize('NFD'), 'thai-hoa'],
  ])('"%s" is %s', (text, id) => {
    expect(found(text)).toBe(id);
  });

  test('with a name that several have is not guessed', () => {
    expect(found('Kỳ Sơn')).toBe('ambiguous');
    expect(found('dong hieu')).toBe('ambiguous');
  });

  test('with a name that several have is the one at the level of the indicator', () => {
    expect(found('Kỳ Sơn', ['commune'])).toBe('ky-son-xa');
  });

  test('with the type word of another one is unknown', () => {
    expect(found('Thành phố Thái Hòa')).toBe('unknown');
  });

  test('is looked for among those that exist on that day', () => {
    expect(finder.find('16690', '2025-06-30')).toMatchObject({ area: { id: 'nghi-phu' } });
    expect(finder.find('16690', '2025-07-01')).toMatchObject({ area: { id: 'truong-vinh' } });
  });
});
