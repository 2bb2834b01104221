import { describe, expect, it } from 'vitest';
import { foldedIncludes, foldText } from '#shared/locale/foldText.ts';

describe('a text folded for searching', () => {
  it.each([
    ['Kỳ Sơn', 'ky son'],
    ['Điện lực Đô Lương', 'dien luc do luong'],
    ['Quỳnh Lưu', 'quynh luu'],
    ['MẤT LIÊN LẠC', 'mat lien lac'],
    ['BTS 4G', 'bts 4g'],
    ['Hồ sơ (quá hạn) · Kỳ Sơn', 'ho so qua han ky son'],
  ])('reads "%s" as "%s"', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('is the same whether the marks were typed as one letter or as two', () => {
    expect(foldText('Kỳ Sơn'.normalize('NFD'))).toBe(foldText('Kỳ Sơn'.normalize('NFC')));
  });
});

describe('searching in a folded text', () => {
  const text = foldText('Trạm BTS mất liên lạc · Kỳ Sơn');

  it('finds words in any order, with or without marks', () => {
    expect(foldedIncludes(text, 'ky bts')).toBe(true);
    expect(foldedIncludes(text, 'Sơn liên')).toBe(true);
    expect(foldedIncludes(text, 'tra m')).toBe(true);
  });

  it('needs every word', () => {
    expect(foldedIncludes(text, 'bts vinh')).toBe(false);
  });

  it('finds the beginning of a syllable, not its inside', () => {
    expect(foldedIncludes(foldText('Thanh Chương'), 'han')).toBe(false);
    expect(foldedIncludes(foldText('Quá hạn'), 'ha')).toBe(true);
  });

  it('finds everything for an empty query', () => {
    expect(foldedIncludes(text, '')).toBe(true);
  });
});
