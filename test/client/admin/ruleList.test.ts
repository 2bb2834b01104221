import { describe, expect, it } from 'vitest';
import { findRules } from '#client/admin/ruleList.ts';
import type { AlertRule } from '#shared/alert/alertRule.ts';
import type { StandingRule } from '#shared/alert/ruleVersion.ts';
import { aRule } from '#test/support/profileBuilders.ts';

const standing = (rule: AlertRule, version = 0): StandingRule => ({
  ...{ rule, version, savedAt: null, userName: null, inProfile: true },
});
const named = (id: string, vi: string, given: Partial<AlertRule> = {}): AlertRule => ({
  ...aRule({ id }),
  name: { vi, en: id },
  ...given,
});
const rules = [
  standing(named('press', 'Tin báo chí quá hạn', { priority: 'low' })),
  standing(named('bts', 'BTS mất liên lạc', { priority: 'critical' }), 2),
  standing(named('ups', 'UPS sắp cạn', { priority: 'high', enabled: false })),
];
const found = (typed: string, shown: 'all' | 'on' | 'off' | 'changed' = 'all'): string[] =>
  findRules(rules, { typed, shown }).map(({ rule }) => rule.id);

describe('the list of rules', () => {
  it('has the most urgent first', () => {
    expect(found('')).toEqual(['bts', 'ups', 'press']);
  });

  it('is searched without regard to marks, in name, code and response', () => {
    expect(found('mat lien')).toEqual(['bts']);
    expect(found('press')).toEqual(['press']);
    expect(found('mot cua')).toEqual(['bts', 'ups', 'press']);
  });

  it('shows those that are on, off, or changed here', () => {
    expect([found('', 'on'), found('', 'off'), found('', 'changed')]).toEqual([
      ['bts', 'press'],
      ['ups'],
      ['bts'],
    ]);
  });
});
