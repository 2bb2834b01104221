import { describe, expect, test } from 'vitest';
import type { RollUp } from '#shared/indicator/indicator.ts';
import { type ChildSeries, rollUpSeries, type SeriesPoint } from '#shared/indicator/series.ts';
import { minuteMs, testNow } from '#test/support/readingBuilders.ts';

const everyMs = minuteMs;
const fromAt = testNow;
/** A point that was taken so many minutes after the beginning of the range. */
const aPoint = (minutes: number, value: number): SeriesPoint => ({
  bucketAt: Math.floor((fromAt + minutes * minuteMs) / everyMs) * everyMs,
  at: fromAt + minutes * minuteMs,
  measured: { kind: 'value', value },
});
const indicator = {
  cadence: minuteMs,
  grace: minuteMs,
  missingAfter: 60 * minuteMs,
  rollUp: { rule: 'sum' } as RollUp,
};

const always = (children: readonly (readonly SeriesPoint[])[]): ChildSeries[] =>
  children.map((points) => ({ points, isExpectedAt: () => true }));

interface Shown {
  readonly minute: number;
  readonly value: number;
  readonly coverage: string;
}

const rolledUp = (
  children: readonly (readonly SeriesPoint[])[],
  minutes: number,
  given: Partial<typeof indicator> = {},
): Shown[] =>
  rollUpSeries(
    always(children),
    { ...indicator, ...given },
    { fromAt, toAt: fromAt + minutes * minuteMs, everyMs },
  ).map(({ bucketAt, measured, reporting, expected }) => ({
    minute: (bucketAt - fromAt) / minuteMs,
    value: measured?.kind === 'value' ? measured.value : Number.NaN,
    coverage: `${reporting}/${expected}`,
  }));

describe('the series of a parent area', () => {
  test('sums its children bucket by bucket', () => {
    const children = [
      [aPoint(0.5, 1), aPoint(1.5, 2)],
      [aPoint(0.2, 10), aPoint(1.2, 20)],
    ];

    expect(rolledUp(children, 2)).toEqual([
      { minute: 0, value: 11, coverage: '2/2' },
      { minute: 1, value: 22, coverage: '2/2' },
    ]);
  });

  test('carries a child as long as it would have counted on the wall, and no longer', () => {
    const children = [[aPoint(0.5, 1)], [0.5, 1.5, 2.5, 3.5].map((minute) => aPoint(minute, 10))];

    expect(rolledUp(children, 4)).toEqual([
      { minute: 0, value: 11, coverage: '2/2' },
      { minute: 1, value: 11, coverage: '2/2' },
      { minute: 2, value: 10, coverage: '1/2' },
      { minute: 3, value: 10, coverage: '1/2' },
    ]);
  });

  test('has no point where nobody reported: nothing is drawn over a gap', () => {
    const children = [[aPoint(0.5, 1), aPoint(5.5, 2)]];

    expect(rolledUp(children, 7).map(({ minute }) => minute)).toEqual([0, 1, 5, 6]);
  });

  test('begins with what a child reported before the range', () => {
    expect(rolledUp([[aPoint(-0.5, 7)]], 3)).toEqual([{ minute: 0, value: 7, coverage: '1/1' }]);
  });

  test('does not know a reading before it was taken', () => {
    expect(rolledUp([[aPoint(1.5, 7)]], 2)).toEqual([{ minute: 1, value: 7, coverage: '1/1' }]);
  });

  test('counts a reading of the very turn of a bucket in the next one', () => {
    const shown = rolledUp([[aPoint(0.5, 7), aPoint(1, 8)]], 2);

    expect(shown.map(({ minute, value }) => [minute, value])).toEqual([
      [0, 7],
      [1, 8],
    ]);
  });

  test('takes the newest of several readings in a bucket, and gives the age of the oldest child', () => {
    const children = [[aPoint(0.1, 1), aPoint(0.9, 5)], [aPoint(0.3, 10)]];

    const [point] = rollUpSeries(always(children), indicator, { fromAt, toAt: fromAt + minuteMs, everyMs });

    expect(point?.measured).toEqual({ kind: 'value', value: 15 });
    expect(point?.at).toBe(fromAt + 0.3 * minuteMs);
  });

  test('begins at a multiple of the bucket and ends with the range', () => {
    const points = rollUpSeries(always([[aPoint(0.1, 1), aPoint(0.8, 2)]]), indicator, {
      fromAt: fromAt + 10_000,
      toAt: fromAt + 30_000,
      everyMs,
    });

    expect(points).toEqual([
      {
        bucketAt: fromAt,
        at: fromAt + 6_000,
        measured: { kind: 'value', value: 1 },
        reporting: 1,
        expected: 1,
      },
    ]);
  });

  test('divides sums, not shares', () => {
    const share = (numerator: number, denominator: number): SeriesPoint[] => [
      { ...aPoint(0.5, 0), measured: { kind: 'ratio', numerator, denominator } },
    ];

    const [point] = rollUpSeries(
      always([share(1, 1), share(0, 99)]),
      { ...indicator, rollUp: { rule: 'ratio' } },
      { fromAt, toAt: fromAt + minuteMs, everyMs },
    );

    expect(point?.measured).toEqual({ kind: 'ratio', numerator: 1, denominator: 100 });
  });

  test('does not count a child that did not exist then, neither its value nor its absence', () => {
    const reformed: ChildSeries[] = [
      { points: [aPoint(0.5, 3)], isExpectedAt: (at) => at < fromAt + minuteMs },
      { points: [aPoint(1.5, 8)], isExpectedAt: (at) => at >= fromAt + minuteMs },
    ];

    const points = rollUpSeries(reformed, indicator, { fromAt, toAt: fromAt + 2 * minuteMs, everyMs });

    expect(points.map(({ measured, reporting, expected }) => [measured, reporting, expected])).toEqual([
      [{ kind: 'value', value: 3 }, 1, 1],
      [{ kind: 'value', value: 8 }, 1, 1],
    ]);
  });

  test('of no children is empty', () => {
    expect(rolledUp([], 3)).toEqual([]);
  });
});
