import { describe, expect, test } from 'vitest';
import { earlierQuery } from '#client/indicator/useSeries.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { IndicatorId } from '#shared/indicator/indicator.ts';
import { maxSeriesPoints } from '#shared/protocol/routes.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const thenAt = Date.UTC(2025, 10, 25, 7, 9, 20);
const queryFor = (cadence: number) =>
  earlierQuery({ id: 'dvc.overdue' as IndicatorId, cadence, grace: 3 * minuteMs }, 'vinh' as AreaId, thenAt);

describe('the question about an earlier time', () => {
  test.each([1, 2, 60, 24 * 60, 31 * 24 * 60, 366 * 24 * 60])(
    'of an indicator that comes every %i minutes has the time of one that counted, and the hour before',
    (minutes) => {
      const { from, to } = queryFor(minutes * minuteMs);

      expect(from).toBeLessThanOrEqual(Math.floor(thenAt / hourMs) * hourMs - minutes * minuteMs);
      expect(to).toBeGreaterThan(thenAt);
    },
  );

  test.each([minuteMs, dayMs, 31 * dayMs, 366 * dayMs])(
    'has no more points than an answer may have',
    (cadence) => {
      const { from, to, every } = queryFor(cadence);

      expect((to - from) / every).toBeLessThan(maxSeriesPoints);
    },
  );

  test('is the same for a quarter of an hour, so that it is asked once', () => {
    const indicator = { id: 'dvc.overdue' as IndicatorId, cadence: minuteMs, grace: minuteMs };
    const at = (ms: number) => earlierQuery(indicator, 'vinh' as AreaId, Date.UTC(2025, 10, 25, 7) + ms);

    expect(at(14 * minuteMs)).toEqual(at(0));
    expect(at(15 * minuteMs)).not.toEqual(at(0));
  });
});
