import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstOutOf, floodAt, floodsOf, floodWindowMs } from '#shared/alert/flood.ts';
import { anAlert } from '#test/support/alertBuilders.ts';
import { minuteMs, testNow } from '#test/support/readingBuilders.ts';

/** As many annunciations, `everyMs` apart, from `testNow` on. */
const burst = (count: number, everyMs = 1_000): number[] =>
  Array.from({ length: count }, (_, place) => testNow + place * everyMs);

describe('a flood', () => {
  test('begins with the eleventh annunciation in ten minutes, and knows the first', () => {
    const after = testNow + minuteMs;

    expect(floodAt(burst(10), after)).toBeNull();
    expect(floodAt(burst(11), after)).toEqual({ firstAt: testNow, beganAt: testNow + 10_000, count: 11 });
  });

  test('is none when eleven are spread over more than ten minutes', () => {
    expect(floodAt(burst(11, minuteMs), testNow + 11 * minuteMs)).toBeNull();
  });

  test('goes on until fewer than five are left in the window', () => {
    const times = burst(11, 10_000);
    const fifthLastLeaves = (times[6] ?? 0) + floodWindowMs;

    expect(floodAt(times, fifthLastLeaves - 1)).toMatchObject({ count: 5 });
    expect(floodAt(times, fifthLastLeaves)).toBeNull();
  });

  test('does not flicker: it goes on with six a window once it has begun', () => {
    const times = [...burst(11), ...Array.from({ length: 30 }, (_, at) => testNow + (at + 1) * 100_000)];

    expect(floodAt(times, times.at(-1) ?? 0)).toMatchObject({ firstAt: testNow, count: 6 });
  });

  test('that ended begins anew with its own first one', () => {
    const secondAt = testNow + 60 * minuteMs;
    const times = [...burst(11), ...burst(12).map((at) => at + 60 * minuteMs)];

    expect(floodAt(times, secondAt + minuteMs)).toMatchObject({ firstAt: secondAt, count: 12 });
  });

  test('counts nothing that has not happened yet', () => {
    expect(floodAt(burst(20, 1_000), testNow + 5_000)).toBeNull();
  });

  test('has one beginning, on the pages that watch it and in the list of all floods', () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 200_000 }), { minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(gaps, fc.integer({ min: 0, max: 900_000 }), (apart, later) => {
        let at = testNow;
        const times = apart.map((gap) => (at += gap));
        const now = at + later;
        const open = floodsOf(times, now).find(({ endedAt }) => endedAt === null);

        expect(floodAt(times, now)?.beganAt ?? null).toBe(open?.beganAt ?? null);
      }),
      { numRuns: 200 },
    );
  });

  test('is the same as counting every moment by hand', () => {
    const steps = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 900 }), (gaps, laterS) => {
        let at = 0;
        const times = gaps.map((gap) => (at += gap));
        const now = at + laterS;
        let inFlood = false;
        for (let second = 0; second <= now; second += 1) {
          const count = times.filter((time) => time <= second && time > second - 600).length;
          inFlood = inFlood ? count >= 5 : count > 10;
        }
        const inMs = times.map((time) => time * 1_000);

        expect(floodAt(inMs, now * 1_000) !== null).toBe(inFlood);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the first out', () => {
  test('is the open alert that was raised first of those that made the flood', () => {
    const flood = { firstAt: testNow, beganAt: testNow + 1, count: 11 };
    const alerts = [
      anAlert({ id: 'second', raisedAt: testNow + 2 }),
      anAlert({ id: 'before', raisedAt: testNow - 1 }),
      anAlert({ id: 'first', raisedAt: testNow }),
    ];

    expect(firstOutOf(alerts, flood)?.id).toBe('first');
    expect(firstOutOf([], flood)).toBeNull();
  });
});
