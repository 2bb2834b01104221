import { formatAge } from '#client/format/age.ts';
import { formatClock, formatMoment, formatWeekdayName } from '#client/format/clock.ts';
import { formatValue } from '#client/format/indicatorValue.ts';
import { formatChange, formatNumber } from '#client/format/number.ts';
import type { Province } from '#client/profile/profileContext.tsx';
import type { Alert } from '#shared/alert/alert.ts';
import type { AlertReason, SingleReason } from '#shared/alert/alertReason.ts';
import type { IndicatorId } from '#shared/indicator/indicator.ts';
import type { Language } from '#shared/locale/localText.ts';
import type { Site } from '#shared/site/site.ts';
import { reasonTexts } from './reasonTexts.ts';

/** What words of a reason need of the province. */
export type ReasonNames = Pick<Province, 'profile' | 'indicators'>;

type Of<Kind extends SingleReason['kind']> = Extract<SingleReason, { kind: Kind }>;

export const siteKindName = (kind: Site['kind'], language: Language): string =>
  reasonTexts[language].siteKind[kind];

/** `8/12`; null when the alert is not about sites, or says only how many are down. */
export function siteAmount({ reason, value }: Alert, language: Language): string | null {
  const whole = (count: number): string => formatNumber(count, 0, language);
  if (reason?.kind === 'site-state') return `${whole(reason.down)}/${whole(reason.total)}`;
  return value === null ? null : whole(value);
}

/** A limit that somebody set as a whole number is not given decimals that nobody wrote. */
function numeralOf(value: number, id: IndicatorId, { names, language }: Means): string {
  const decimals = names.indicators.get(id)?.decimals ?? 1;
  return formatNumber(value, Number.isInteger(value) ? 0 : Math.max(decimals, 1), language);
}

interface Means {
  readonly names: ReasonNames;
  readonly language: Language;
}

const limitSign = (side: 'above' | 'below', numeral: string): string =>
  `${side === 'above' ? '≥' : '≤'}\u00a0${numeral}`;

const limitPhrase = (side: 'above' | 'below', numeral: string, { language }: Means): string =>
  side === 'above' ? reasonTexts[language].limitAbove(numeral) : reasonTexts[language].limitBelow(numeral);

interface ShownChange {
  /** Between the two values as they are shown, so that the sum adds up. */
  readonly change: number;
  readonly decimals: number;
  readonly over: string;
}

/**
 * What is held against the limit is brought to one window, of which no two values tell: shown is the change between the
 * two and the time that lay between them, which the same proportion gives.
 */
function shownChange(reason: Of<'rate-of-change'>, { names, language }: Means): ShownChange {
  const { value, before, change, window, indicator } = reason;
  const decimals = names.indicators.get(indicator)?.decimals ?? 1;
  const rounded = (number: number): number => Number(number.toFixed(decimals));
  const elapsed = change === 0 ? window : (window * (value - before)) / change;
  return {
    change: rounded(rounded(value) - rounded(before)),
    decimals,
    over: formatAge(Math.round(elapsed / 1_000) * 1_000, language),
  };
}

function ratePhrase(reason: Of<'rate-of-change'>, means: Means): string {
  const { before, beforeAt, indicator, side, limit } = reason;
  const { names, language } = means;
  const texts = reasonTexts[language];
  const { change, decimals, over } = shownChange(reason, means);
  const moved = reason.change < 0 ? texts.fell : texts.rose;
  const clock = formatClock(beforeAt, names.profile.timeZone);
  const phrase = limitPhrase(side, numeralOf(limit, indicator, means), means);
  const window = formatAge(reason.window, language);
  return [
    moved(formatNumber(Math.abs(change), decimals, language), over),
    texts.before(formatNumber(before, decimals, language), clock),
    over === window ? phrase : texts.within(phrase, window),
  ].join(', ');
}

function projectionPhrase(reason: Of<'projection'>, means: Means): string {
  const { indicator, period, projected, target, progress } = reason;
  const { language } = means;
  const texts = reasonTexts[language];
  const share = texts.share(formatNumber(100 * progress, 0, language));
  return [
    texts.projected[period](numeralOf(Math.round(projected), indicator, means)),
    texts.target(numeralOf(target, indicator, means)),
    texts.ofPeriod[period](share),
  ].join(', ');
}

/** The usual range. What cannot be negative is not said to be usually negative. */
function usualRange({ indicator, low, high, median }: Of<'deviation'>, means: Means): [string, string] {
  const shown = median >= 0 ? Math.max(0, low) : low;
  const decimals = means.names.indicators.get(indicator)?.decimals ?? 1;
  return [formatNumber(shown, decimals, means.language), formatNumber(high, decimals, means.language)];
}

function sitesPhrase(reason: Of<'site-state'>, { language }: Means): string {
  const { siteKind, down, total, operator, cause, measure, limit } = reason;
  const texts = reasonTexts[language];
  const whole = (count: number): string => formatNumber(count, 0, language);
  const numeral = formatNumber(limit, Number.isInteger(limit) ? 0 : 1, language);
  return [
    texts.sitesDown(whole(down), whole(total), texts.siteKind[siteKind]),
    ...(operator === null ? [] : [texts.ofOperator(operator)]),
    ...(cause === null ? [] : [texts.byCause(texts.cause[cause] ?? cause)]),
    `(${texts.limitAbove(measure === 'share' ? texts.share(numeral) : numeral)})`,
  ].join(' ');
}

function missingPhrase({ lastAt }: Of<'missing-indicator'>, { names, language }: Means): string {
  const texts = reasonTexts[language];
  // Always with its day: what is missing may be missing for a month.
  return lastAt === null
    ? texts.neverData
    : texts.noDataSince(formatMoment(lastAt, Number.MAX_SAFE_INTEGER / 2, names.profile.timeZone));
}

function singlePhrase(reason: SingleReason, means: Means): string {
  const { names, language } = means;
  const texts = reasonTexts[language];
  switch (reason.kind) {
    case 'threshold':
      return limitPhrase(reason.side, numeralOf(reason.limit, reason.indicator, means), means);
    case 'rate-of-change':
      return ratePhrase(reason, means);
    case 'projection':
      return projectionPhrase(reason, means);
    case 'missing-indicator':
      return missingPhrase(reason, means);
    case 'deviation':
      return texts.usualThen(
        ...usualRange(reason, means),
        formatWeekdayName(reason.at, names.profile.timeZone, language),
      );
    case 'site-state':
      return sitesPhrase(reason, means);
    case 'late-source':
      return texts.lateSource;
    default:
      return reason satisfies never;
  }
}

/** With the name and the value of what it is about: beside another reason nobody else says them. */
function namedPhrase(reason: SingleReason, means: Means): string {
  const phrase = singlePhrase(reason, means);
  const indicator = 'indicator' in reason ? means.names.indicators.get(reason.indicator) : undefined;
  if (!indicator) return phrase;
  const name = (indicator.shortName ?? indicator.name)[means.language];
  const value = 'value' in reason ? ` ${formatValue(reason.value, indicator, means.language)}` : '';
  return `${name}${value} (${phrase})`;
}

/** Why it was raised, in words that follow the value. */
export function reasonPhrase(reason: AlertReason, names: ReasonNames, language: Language): string {
  const means = { names, language };
  if (reason.kind !== 'combination') return singlePhrase(reason, means);
  const texts = reasonTexts[language];
  const join = reason.join === 'and' ? texts.and : texts.or;
  return reason.parts.map((part) => namedPhrase(part, means)).join(join);
}

/** The same in the width of a table's column. */
export function reasonSign(reason: AlertReason, names: ReasonNames, language: Language): string {
  const means = { names, language };
  const texts = reasonTexts[language];
  switch (reason.kind) {
    case 'threshold':
      return limitSign(reason.side, numeralOf(reason.limit, reason.indicator, means));
    case 'rate-of-change': {
      const { change, decimals, over } = shownChange(reason, means);
      return `${formatChange(change, decimals, language)}\u00a0/ ${over}`;
    }
    case 'projection':
      return `→\u00a0${numeralOf(Math.round(reason.projected), reason.indicator, means)}\u00a0/ ${numeralOf(reason.target, reason.indicator, means)}`;
    case 'deviation':
      return texts.usual(...usualRange(reason, means));
    case 'missing-indicator':
      return texts.noData;
    case 'site-state':
    case 'late-source':
      return '';
    case 'combination':
      return reason.parts
        .map((part) => reasonSign(part, names, language))
        .filter((sign) => sign !== '')
        .join(reason.join === 'and' ? texts.and : texts.or);
    default:
      return reason satisfies never;
  }
}
