import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type NumberForm, numberForms, parseNumberText } from '#shared/import/numberForm.ts';

/** Writes a number as an office program of that form does. */
function printNumber(number: number, form: NumberForm, grouped: boolean): string {
  const [whole = '', fraction] = Math.abs(number).toFixed(3).split('.');
  const [group, decimal] = form === 'comma-decimal' ? ['.', ','] : [',', '.'];
  const digits = grouped ? whole.replace(/\B(?=(\d{3})+$)/g, group) : whole;
  return `${number < 0 ? '-' : ''}${digits}${decimal}${fraction}`;
}

const aNumber = fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }).map((whole) => whole / 1_000);
const aForm = fc.constantFrom(...numberForms);

describe('a number in a file', () => {
  test('is read as it was written, in the form in which it was written', () => {
    fc.assert(
      fc.property(aNumber, aForm, fc.boolean(), (number, form, grouped) => {
        const text = printNumber(number, form, grouped);

        const reading = parseNumberText(text, form);

        expect(reading).toEqual({ kind: 'number', number: number + 0 });
      }),
    );
  });

  test('is never guessed: without a choice it counts only when both forms agree', () => {
    const text = fc.stringMatching(/^-?\d{1,7}([.,]\d{1,3}){0,3}$/);
    fc.assert(
      fc.property(text, (given) => {
        const unchosen = parseNumberText(given, null);

        const [comma, dot] = numberForms.map((form) => parseNumberText(given, form));
        if (unchosen.kind === 'number') {
          expect(comma).toEqual(unchosen);
          expect(dot).toEqual(unchosen);
        } else
          expect(unchosen.kind === 'unreadable').toBe(comma?.kind !== 'number' && dot?.kind !== 'number');
      }),
    );
  });

  test.each([
    ['1.234', 1234, 1.234],
    ['1,234', 1.234, 1234],
    ['12,5', 12.5, null],
    ['12.5', null, 12.5],
    ['1.234,5', 1234.5, null],
  ])('%s asks for a choice', (text, comma, dot) => {
    const reading = parseNumberText(text, null);

    expect(reading).toEqual({
      kind: 'ambiguous',
      readings: { 'comma-decimal': comma, 'dot-decimal': dot },
    });
  });

  test.each(['', '-', 'x', '1.23.456', '1,,2', '1e5', '0x10', '½', '5²', '12 34', '9007199254740993', 'NaN'])(
    '"%s" is no number in any form',
    (text) => {
      const readings = [null, ...numberForms].map((form) => parseNumberText(text, form));

      expect(readings.every(({ kind }) => kind === 'unreadable')).toBe(true);
    },
  );

  test('may have the spaces and the minus of an office program', () => {
    const reading = parseNumberText(' \u22121\u202f234\u00a0567,5 ', 'comma-decimal');

    expect(reading).toEqual({ kind: 'number', number: -1_234_567.5 });
  });
});
