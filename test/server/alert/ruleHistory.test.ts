import { describe, expect, test } from 'vitest';
import { createEarlierValues } from '#server/alert/earlierValues.ts';
import { createRuleHistory } from '#server/alert/ruleHistory.ts';
import type { UsualLevels } from '#server/alert/usualLevels.ts';
import { createCatalogue } from '#server/indicator/catalogue.ts';
import type { Series, SeriesRequest } from '#server/indicator/seriesReader.ts';
import type { AlertRule } from '#shared/alert/alertRule.ts';
import { failure, type Result, success } from '#shared/protocol/result.ts';
import { aProfile, aRule, aRuleAbout } from '#test/support/profileBuilders.ts';
import { asArea, asIndicator, minuteMs, testNow } from '#test/support/readingBuilders.ts';

const watched = { indicator: 'dvc.overdue', level: 'district' };
const delays = { onDelay: 0, offDelay: 0 };
const rate = aRuleAbout(
  { kind: 'rate-of-change', ...watched, side: 'above', limit: 9, deadband: 1, window: '10m', ...delays },
  { id: 'rate', areas: ['vinh'] },
);
const deviation = aRuleAbout(
  {
    ...{ kind: 'deviation', ...watched, side: 'above', limit: 4, deadband: 1, weeks: 4, leastSpread: 1 },
    ...delays,
  },
  { id: 'deviation' },
);

/** A history that has the value 5 in every bucket, with what was asked of it and of the usual levels. */
function aHistory(isAway = false) {
  const asked: SeriesRequest[] = [];
  const usual: string[] = [];
  const read = async (request: SeriesRequest): Promise<Result<Series>> => {
    asked.push(request);
    if (isAway) return failure('store-away');
    const { fromAt, toAt, everyMs = minuteMs } = request;
    const points: Series['points'][number][] = [];
    for (let at = fromAt; at < toAt; at += everyMs)
      points.push({
        ...{ bucketAt: at, at, measured: { kind: 'value', value: 5 }, reporting: 1, expected: 1 },
      });
    return success({ everyMs, points, notes: [] });
  };
  const usualLevels: UsualLevels = {
    usualOf: () => null,
    refresh: async (wanted) => {
      usual.push(...wanted.map(({ indicator, area, weeks }) => `${indicator}@${area}/${weeks}`));
    },
  };
  const earlier = createEarlierValues();
  earlier.remember(new Map([[asIndicator('dvc.overdue'), 10 * minuteMs]]));
  const catalogue = createCatalogue(aProfile());
  const history = createRuleHistory({ catalogue, reader: { read }, usualLevels, earlier });
  const known = () =>
    earlier.before(asIndicator('dvc.overdue'), asArea('vinh'), { now: testNow, window: 10 * minuteMs });
  return { asked, usual, known, refresh: (rules: readonly AlertRule[]) => history.refresh(rules, testNow) };
}

describe('what rules need of the past', () => {
  test('is two windows of what is watched for its change, in the areas of the rule', async () => {
    const history = aHistory();

    await history.refresh([rate, aRule()]);

    expect(history.asked).toEqual([
      {
        ...{ indicator: 'dvc.overdue', area: 'vinh', everyMs: 10_000 },
        ...{ fromAt: testNow - 20 * minuteMs, toAt: testNow },
      },
    ]);
    expect(history.known()).toEqual({ value: 5, at: testNow - 10 * minuteMs });
  });

  test('is the usual level of every area of a rule about what is unusual', async () => {
    const history = aHistory();

    await history.refresh([deviation]);

    expect(history.usual).toEqual(['vinh', 'dien-chau', 'cua-lo'].map((area) => `dvc.overdue@${area}/4`));
  });

  test('is nothing for a rule that is switched off', async () => {
    const history = aHistory();

    await history.refresh([
      { ...rate, enabled: false },
      { ...deviation, enabled: false },
    ]);

    expect([history.asked, history.usual]).toEqual([[], []]);
  });

  test('is not known while the store is away, and nothing breaks', async () => {
    const history = aHistory(true);

    await history.refresh([rate]);

    expect(history.known()).toBeNull();
  });
});
