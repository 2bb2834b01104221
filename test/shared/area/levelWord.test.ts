import { describe, expect, test } from 'vitest';
import { levelSchema } from '#shared/area/area.ts';
import { levelWord } from '#shared/area/levelWord.ts';

const commune = levelSchema.parse({
  id: 'commune',
  name: { vi: 'Xã, phường', en: 'Commune or ward' },
  many: { vi: 'xã, phường', en: 'communes and wards' },
  one: { vi: 'xã, phường', en: 'commune or ward' },
});

describe('the word of a level after a number', () => {
  test.each([
    [1, 'en', 'commune or ward'],
    [2, 'en', 'communes and wards'],
    [0, 'en', 'communes and wards'],
    [1, 'vi', 'xã, phường'],
  ] as const)('of %i in %s is "%s"', (count, language, word) => {
    expect(levelWord(commune, count, language)).toBe(word);
  });

  test('is that of several where a profile has no other', () => {
    const { one: _, ...plain } = commune;
    expect(levelWord(plain, 1, 'en')).toBe('communes and wards');
  });

  test('is empty without a level', () => {
    expect(levelWord(undefined, 3, 'vi')).toBe('');
  });
});
