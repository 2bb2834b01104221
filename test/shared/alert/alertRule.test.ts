import { describe, expect, test } from 'vitest';
import { alertRuleSchema, levelOf, takeWithinOf, watchedIndicators } from '#shared/alert/alertRule.ts';
import { aLateSourceRule, aRule, aRuleAbout } from '#test/support/profileBuilders.ts';
import { minuteMs } from '#test/support/readingBuilders.ts';

const problemsOf = (given: unknown): string[] => {
  const parsed = alertRuleSchema.safeParse(given);
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
};

describe('a rule', () => {
  test.each([
    ['none at all', undefined],
    ['one language only', { vi: 'Gọi đơn vị.' }],
    ['only blanks', { vi: '  ', en: ' ' }],
  ])('is refused with %s for a response: if nothing is to be done it is no alert', (_what, response) => {
    const { response: _, ...rest } = aRule();

    const problems = problemsOf({ ...rest, ...(response && { response }) });

    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems) expect(problem).toMatch(/^response.*: a rule needs a response text/);
  });

  test('is switched on unless it says otherwise', () => {
    const { enabled: _, ...written } = aRule();

    expect(alertRuleSchema.parse(written).enabled).toBe(true);
    expect(alertRuleSchema.parse({ ...written, enabled: false }).enabled).toBe(false);
  });

  test('says how long its alert may wait, else its priority does', () => {
    expect(takeWithinOf(aRule({ priority: 'critical' }))).toBe(3 * minuteMs);
    expect(takeWithinOf(aRule({ priority: 'low' }))).toBe(120 * minuteMs);
    expect(takeWithinOf(alertRuleSchema.parse({ ...aRule(), takeWithin: '45m' }))).toBe(45 * minuteMs);
    expect(problemsOf({ ...aRule(), takeWithin: 0 })).toEqual(['takeWithin: expected more than nothing']);
  });

  test('watches the areas of a level, or the province as a whole', () => {
    expect(levelOf(aRule().condition)).toBe('district');
    expect(levelOf(aLateSourceRule().condition)).toBeNull();
  });

  test('names each indicator that it looks at once', () => {
    const part = { kind: 'threshold', indicator: 'dvc.overdue', side: 'above', limit: 9, deadband: 1 };
    const delays = { onDelay: 0, offDelay: 0 };
    const rule = aRuleAbout({
      kind: 'combination',
      join: 'and',
      level: 'district',
      parts: [
        { ...part, ...delays },
        { ...part, ...delays, limit: 3 },
      ],
    });

    expect(watchedIndicators(rule.condition)).toEqual(['dvc.overdue']);
    expect(watchedIndicators(aLateSourceRule().condition)).toEqual([]);
  });
});
