import { formatValue } from '#client/format/indicatorValue.ts';
import type { Province } from '#client/profile/profileContext.tsx';
import type { Alert } from '#shared/alert/alert.ts';
import type { AlertReason } from '#shared/alert/alertReason.ts';
import type { AlertRule, ThresholdCondition } from '#shared/alert/alertRule.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import type { Language } from '#shared/locale/localText.ts';
import { alertTexts } from './alertTexts.ts';
import { reasonPhrase, reasonSign, siteAmount, siteKindName } from './reasonWords.ts';

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
  const rule = ruleOf(alert, names)?.name[language];
  if (subject.kind === 'sites') return rule ?? siteKindName(subject.siteKind, language);
  return rule ?? indicatorOf(alert, names)?.name[language] ?? subject.indicator;
}

export const alertPlace = (alert: Alert, { tree }: AlertNames, language: Language): string =>
  tree.get(alert.area)?.name[language] ?? alert.area;

/** The value that raised it: `41 trạm`, of sites `8/12`; empty for a late source, which has none. */
export function alertValue(alert: Alert, names: AlertNames, language: Language): string {
  if (alert.subject.kind === 'sites') return siteAmount(alert, language) ?? '';
  const indicator = indicatorOf(alert, names);
  return indicator && alert.value !== null ? formatValue(alert.value, indicator, language) : '';
}

/** What the alert says of itself; of one from before reasons were kept, the threshold of its rule. */
function reasonOf(alert: Alert, names: AlertNames): AlertReason | null {
  if (alert.reason !== null) return alert.reason;
  const condition = thresholdOf(alert, names);
  return condition && alert.value !== null ? { ...condition, value: alert.value } : null;
}

/** What the value was compared with, for a table: `≥ 30`, `thường 12–30`. The unit stands beside the value. */
export function alertLimitSign(alert: Alert, names: AlertNames, language: Language): string {
  const reason = reasonOf(alert, names);
  return reason ? reasonSign(reason, names, language) : '';
}

/** What the value was compared with, in words: `ngưỡng từ 30`, `thường 12–30 vào giờ này Thứ Tư`. */
export function alertLimit(alert: Alert, names: AlertNames, language: Language): string {
  const reason = reasonOf(alert, names);
  return reason ? reasonPhrase(reason, names, language) : '';
}
