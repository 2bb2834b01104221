import type { AlertNames } from '#client/alert/alertWords.ts';
import type { AlertRuleId } from '#shared/alert/alertRule.ts';
import type { Directive } from '#shared/directive/directive.ts';
import type { Language } from '#shared/locale/localText.ts';

type About = Pick<Directive, 'subject' | 'area'>;

/** What a direction is about: the rule of its alert, or its indicator. */
export function subjectName({ subject }: About, names: AlertNames, language: Language): string {
  const indicator = subject.indicator === null ? undefined : names.indicators.get(subject.indicator);
  const own = indicator?.name[language] ?? subject.indicator ?? '';
  if (subject.kind === 'indicator') return own;
  return names.rules.get(subject.rule as AlertRuleId)?.name[language] ?? (own === '' ? subject.rule : own);
}

export const placeName = ({ area }: About, { tree }: AlertNames, language: Language): string =>
  tree.get(area)?.fullName[language] ?? area;
