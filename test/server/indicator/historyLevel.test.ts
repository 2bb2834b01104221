import { describe, expect, test } from 'vitest';
import { keptForMs, levelForPoints, levelForStep } from '#server/indicator/historyLevel.ts';
import { hourMs, minuteMs, testNow } from '#test/support/readingBuilders.ts';

const dayMs = 24 * hourMs;

describe('the level that answers', () => {
  test.each([
    ['10 s', 10_000, 'raw'],
    ['a minute', minuteMs, 'raw'],
    ['5 minutes', 5 * minuteMs, '5m'],
    ['a quarter of an hour', 15 * minuteMs, '5m'],
    ['an hour', hourMs, '1h'],
    ['90 minutes', 90 * minuteMs, '5m'],
    ['six hours', 6 * hourMs, '1h'],
    ['a day', dayMs, '1d'],
    ['a week', 7 * dayMs, '1d'],
  ])('to steps of %s is the coarsest that divides them', (_what, everyMs, level) => {
    expect(levelForStep(everyMs, testNow - hourMs, testNow)).toEqual({ level, everyMs });
  });

  test.each([
    ['minutes of a month ago', minuteMs, 30 * dayMs, { level: '5m', everyMs: 5 * minuteMs }],
    ['quarters of an hour of last year', 15 * minuteMs, 300 * dayMs, { level: '1h', everyMs: hourMs }],
    ['two hours of years ago', 2 * hourMs, 900 * dayMs, { level: '1d', everyMs: dayMs }],
    ['minutes of years ago', minuteMs, 900 * dayMs, { level: '1d', everyMs: dayMs }],
  ])('to %s is one that is still kept', (_what, everyMs, age, choice) => {
    expect(levelForStep(everyMs, testNow - age, testNow)).toEqual(choice);
  });

  test('changes when what is asked is older than the level is kept, not before', () => {
    const oldest = testNow - keptForMs['5m'];

    expect(levelForStep(15 * minuteMs, oldest, testNow).level).toBe('5m');
    expect(levelForStep(15 * minuteMs, oldest - 1, testNow).level).toBe('1h');
  });

  test('counts whole days above a day', () => {
    expect(levelForStep(25 * hourMs, testNow - dayMs, testNow)).toEqual({ level: '1d', everyMs: 2 * dayMs });
  });

  test.each([hourMs, 3 * hourMs, dayMs, 7 * dayMs, 31 * dayMs, 366 * dayMs, 20 * 366 * dayMs])(
    'over %d ms gives no more points than asked for',
    (length) => {
      for (const maxPoints of [2, 10, 60, 400, 2_000]) {
        const range = { fromAt: testNow - length, toAt: testNow };

        const { everyMs } = levelForPoints(range, maxPoints, testNow);

        // A range that begins inside a bucket touches one more than it is long.
        expect(Math.ceil(length / everyMs) + 1).toBeLessThanOrEqual(Math.max(maxPoints, 2));
      }
    },
  );
});
