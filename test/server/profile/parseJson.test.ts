import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson } from '#server/profile/parseJson.ts';

describe('JSON of a profile', () => {
  test.each([
    ['{"a":x}', 1, 6, 'unexpected "x"'],
    ['{\n  "a": 1,\n}', 3, 1, 'unexpected "}"'],
    ['[1, 2', 1, 6, 'the file ends here'],
    ['', 1, 1, 'the file ends here'],
    ['{"a" 1}', 1, 6, 'unexpected "1"'],
    ['[1 2]', 1, 4, 'unexpected "2"'],
    ['[1]]', 1, 4, 'unexpected "]"'],
    ['{"a": "x\ny"}', 1, 7, 'unexpected "\\""'],
    ["{'a': 1}", 1, 2, 'unexpected "\'"'],
    ['[01]', 1, 3, 'unexpected "1"'],
    ['{"a": 1 // no\n}', 1, 9, 'unexpected "/"'],
  ])('says where %j goes wrong', (text, line, column, reason) => {
    const parsed = parseJson(text);

    expect(parsed).toEqual({ ok: false, line, column, reason });
  });

  test('of any value is read as JSON.parse reads it', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const parsed = parseJson(text);

        expect(parsed).toEqual({ ok: true, value: JSON.parse(text) });
      }),
    );
  });

  test('cut off anywhere is refused at its end or before', () => {
    const whole = '{"a": [1, {"b": "c\\u0041"}, null], "d": -1.5e3}';

    for (let length = 0; length < whole.length; length += 1) {
      const parsed = parseJson(whole.slice(0, length));

      expect(parsed.ok ? null : parsed.column).toBeLessThanOrEqual(length + 1);
    }
  });
});
