import { describe, expect, test } from 'vitest';
import { durationSchema, parseDuration } from '#shared/indicator/duration.ts';

describe('a duration', () => {
  test.each([
    ['90s', 90_000],
    ['5m', 300_000],
    ['2h', 7_200_000],
    ['30d', 2_592_000_000],
    ['0s', 0],
    ['999999d', 86_399_913_600_000],
  ])('"%s" is %d ms', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  test.each(['', '5', 'm', '5 m', '5M', '-5m', '1.5h', '5min', '1mo', '1w', '1y', '1234567s', '5m ', '٣m'])(
    '"%s" is none',
    (text) => {
      expect(parseDuration(text)).toBeNull();
    },
  );

  test('is milliseconds after parsing, and parsing again changes nothing', () => {
    const once = durationSchema.parse('90s');

    expect(once).toBe(90_000);
    expect(durationSchema.parse(once)).toBe(90_000);
  });

  test.each([[-1], [1.5], [Number.NaN], [Number.POSITIVE_INFINITY], [null], [true], ['soon']])(
    'refuses %s',
    (given) => {
      expect(durationSchema.safeParse(given).success).toBe(false);
    },
  );

  test('says what would have been accepted', () => {
    const parsed = durationSchema.safeParse('1 month');

    expect(parsed.error?.issues[0]?.message).toBe('expected a duration such as "90s", "5m", "1h" or "30d"');
  });
});
