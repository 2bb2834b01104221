import { expect, test } from 'vitest';
import { courseOf } from '#client/explorer/course.ts';

const dayMs = 86_400_000;

test.each([
  ['minute', dayMs / 1_440, 'day'],
  ['hour', dayMs / 24, 'day'],
  ['day', dayMs, 'year'],
  ['month', 30 * dayMs, 'year'],
  ['quarter', 90 * dayMs, 'year'],
  ['year', 365 * dayMs, 'years'],
])('what comes every %s is drawn over a span in which it comes more than once', (_name, cadence, course) => {
  expect(courseOf({ cadence })).toBe(course);
});
