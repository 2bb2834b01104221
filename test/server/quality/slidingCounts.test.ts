import { expect, test } from 'vitest';
import { createSlidingCounts } from '#server/quality/slidingCounts.ts';
import { aClock } from '#test/support/manualClock.ts';
import { hourMs, minuteMs } from '#test/support/readingBuilders.ts';

const dayMs = 24 * hourMs;
const counts = () =>
  createSlidingCounts({ kinds: ['good', 'bad'] as const, windowMs: dayMs, stepMs: 10 * minuteMs });

test('counts each kind by itself and forgets after a day', () => {
  const clock = aClock();
  const sliding = counts();

  sliding.add('good', 5, clock());
  clock.pass(12 * hourMs);
  sliding.add('good', 2, clock());
  sliding.add('bad', 1, clock());

  expect(sliding.sums(clock())).toEqual({ good: 7, bad: 1 });
  clock.pass(12 * hourMs);
  expect(sliding.sums(clock())).toEqual({ good: 2, bad: 1 });
  clock.pass(12 * hourMs);
  expect(sliding.sums(clock())).toEqual({ good: 0, bad: 0 });
});

test('keeps sliding for a month without counting a day twice', () => {
  const clock = aClock();
  const sliding = counts();

  for (let minute = 0; minute < 30 * 24 * 60; minute += 1) {
    sliding.add('good', 1, clock());
    clock.pass(minuteMs);
  }

  const { good } = sliding.sums(clock());
  expect(good).toBeGreaterThan(24 * 60 - 11);
  expect(good).toBeLessThanOrEqual(24 * 60);
});
