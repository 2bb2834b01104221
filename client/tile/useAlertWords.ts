import { siteAmount } from '#client/alert/reasonWords.ts';
import { formatValue } from '#client/format/indicatorValue.ts';
import { formatNumber } from '#client/format/number.ts';
import { useLanguage, useTexts } from '#client/locale/language.tsx';
import { type Province, useProvince } from '#client/profile/profileContext.tsx';
import type { Alert } from '#shared/alert/alert.ts';
import type { AlertRuleId } from '#shared/alert/alertRule.ts';
import { levelWord } from '#shared/area/levelWord.ts';
import type { Language } from '#shared/locale/localText.ts';
import type { AlertRow } from './alertRows.ts';
import { tileTexts } from './tileTexts.ts';

type Alerts = AlertRow['alerts'];

/** What a row of alerts says, in the language on screen. */
interface AlertWords {
  rule(id: AlertRuleId): string;
  /** Two areas by name, or one, or their number, as `letters` allow; null for the province itself, whose wall this is. */
  place(alerts: Alerts, letters: number): string | null;
  /** The value of a lone alert or its silent source; how many there are when that is not clear from the place. */
  amount(alerts: Alerts): string | null;
}

function subjectOf(alert: Alert, { indicators, profile }: Province, language: Language) {
  const { subject, value } = alert;
  if (subject.kind === 'source')
    return profile.sources.find(({ id }) => id === subject.source)?.name[language] ?? subject.source;
  if (subject.kind === 'sites') return siteAmount(alert, language);
  const indicator = indicators.get(subject.indicator);
  return indicator && value !== null ? formatValue(value, indicator, language) : null;
}

export function useAlertWords(): AlertWords {
  const province = useProvince();
  const { language } = useLanguage();
  const texts = useTexts(tileTexts);
  const { tree, rules } = province;
  const whole = (count: number): string => formatNumber(count, 0, language);
  return {
    rule: (id) => rules.get(id)?.name[language] ?? id,
    place: (alerts, letters) => {
      const areas = [...new Set(alerts.map(({ area }) => area))];
      if (areas.length === 1 && areas[0] === tree.root.id) return null;
      const level = tree.levels.find(({ id }) => id === tree.get(alerts[0].area)?.level);
      const naming = (count: number): string => {
        const named = areas.slice(0, count).map((id) => tree.get(id)?.name[language] ?? id);
        const rest = areas.length - named.length;
        const others = texts.andMore(whole(rest), levelWord(level, rest, language));
        return rest === 0 ? named.join(', ') : `${named.join(', ')} ${others}`;
      };
      const many = texts.places(whole(areas.length), levelWord(level, areas.length, language));
      return [naming(2), naming(1)].find((text) => text.length <= letters) ?? many;
    },
    amount: (alerts) => {
      const areas = new Set(alerts.map(({ area }) => area)).size;
      if (alerts.length === 1) return subjectOf(alerts[0], province, language);
      return alerts.length > areas ? texts.alerts(whole(alerts.length)) : null;
    },
  };
}
