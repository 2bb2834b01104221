import { describe, expect, test } from 'vitest';
import { createUsualLevels } from '#server/alert/usualLevels.ts';
import type { Series, SeriesRequest } from '#server/indicator/seriesReader.ts';
import { failure, type Result, success } from '#shared/protocol/result.ts';
import { asArea, asIndicator, hourMs, testNow, testTimeZone } from '#test/support/readingBuilders.ts';

const weekMs = 168 * hourMs;
const series = { indicator: asIndicator('dvc.overdue'), area: asArea('vinh'), weeks: 4 };
const question = { ...series, leastSpread: 1 };

/** A history whose value at an hour is what `valueAt` says. */
function aReader(valueAt: (at: number) => number | null) {
  const asked: SeriesRequest[] = [];
  const read = async (request: SeriesRequest): Promise<Result<Series>> => {
    asked.push(request);
    const points: Series['points'][number][] = [];
    for (let at = request.fromAt; at < request.toAt; at += hourMs) {
      const value = valueAt(at);
      if (value === null) continue;
      points.push({
        ...{ bucketAt: at, at, measured: { kind: 'value', value }, reporting: 1, expected: 1 },
      });
    }
    return success({ everyMs: hourMs, points, notes: [] });
  };
  return { asked, read };
}

describe('what is usual for an hour of the week', () => {
  test('is not known before the history was read', () => {
    const levels = createUsualLevels({ reader: aReader(() => 5), timeZone: testTimeZone });

    expect(levels.usualOf(question, testNow)).toBeNull();
  });

  test('is taken from the same hour of the weeks before, without the running one', async () => {
    const weeksAgo = (at: number): number => (testNow - at) / weekMs;
    const reader = aReader((at) => (Number.isInteger(weeksAgo(at)) ? 10 * weeksAgo(at) : 999));
    const levels = createUsualLevels({ reader, timeZone: testTimeZone });

    await levels.refresh([series], testNow + 20 * 60_000);

    // 10, 20, 30 and 40: median 25, deviations 5 5 15 15, median 10.
    const usual = levels.usualOf(question, testNow + 59 * 60_000);
    expect(usual?.median).toBe(25);
    expect(usual?.spread).toBeCloseTo(14.826, 9);
    expect(levels.usualOf(question, testNow + hourMs)?.median).toBe(999);
    expect(reader.asked).toMatchObject([{ everyMs: hourMs, fromAt: testNow - 4 * weekMs, toAt: testNow }]);
  });

  test('is not known where fewer than three weeks have that hour', async () => {
    const levels = createUsualLevels({
      reader: aReader((at) => (at >= testNow - 2 * weekMs ? 5 : null)),
      timeZone: testTimeZone,
    });

    await levels.refresh([series], testNow);

    expect(levels.usualOf(question, testNow)).toBeNull();
  });

  test('stays what it was while the history does not answer, and is forgotten when nobody asks', async () => {
    const reader = aReader(() => 5);
    let isAway = false;
    const read = (request: SeriesRequest) =>
      isAway ? Promise.resolve(failure('store-away')) : reader.read(request);
    const levels = createUsualLevels({ reader: { read }, timeZone: testTimeZone });
    await levels.refresh([series], testNow);
    isAway = true;

    await levels.refresh([series], testNow + hourMs);
    expect(levels.usualOf(question, testNow)).toEqual({ median: 5, spread: 1 });

    await levels.refresh([], testNow + hourMs);
    expect(levels.usualOf(question, testNow)).toBeNull();
  });
});
