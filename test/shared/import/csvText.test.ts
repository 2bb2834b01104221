import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvField, csvText } from '#shared/import/csvText.ts';

describe('a CSV file for people', () => {
  test.each(['=1+1', '+SUM(A1)', '-2+3', '@cmd', '\t=1', '\r=1', '|calc'])('does not run %j', (text) => {
    const field = csvField(text);

    expect(field.replace(/^"/, '').startsWith("'")).toBe(true);
  });

  test.each(['-5', '+1.234,5', '-72,4%'])('leaves the number %s alone', (text) => {
    expect(csvField(text).replaceAll('"', '')).toBe(text);
  });

  test('is read back field by field', () => {
    const aText = fc.string({ unit: 'grapheme' }).filter((text) => !/^[=+\-@\t\r\n|]/.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(aText, aText), { minLength: 1 }), (rows) => {
        const text = csvText(rows);

        expect(parse(text, { bom: true, record_delimiter: '\r\n', relax_column_count: true })).toEqual(
          parse(text, { bom: true, record_delimiter: '\r\n' }),
        );
        expect(parse(text, { bom: true, record_delimiter: '\r\n', skip_empty_lines: false })).toEqual(rows);
      }),
    );
  });
});
