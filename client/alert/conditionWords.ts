import { formatAge } from '#client/format/age.ts';
import { withUnit } from '#client/format/indicatorValue.ts';
import { formatNumber } from '#client/format/number.ts';
import type { Province } from '#client/profile/profileContext.tsx';
import type { AlertRule, AreaCondition } from '#shared/alert/alertRule.ts';
import type { SingleCondition } from '#shared/alert/conditionSignal.ts';
import type { IndicatorId } from '#shared/indicator/indicator.ts';
import type { Language } from '#shared/locale/localText.ts';
import { conditionTexts } from './conditionTexts.ts';
import { reasonTexts } from './reasonTexts.ts';

interface Means {
  readonly names: Pick<Province, 'profile' | 'indicators'>;
  readonly language: Language;
}

const plain = (value: number, language: Language): string =>
  formatNumber(value, Number.isInteger(value) ? 0 : 2, language).replace(/([.,]\d)0$/, '$1');

function amount(value: number, id: IndicatorId, { names, language }: Means): string {
  const unit = names.indicators.get(id)?.unit[language] ?? '';
  return withUnit(plain(value, language), unit);
}

const nameOf = (id: IndicatorId, { names, language }: Means): string =>
  names.indicators.get(id)?.name[language] ?? id;

type Watching = Extract<AreaCondition, { indicator: unknown }>;

function indicatorPhrase(condition: Watching, means: Means): string {
  const { names, language } = means;
  const texts = conditionTexts[language];
  const name = nameOf(condition.indicator, means);
  const of = (value: number): string => amount(value, condition.indicator, means);
  switch (condition.kind) {
    case 'threshold':
      return texts.threshold[condition.side](name, of(condition.limit));
    case 'rate-of-change':
      return texts.rate[condition.side](name, of(condition.limit), formatAge(condition.window, language));
    case 'projection': {
      const target = condition.target ?? names.indicators.get(condition.indicator)?.target;
      return texts.projection[condition.side](
        name,
        texts.periodEnd[condition.period],
        target === undefined ? '' : of(target),
      );
    }
    case 'missing-indicator':
      return texts.missing[condition.freshness](name);
    case 'deviation':
      return texts.deviation[condition.side](name, plain(condition.limit, language), String(condition.weeks));
    default:
      return condition satisfies never;
  }
}

function partPhrase(condition: SingleCondition, means: Means): string {
  const { names, language } = means;
  const texts = conditionTexts[language];
  if ('indicator' in condition) return indicatorPhrase(condition, means);
  if (condition.kind === 'late-source') {
    const source = names.profile.sources.find(({ id }) => id === condition.source);
    return texts.lateSource(
      source?.name[language] ?? condition.source,
      source ? formatAge(source.lateAfter, language) : '',
    );
  }
  const reason = reasonTexts[language];
  const limit = plain(condition.limit, language);
  return [
    texts.sites(
      condition.measure === 'share' ? reason.share(limit) : limit,
      reason.siteKind[condition.siteKind],
    ),
    ...(condition.operator === undefined ? [] : [reason.ofOperator(condition.operator)]),
    ...(condition.cause === undefined
      ? []
      : [reason.byCause(reason.cause[condition.cause] ?? condition.cause)]),
  ].join(' ');
}

/** When a rule raises, in a sentence: `BTS mất liên lạc từ 8 trạm`. */
export function conditionPhrase(
  { condition }: Pick<AlertRule, 'condition'>,
  names: Means['names'],
  language: Language,
): string {
  const means = { names, language };
  if (condition.kind !== 'combination') return partPhrase(condition, means);
  const join = reasonTexts[language][condition.join];
  return condition.parts.map((part) => partPhrase(part, means)).join(join);
}
