import { formatNumeral, formatValue } from '#client/format/indicatorValue.ts';
import { formatNumber } from '#client/format/number.ts';
import type { Province } from '#client/profile/profileContext.tsx';
import type { Alert } from '#shared/alert/alert.ts';
import type { AlertRule, ThresholdCondition } from '#shared/alert/alertRule.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import type { Language } from '#shared/locale/localText.ts';
import { alertTexts } from './alertTexts.ts';

/** The province's part that an alert refers to by ids. */
export type AlertNames = Pick<Province, 'profile' | 'tree' | 'indicators' | 'rules'>;

export const ruleOf = (alert: Alert, { rules }: AlertNames): AlertRule | undefined => rules.get(alert.rule);

/** The threshold an alert passed; undefined for a late source, or when the rule is gone from the profile. */
export function thresholdOf(alert: Alert, names: AlertNames): ThresholdCondition | undefined {
  const condition = ruleOf(alert, names)?.condition;
  return condition?.kind === 'threshold' ? condition : undefined;
}

export const indicatorOf = ({ subject }: Alert, { indicators }: AlertNames): Indicator | undefined =>
  subject.kind === 'indicator' ? indicators.get(subject.indicator) : undefined;

/** What happened, in the rule's own words. An alert outlives its rule: then its subject names it. */
export function alertTitle(alert: Alert, names: AlertNames, language: Language): string {
  const { subject } = alert;
  if (subject.kind === 'source') {
    const source = names.profile.sources.find(({ id }) => id === subject.source);
    const rule = ruleOf(alert, names)?.name[language];
    return rule ?? alertTexts[language].lateSource(source?.name[language] ?? subject.source);
  }
  return (
    ruleOf(alert, names)?.name[language] ?? indicatorOf(alert, names)?.name[language] ?? subject.indicator
  );
}

export const alertPlace = (alert: Alert, { tree }: AlertNames, language: Language): string =>
  tree.get(alert.area)?.name[language] ?? alert.area;

/** The value that raised it: `41 trạm`; empty for a late source, which has none. */
export function alertValue(alert: Alert, names: AlertNames, language: Language): string {
  const indicator = indicatorOf(alert, names);
  return indicator && alert.value !== null ? formatValue(alert.value, indicator, language) : '';
}

/** The limit it passed as a sign, for a table: `≥ 30`. The unit stands beside the value. */
export function alertLimitSign(alert: Alert, names: AlertNames, language: Language): string {
  const condition = thresholdOf(alert, names);
  const indicator = indicatorOf(alert, names);
  if (!condition || !indicator) return '';
  const { limit } = condition;
  const numeral = formatNumber(limit, Number.isInteger(limit) ? 0 : indicator.decimals, language);
  const sign = condition.side === 'above' ? '≥' : '≤';
  return `${sign}\u00a0${numeral}`;
}

/** The limit it passed in words: `ngưỡng từ 30`. The unit stands beside the value. */
export function alertLimit(alert: Alert, names: AlertNames, language: Language): string {
  const condition = thresholdOf(alert, names);
  const indicator = indicatorOf(alert, names);
  if (!condition || !indicator) return '';
  const texts = alertTexts[language];
  const limit = formatNumeral(condition.limit, indicator, language);
  return condition.side === 'above' ? texts.limitAbove(limit) : texts.limitBelow(limit);
}
