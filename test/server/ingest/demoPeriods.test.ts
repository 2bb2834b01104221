import { describe, expect, test } from 'vitest';
import { createDemoPeriods } from '#server/ingest/demoPeriods.ts';

const hour = 3_600_000;
const day = 24 * hour;
const periods = createDemoPeriods('Asia/Ho_Chi_Minh');
/** Local time in Nghệ An, seven hours ahead of UTC. */
const local = (text: string): number => Date.parse(`${text}+07:00`);
const saturday = local('2026-11-21T15:30:00');

describe('the report that is the newest on a Saturday in November', () => {
  test.each([
    ['an hour', hour, '2026-11-21T15:30:00'],
    ['a day', day, '2026-11-20T23:59:59'],
    ['a week', 7 * day, '2026-11-15T23:59:59'],
    ['a month', 30 * day, '2026-10-31T23:59:59'],
    ['a quarter', 90 * day, '2026-09-30T23:59:59'],
    ['a year', 365 * day, '2025-12-31T23:59:59'],
  ])('is, for a cadence of %s, of %s ms: %s', (_, cadence, expected) => {
    const at = periods.reportedAt(cadence, saturday);

    expect(new Date(at).toISOString()).toBe(new Date(local(expected)).toISOString());
  });

  test('stays until the first moment of the next month', () => {
    const before = periods.reportedAt(30 * day, local('2026-11-30T23:59:59'));
    const after = periods.reportedAt(30 * day, local('2026-12-01T00:00:00'));

    expect(before).toBe(local('2026-10-31T23:59:59'));
    expect(after).toBe(local('2026-11-30T23:59:59'));
  });

  test('has earlier ones, month by month for a year and a month', () => {
    const moments = periods.earlierMoments(30 * day, saturday);

    const reports = moments.map((at) => periods.reportedAt(30 * day, at));
    expect(reports.slice(0, 2)).toEqual([local('2026-09-30T23:59:59'), local('2026-08-31T23:59:59')]);
    expect(reports.at(-1)).toBe(local('2025-09-30T23:59:59'));
  });

  test('has no earlier ones for what is measured all the time', () => {
    const moments = periods.earlierMoments(hour, saturday);

    expect(moments).toEqual([]);
  });
});
