import { expect, test } from 'vitest';
import { createRecentReadings } from '#server/quality/recentReadings.ts';
import { aReading, minuteMs, testNow } from '#test/support/readingBuilders.ts';

const at = (minute: number, value = 1) => aReading({ at: testNow + minute * minuteMs, value });

test('a source that sends its last four again is recognized, in whatever order they come', () => {
  const recent = createRecentReadings();
  for (const minute of [3, 1, 0, 2]) recent.take(at(minute));

  const again = [0, 1, 2, 3].map((minute) => recent.take(at(minute)));

  expect(again).toEqual(['repeated', 'repeated', 'repeated', 'repeated']);
});

test('what is older than the last four is not remembered', () => {
  const recent = createRecentReadings();
  for (const minute of [0, 1, 2, 3, 4]) recent.take(at(minute));

  expect(recent.take(at(0))).toBe('new');
});

test('after a contradiction the later word is what the next is held against', () => {
  const recent = createRecentReadings();
  recent.take(at(0, 5));

  expect([recent.take(at(0, 6)), recent.take(at(0, 6))]).toEqual(['conflicting', 'repeated']);
});
