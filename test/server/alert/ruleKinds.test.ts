import { describe, expect, test } from 'vitest';
import { anAlert } from '#test/support/alertBuilders.ts';
import { aRule, aRuleAbout } from '#test/support/profileBuilders.ts';
import { anIndicator, hourMs, minuteMs, testNow } from '#test/support/readingBuilders.ts';
import { aRuledEngine } from '#test/support/ruledEngine.ts';

const atOnce = { onDelay: 0, offDelay: 0 };
const inDistricts = { level: 'district' };
const overdue = { indicator: 'dvc.overdue', ...inDistricts };

describe('a rule about a threshold', () => {
  test('says the value and the limit that it passed', () => {
    const engine = aRuledEngine({ rules: [aRule()] });

    const [finding] = engine.finds(61);

    expect(finding?.reason).toEqual({
      kind: 'threshold',
      indicator: 'dvc.overdue',
      value: 61,
      side: 'above',
      limit: 50,
    });
    expect(engine.finds(10)[0]?.reason).toBeNull();
  });
});

describe('a rule about a change', () => {
  const rise = aRuleAbout({
    ...{ kind: 'rate-of-change', ...overdue, side: 'above', limit: 20, deadband: 5, window: '10m' },
    ...atOnce,
  });

  test('raises when the value rose by its limit within the window, and says from what', () => {
    const engine = aRuledEngine({ rules: [rise] });
    engine.reads(30);
    engine.clock.pass(10 * minuteMs);

    const [finding] = engine.finds(52);

    expect(finding?.reason).toEqual({
      ...{ kind: 'rate-of-change', indicator: 'dvc.overdue', side: 'above', limit: 20 },
      ...{ value: 52, before: 30, beforeAt: testNow, change: 22, window: 10 * minuteMs },
    });
  });

  test('raises nothing while it knows no value of a window ago', () => {
    const engine = aRuledEngine({ rules: [rise] });
    engine.reads(0);
    engine.clock.pass(9 * minuteMs);

    expect(engine.reads(900)).toEqual([]);
  });

  test('brings a value that is older than the window to one window', () => {
    const engine = aRuledEngine({ rules: [rise] });
    engine.reads(0);
    engine.clock.pass(20 * minuteMs);

    expect(engine.reads(39)).toEqual([]);
    expect(engine.finds(41)[0]?.reason).toMatchObject({ change: 20.5 });
  });

  test('does not compare across a gap of two windows', () => {
    const engine = aRuledEngine({ rules: [rise] });
    engine.reads(0);
    engine.clock.pass(20 * minuteMs + 1);

    expect(engine.reads(900)).toEqual([]);
  });

  test('watches a fall with a limit below zero', () => {
    const fall = aRuleAbout({ ...rise.condition, side: 'below', limit: -20 });
    const engine = aRuledEngine({ rules: [fall] });
    engine.reads(60);
    engine.clock.pass(10 * minuteMs);

    expect(engine.reads(41)).toEqual([]);
    expect(engine.reads(40)).toEqual(['raise about@vinh']);
  });

  test('looks back over values that were read from the history', () => {
    const engine = aRuledEngine({ rules: [rise] });
    const [indicator, area] = ['dvc.overdue' as never, 'vinh' as never];
    engine.earlier.seed(indicator, area, [{ value: 1, at: testNow - 11 * minuteMs }]);

    expect(engine.reads(60)).toEqual(['raise about@vinh']);
  });
});

describe('a rule about a target at the end of a period', () => {
  const target = aRuleAbout({
    ...{ kind: 'projection', ...overdue, side: 'below', period: 'day', target: 100, deadband: 4 },
    ...atOnce,
  });
  // Noon of 21 November 2024 in Việt Nam: half of the day is over.
  const noonAt = Date.UTC(2024, 10, 21, 5);

  test('raises when the count, going on evenly, would miss it', () => {
    const engine = aRuledEngine({ rules: [target], startAt: noonAt });

    expect(engine.reads(51)).toEqual([]);
    expect(engine.finds(45)[0]?.reason).toEqual({
      ...{ kind: 'projection', indicator: 'dvc.overdue', period: 'day', side: 'below' },
      ...{ value: 45, at: noonAt, progress: 0.5, projected: 90, target: 100 },
    });
  });

  test('says nothing in the first quarter of the period', () => {
    const engine = aRuledEngine({ rules: [target], startAt: Date.UTC(2024, 10, 20, 22, 59) });

    expect(engine.reads(0)).toEqual([]);
  });

  test("says nothing of today from yesterday's count", () => {
    const midnightAt = Date.UTC(2024, 10, 21, 17);
    const engine = aRuledEngine({ rules: [target], startAt: midnightAt + 30_000 });

    expect(engine.reads(0, { at: midnightAt - 30_000 })).toEqual([]);
  });

  test("takes the indicator's own target without one of its own", () => {
    const { target: _, ...condition } = target.condition as { target?: number };
    const indicators = [anIndicator({ target: 80 })];
    const rules = [aRuleAbout(condition)];
    const engine = aRuledEngine({ rules, profile: { indicators }, startAt: noonAt });

    expect(engine.reads(41)).toEqual([]);
    expect(engine.reads(39)).toEqual(['raise about@vinh']);
  });
});

describe('a rule about an indicator that does not come', () => {
  const missing = aRuleAbout({
    kind: 'missing-indicator',
    ...overdue,
    freshness: 'missing',
    ...atOnce,
  });

  test('raises by time alone when its age says missing, and returns with the next reading', () => {
    const engine = aRuledEngine({ rules: [missing], profile: { indicators: [anIndicator()] } });
    engine.reads(7);
    for (const area of ['dien-chau', 'cua-lo']) engine.reads(7, { area, at: testNow + 20 * hourMs });

    engine.clock.pass(24 * hourMs);
    expect(engine.looks()).toEqual([]);
    engine.clock.pass(1_000);
    const [finding] = engine.looks();

    expect(finding).toMatchObject({ event: 'raise', area: 'vinh', value: null });
    expect(finding?.reason).toMatchObject({ freshness: 'missing', lastAt: testNow });
    expect(engine.reads(7)).toEqual(['return about@vinh']);
  });

  test('may ask for late already', () => {
    const late = aRuleAbout({ ...missing.condition, freshness: 'late' });
    const engine = aRuledEngine({ rules: [late] });
    engine.reads(7);

    expect(engine.passes(2 * minuteMs)).toEqual([]);
    expect(engine.passes(1)).toContain('raise about@vinh');
  });

  test('waits a minute unless it says otherwise: what comes after a pause begins with what is old', () => {
    const { onDelay: _, ...condition } = missing.condition as { onDelay: number };
    const engine = aRuledEngine({ rules: [aRuleAbout(condition)] });
    engine.reads(7, { at: testNow - 30 * hourMs });

    expect(engine.passes(59_999)).toEqual([]);
    engine.reads(7, { at: testNow });

    expect(engine.passes(60_000)).toEqual([]);
  });

  test('does not miss an area that does not exist any more, or not yet', () => {
    const condition = { ...missing.condition, level: 'commune' };
    const indicators = [anIndicator({ levels: ['commune' as never] })];
    const engine = aRuledEngine({ rules: [aRuleAbout(condition)], profile: { indicators } });
    engine.passes(0);

    // Of the two communes of one code only Nghi Phú exists before the reform.
    expect(engine.passes(24 * hourMs + 1)).toEqual(['raise about@nghi-phu']);
  });

  test('takes nothing for missing that the start has not brought back yet', () => {
    const engine = aRuledEngine({ rules: [missing] });

    expect(engine.passes(1_000)).toEqual([]);
    expect(engine.passes(24 * hourMs + 1)).toHaveLength(3);
  });
});

describe('a rule about what is usual for the hour', () => {
  const usual = { median: 20, spread: 3 };
  const aDeviation = (side: string) =>
    aRuleAbout({
      ...{ kind: 'deviation', ...overdue, side, limit: 4, deadband: 1, leastSpread: 1 },
      ...atOnce,
    });

  test('raises beyond its number of spreads, and says what is usual', () => {
    const engine = aRuledEngine({ rules: [aDeviation('above')], usual });

    expect(engine.reads(31)).toEqual([]);
    expect(engine.finds(95)[0]?.reason).toEqual({
      ...{ kind: 'deviation', indicator: 'dvc.overdue', value: 95, at: testNow },
      ...{ median: 20, low: 8, high: 32, weeks: 8 },
    });
    expect(engine.reads(29)).toEqual([]);
    expect(engine.reads(28)).toEqual(['return about@vinh']);
  });

  test.each([
    ['above', [], ['raise about@vinh']],
    ['below', ['raise about@vinh'], ['return about@vinh']],
    ['either', ['raise about@vinh'], []],
  ])('on the side %s', (side, afterLow, afterHigh) => {
    const engine = aRuledEngine({ rules: [aDeviation(side)], usual });

    expect(engine.reads(1)).toEqual(afterLow);
    expect(engine.reads(95)).toEqual(afterHigh);
  });

  test('concludes nothing while nobody knows what is usual', () => {
    const engine = aRuledEngine({ rules: [aDeviation('either')] });

    expect(engine.reads(95)).toEqual([]);
  });
});

describe('a rule about sites', () => {
  const down = {
    ...{ kind: 'site-state', ...inDistricts, siteKind: 'bts', measure: 'share', limit: 50, deadband: 10 },
    ...atOnce,
  };

  test('raises by share within a second, and says how many of how many', () => {
    const rule = aRuleAbout({ ...down, operator: 'viettel', cause: 'power' }, { areas: ['vinh'] });
    const engine = aRuledEngine({ rules: [rule] });
    engine.sites.say(3, 8);
    expect(engine.passes(1_000)).toEqual([]);
    engine.sites.say(4, 8);

    const [finding] = engine.looks();

    expect(finding).toMatchObject({ event: 'raise', area: 'vinh', value: 4 });
    expect(finding?.reason).toEqual({
      ...{ kind: 'site-state', siteKind: 'bts', operator: 'viettel', cause: 'power', measure: 'share' },
      ...{ down: 4, total: 8, limit: 50 },
    });
    expect(engine.sites.asked[0]).toEqual({ kind: 'bts', operator: 'viettel', cause: 'power' });
  });

  test('raises by count, and for an area that is dark', () => {
    const count = aRuleAbout({ ...down, measure: 'count', limit: 5, deadband: 1 }, { areas: ['vinh'] });
    const dark = aRuleAbout({ ...down, limit: 100, deadband: 0 }, { id: 'dark', areas: ['vinh'] });
    const engine = aRuledEngine({ rules: [count, dark] });
    engine.sites.say(5, 6);
    expect(engine.passes(1_000)).toEqual(['raise about@vinh']);
    engine.sites.say(6, 6);

    expect(engine.passes(1_000)).toEqual(['raise dark@vinh']);
  });

  test('concludes nothing where there are none, or nobody counts them', () => {
    const engine = aRuledEngine({ rules: [aRuleAbout(down)] });
    expect(engine.passes(1_000)).toEqual([]);
    engine.sites.say(0, 0);

    expect(engine.passes(1_000)).toEqual([]);
  });
});

describe('a rule about two conditions', () => {
  const part = (indicator: string, limit: number) => ({
    ...{ kind: 'threshold', indicator, side: 'above', limit, deadband: 5 },
    ...atOnce,
  });
  const both = (join: string) =>
    aRuleAbout({
      ...{ kind: 'combination', join, ...inDistricts },
      parts: [part('dvc.overdue', 50), part('dvc.received', 200)],
    });

  test('joined by "and" is true while both are, of the same area', () => {
    const engine = aRuledEngine({ rules: [both('and')] });

    expect(engine.reads(60)).toEqual([]);
    expect(engine.reads(300, { indicator: 'dvc.received', area: 'cua-lo' })).toEqual([]);
    const [finding] = engine.finds(300, { indicator: 'dvc.received' });
    expect(finding?.reason).toMatchObject({ join: 'and', parts: [{ value: 60 }, { value: 300 }] });
    expect(engine.reads(10)).toEqual(['return about@vinh']);
  });

  test('joined by "or" is true while one is, and says which', () => {
    const engine = aRuledEngine({ rules: [both('or')] });

    const [finding] = engine.finds(300, { indicator: 'dvc.received' });
    expect(finding?.reason).toMatchObject({ join: 'or', parts: [{ indicator: 'dvc.received' }] });
    expect(engine.reads(60)).toEqual([]);
    expect(engine.reads(0, { indicator: 'dvc.received' })).toEqual([]);
    expect(engine.reads(0)).toEqual(['return about@vinh']);
  });

  test('goes on after a restart as one alert', () => {
    const rules = [both('and')];
    const before = aRuledEngine({ rules });
    before.reads(60);
    const [finding] = before.finds(300, { indicator: 'dvc.received' });
    expect(finding?.event).toBe('raise');

    const engine = aRuledEngine({ rules, openAlerts: [anAlert({ rule: 'about' })] });

    expect(engine.reads(60)).toEqual([]);
    expect(engine.reads(300, { indicator: 'dvc.received' })).toEqual([]);
    expect(engine.reads(0)).toEqual(['return about@vinh']);
  });
});

describe('the areas that a rule watches', () => {
  test('are those that it names and what lies within them, of its level', () => {
    const condition = aRule().condition;
    const engine = aRuledEngine({
      rules: [
        aRuleAbout(condition, { id: 'named', areas: ['vinh'] }),
        aRuleAbout(condition, { id: 'within', areas: ['nghe-an'] }),
        aRuleAbout({ ...condition, level: 'commune' }, { id: 'communes', areas: ['vinh'] }),
      ],
    });

    expect(engine.reads(60)).toEqual(['raise named@vinh', 'raise within@vinh']);
    expect(engine.reads(60, { area: 'cua-lo' })).toEqual(['raise within@cua-lo']);
    expect(engine.reads(60, { area: 'truong-vinh' })).toEqual(['raise communes@truong-vinh']);
  });
});
