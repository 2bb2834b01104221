import { describe, expect, test } from 'vitest';
import { createBucketGrid } from '#shared/indicator/bucketGrid.ts';
import { hourMs, minuteMs } from '#test/support/readingBuilders.ts';

const vietnam = 'Asia/Ho_Chi_Minh';
const dayMs = 24 * hourMs;
const utc = (text: string): number => Date.parse(`${text}Z`);
const shown = (at: number): string => new Date(at).toISOString().slice(0, 16);

describe('buckets of time', () => {
  test.each([
    ['5 minutes', 5 * minuteMs, '2024-11-21T07:04:59.999', '2024-11-21T07:00'],
    ['an hour', hourMs, '2024-11-21T07:59:59.999', '2024-11-21T07:00'],
    ['six hours, from local midnight', 6 * hourMs, '2024-11-21T07:00', '2024-11-21T05:00'],
    ['a day, just before local midnight', dayMs, '2024-11-21T16:59:59.999', '2024-11-20T17:00'],
    ['a day, at local midnight', dayMs, '2024-11-21T17:00', '2024-11-21T17:00'],
    ['a week, from Monday', 7 * dayMs, '2024-11-21T07:00', '2024-11-17T17:00'],
    ['a step that 5 minutes do not divide, from 1970 UTC', 7_000, '1970-01-01T00:00:13', '1970-01-01T00:00'],
  ])('of %s', (_what, everyMs, at, start) => {
    const grid = createBucketGrid(everyMs, vietnam);

    expect(shown(grid.startOf(utc(at)))).toBe(start);
  });

  test.each([5 * minuteMs, 15 * minuteMs, hourMs, 6 * hourMs, dayMs, 7 * dayMs])(
    'of %d ms follow each other without a gap',
    (everyMs) => {
      const grid = createBucketGrid(everyMs, vietnam);
      const first = grid.startOf(utc('2024-02-27T03:00'));

      const end = grid.endOf(first);

      expect(end - first).toBe(everyMs);
      expect(grid.startOf(end)).toBe(end);
      expect(grid.startOf(end - 1)).toBe(first);
    },
  );

  test('of less than a day lie each within one day, whatever their length', () => {
    const grid = createBucketGrid(7 * hourMs, vietnam);

    expect(shown(grid.endOf(utc('2024-11-21T14:00')))).toBe('2024-11-21T17:00');
  });

  test.each([
    ['of 23 hours', '2024-03-31T10:00', 23],
    ['of 25 hours', '2024-10-27T10:00', 25],
  ])('know a day %s where clocks are changed', (_what, at, hours) => {
    const grid = createBucketGrid(dayMs, 'Europe/Berlin');
    const start = grid.startOf(utc(at));

    expect((grid.endOf(start) - start) / hourMs).toBe(hours);
  });

  test('of hours begin on the half hour where the zone does', () => {
    const grid = createBucketGrid(hourMs, 'Asia/Kolkata');

    expect(shown(grid.startOf(utc('2024-11-21T07:00')))).toBe('2024-11-21T06:30');
  });
});
