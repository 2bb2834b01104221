import { describe, expect, it } from 'vitest';
import {
  draftOf,
  durationText,
  emptyRuleDraft,
  type RuleDraft,
  ruleOfDraft,
} from '#client/admin/ruleDraft.ts';
import { alertRuleSchema } from '#shared/alert/alertRule.ts';
import { aLateSourceRule, aProfile, aRule, aRuleAbout } from '#test/support/profileBuilders.ts';
import { anIndicator } from '#test/support/readingBuilders.ts';

const profile = aProfile({
  indicators: [anIndicator({ target: 80 }), anIndicator({ id: 'dvc.pct', measure: 'ratio' })],
});
const made = (draft: RuleDraft, language: 'vi' | 'en' = 'vi') => ruleOfDraft(draft, { profile, language });
const problemsOf = (draft: RuleDraft, language: 'vi' | 'en' = 'vi'): string[] => {
  const result = made(draft, language);
  return 'condition' in result ? [] : result.map(({ path }) => path);
};
const atOnce = { onDelay: 0, offDelay: 60_000 };
const watched = { indicator: 'dvc.overdue', level: 'district' };
const part = {
  kind: 'threshold',
  indicator: 'dvc.overdue',
  side: 'above',
  limit: 1.5,
  deadband: 0,
  ...atOnce,
};

describe('a rule in the form', () => {
  it.each([
    ['threshold', aRule()],
    ['late source', aLateSourceRule()],
    [
      'rate of change',
      aRuleAbout({
        ...{ kind: 'rate-of-change', ...watched, side: 'below', limit: -2.5, deadband: 1, window: '90s' },
        ...atOnce,
      }),
    ],
    [
      'projection',
      aRuleAbout({ kind: 'projection', ...watched, side: 'below', period: 'year', deadband: 1, ...atOnce }),
    ],
    [
      'deviation',
      aRuleAbout({
        ...{ kind: 'deviation', ...watched, side: 'either', limit: 4.5, deadband: 1, weeks: 4 },
        ...{ leastSpread: 0.5, ...atOnce },
      }),
    ],
    ['missing indicator', aRuleAbout({ kind: 'missing-indicator', ...watched, freshness: 'missing' })],
    [
      'sites',
      aRuleAbout({
        ...{ kind: 'site-state', level: 'district', siteKind: 'bts', operator: 'Viettel', measure: 'share' },
        ...{ limit: 50, deadband: 5, ...atOnce },
      }),
    ],
    [
      'combination',
      aRuleAbout({
        kind: 'combination',
        join: 'or',
        level: 'district',
        parts: [part, { ...part, limit: 9 }],
      }),
    ],
    [
      'everything that may be left out',
      alertRuleSchema.parse({
        ...aRule(),
        ...{ enabled: false, latching: true, areas: ['vinh'], takeWithin: '45m' },
        owner: { vi: 'Phòng Viễn thông', en: 'Telecom division' },
      }),
    ],
  ])('comes out as it went in: %s', (_name, rule) => {
    expect(made(draftOf(rule, 'vi'))).toEqual(rule);
    expect(made(draftOf(rule, 'en'), 'en')).toEqual(rule);
  });

  it('takes numbers in the form of the language, and no separators between thousands', () => {
    const draft = draftOf(aRule(), 'vi');
    const withLimit = (limit: string): RuleDraft => ({ ...draft, first: { ...draft.first, limit } });

    expect(made(withLimit('1,5'))).toMatchObject({ condition: { limit: 1.5 } });
    expect(problemsOf(withLimit('1.500'))).toEqual(['condition.limit']);
    expect(problemsOf(withLimit('1,5'), 'en')).toEqual(['condition.limit']);
    expect(problemsOf(withLimit(''))).toEqual(['condition.limit']);
  });

  it('says by the path of the schema what is not right yet', () => {
    expect(problemsOf(emptyRuleDraft('district')).toSorted()).toEqual([
      'condition.deadband',
      'condition.indicator',
      'condition.limit',
      'id',
      'name.en',
      'name.vi',
      'response.en',
      'response.vi',
    ]);
  });

  it('is refused where it does not fit the province', () => {
    const draft = draftOf(aRule(), 'vi');
    const projection = { ...draft.first, kind: 'projection' as const, period: 'day' };

    expect(problemsOf({ ...draft, first: { ...draft.first, indicator: 'no.such' } })).toEqual([
      'condition.indicator',
    ]);
    expect(problemsOf({ ...draft, first: { ...projection, indicator: 'dvc.pct', target: '5' } })).toEqual([
      'condition.indicator',
    ]);
    expect(problemsOf({ ...draft, first: projection })).toEqual([]);
  });

  it('shows durations in the longest unit that divides them', () => {
    expect([30_000, 60_000, 5_400_000, 7_200_000, 86_400_000, 0].map(durationText)).toEqual([
      '30s',
      '1m',
      '90m',
      '2h',
      '1d',
      '0s',
    ]);
  });
});
