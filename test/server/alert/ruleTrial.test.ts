import { describe, expect, test } from 'vitest';
import { createRuleTrial } from '#server/alert/ruleTrial.ts';
import { createCatalogue } from '#server/indicator/catalogue.ts';
import type { Series, SeriesRequest } from '#server/indicator/seriesReader.ts';
import type { AlertRule } from '#shared/alert/alertRule.ts';
import { type Result, success } from '#shared/protocol/result.ts';
import { aLateSourceRule, aProfile, aRule, aRuleAbout } from '#test/support/profileBuilders.ts';
import { anIndicator, hourMs, minuteMs, testNow } from '#test/support/readingBuilders.ts';

const dayMs = 24 * hourMs;
const daysAgo = (days: number): number => testNow - days * dayMs;
const within = (at: number, fromAt: number, ms: number): boolean => at >= fromAt && at < fromAt + ms;

/** A history in steps of what is asked for, from `valueAt`; null is a gap. Other areas than Vinh have none. */
async function tried(rule: AlertRule, valueAt: (at: number) => number | null) {
  const questions: SeriesRequest[] = [];
  const read = async (request: SeriesRequest): Promise<Result<Series>> => {
    questions.push(request);
    const everyMs = request.everyMs ?? hourMs;
    const points: Series['points'][number][] = [];
    const firstAt = Math.ceil(request.fromAt / everyMs) * everyMs;
    for (let at = firstAt; at < request.toAt && request.area === 'vinh'; at += everyMs) {
      const value = valueAt(at);
      if (value === null) continue;
      points.push({
        ...{ bucketAt: at, at, measured: { kind: 'value', value }, reporting: 1, expected: 1 },
      });
    }
    return success({ everyMs, points, notes: [] });
  };
  const indicators = [anIndicator({ cadence: 5 * minuteMs, grace: 5 * minuteMs, target: 100 })];
  const catalogue = createCatalogue(aProfile({ indicators, rules: [] }));
  const report = await createRuleTrial({ catalogue, reader: { read }, clock: () => testNow }).run(rule);
  return { report, questions };
}

describe('a rule tried on the last 30 days', () => {
  test('says how often it would have raised, on which day, and the longest', async () => {
    const { report } = await tried(aRule(), (at) =>
      within(at, daysAgo(10), 2 * hourMs) || within(at, daysAgo(10) + 4 * hourMs, hourMs) ? 90 : 10,
    );

    expect(report.raised).toBe(2);
    expect(report.days).toHaveLength(31);
    expect(report.days.filter(({ raised }) => raised > 0)).toEqual([{ day: '2024-11-11', raised: 2 }]);
    expect(report.longest).toEqual({
      ...{ area: 'vinh', fromAt: daysAgo(10), toAt: daysAgo(10) + 2 * hourMs },
    });
    expect(report.often).toEqual([{ area: 'vinh', raised: 2 }]);
  });

  test('heeds the on-delay, also where it ends between two readings', async () => {
    const value = (at: number) => (within(at, daysAgo(3), 5 * minuteMs) ? 90 : 10);

    const quick = await tried(aRule({ onDelay: 30_000 }), value);
    const slow = await tried(aRule({ onDelay: 5 * minuteMs }), value);

    expect(quick.report.longest?.fromAt).toBe(daysAgo(3) + 30_000);
    expect(slow.report.raised).toBe(0);
  });

  test('sees a delay that ended after the newest reading', async () => {
    const value = (at: number) => (at >= testNow - 5 * minuteMs ? 90 : 10);

    const { report } = await tried(aRule({ onDelay: minuteMs }), value);

    expect(report.longest).toMatchObject({ fromAt: testNow - 4 * minuteMs, toAt: null });
  });

  test('raises nothing over a gap, and says from when there are data', async () => {
    const { report } = await tried(aRule({ onDelay: hourMs }), (at) =>
      at < daysAgo(5) ? null : within(at, daysAgo(4), 10 * minuteMs) ? 90 : at < daysAgo(2) ? null : 10,
    );

    expect(report.raised).toBe(0);
    expect([report.areas, report.areasWithData, report.dataFromAt]).toEqual([3, 1, daysAgo(4)]);
  });

  test('asks the history in parts that it can answer, and reads five minutes', async () => {
    const { report, questions } = await tried(aRule(), () => 10);

    expect(report.everyMs).toBe(5 * minuteMs);
    for (const { fromAt, toAt, everyMs = 1 } of questions)
      expect((toAt - fromAt) / everyMs).toBeLessThan(2_000);
  });

  test('that still would be active has no end', async () => {
    const { report } = await tried(aRule(), (at) => (at >= daysAgo(1) ? 90 : 10));

    expect(report.longest).toMatchObject({ fromAt: daysAgo(1), toAt: null });
  });

  test('about the usual hour judges each week by the weeks before it', async () => {
    const rule = aRuleAbout({
      ...{ kind: 'deviation', indicator: 'dvc.overdue', level: 'district', side: 'above', limit: 4 },
      ...{ deadband: 1, weeks: 4, leastSpread: 1, onDelay: 0, offDelay: 0 },
    });

    // Every hour of the week has its own level, which is never unusual; once it is twenty above.
    const { report } = await tried(rule, (at) => {
      const hour = Math.floor(at / hourMs) % 168;
      return hour + (within(at, daysAgo(6), hourMs) ? 20 : 0);
    });

    expect(report.raised).toBe(1);
    expect(report.longest?.fromAt).toBe(daysAgo(6));
    expect(report.untried).toEqual([]);
    const young = await tried(rule, (at) => (at < daysAgo(20) ? null : 10));
    expect(young.report.untried).toEqual(['deviation']);
  });

  test('about missing data sees the silence itself', async () => {
    const rule = aRuleAbout({
      ...{ kind: 'missing-indicator', indicator: 'dvc.overdue', level: 'district', freshness: 'late' },
    });

    const { report } = await tried(rule, (at) => (within(at, daysAgo(2), 3 * hourMs) ? null : 10));

    expect(report.raised).toBe(1);
  });

  test('says what cannot be tried: no history has the states of sites or the voice of sources', async () => {
    const { report } = await tried(aLateSourceRule(), () => 10);

    expect(report).toMatchObject({ raised: 0, untried: ['late-source'] });
  });
});
