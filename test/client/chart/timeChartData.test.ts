import { describe, expect, it } from 'vitest';
import { type ChartPoint, chartColumns, summaryOf, valueRange } from '#client/chart/timeChartData.ts';

const minute = 60_000;
const aPoint = (minutes: number, value: number): ChartPoint => ({
  at: minutes * minute,
  value,
  reporting: 21,
  expected: 21,
});

describe('a series ready to draw', () => {
  it('draws nothing over a time without readings', () => {
    const { times, values } = chartColumns([aPoint(0, 1), aPoint(15, 2), aPoint(60, 3)], 20 * minute);

    expect(values).toEqual([1, 2, null, 3]);
    expect(times).toEqual([0, 900, 2_250, 3_600]);
  });

  it('joins points that are as far apart as their cadence allows', () => {
    expect(chartColumns([aPoint(0, 1), aPoint(20, 2)], 20 * minute).values).toEqual([1, 2]);
  });

  it('keeps each point beside its column, for its coverage', () => {
    const { points } = chartColumns([aPoint(0, 1), aPoint(60, 3)], minute);

    expect(points.map((point) => point?.value ?? null)).toEqual([1, null, 3]);
  });

  it('has nothing to draw without points', () => {
    expect(chartColumns([], minute)).toEqual({ times: [], values: [], points: [] });
  });
});

describe('the range of the value axis', () => {
  it('stands on zero for an amount', () => {
    expect(valueRange([40, 50], null, 'amount')[0]).toBe(0);
  });

  it('shows the target although no value is near it', () => {
    const [low, high] = valueRange([61, 62], 80, 'share');

    expect(low).toBeLessThan(61);
    expect(high).toBeGreaterThan(80);
  });

  it('never passes 0 or 100 for a percentage', () => {
    expect(valueRange([1, 99.9], null, 'share')).toEqual([0, 100]);
  });

  it('is cut for a level, which has no meaningful zero', () => {
    expect(valueRange([22, 24], null, 'level')[0]).toBeGreaterThan(20);
  });

  it('has a height when nothing changes, and when nothing is known', () => {
    const [low, high] = valueRange([7, 7], null, 'amount');

    expect(high).toBeGreaterThan(low);
    expect(valueRange([null], null, 'share')).toEqual([0, 100]);
  });
});

describe('the summary of a day', () => {
  it('names the lowest and the highest, the latest of equals', () => {
    const summary = summaryOf([aPoint(0, 5), aPoint(15, 1), aPoint(30, 5), aPoint(45, 1)]);

    expect(summary?.lowest.at).toBe(45 * minute);
    expect(summary?.highest.at).toBe(30 * minute);
  });

  it('is null without points', () => {
    expect(summaryOf([])).toBeNull();
  });
});
