import { formatMoment } from '#client/format/clock.ts';
import { formatValue, withUnit } from '#client/format/indicatorValue.ts';
import { formatChange, formatNumber } from '#client/format/number.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import type { Language } from '#shared/locale/localText.ts';
import type { Comparison } from './comparison.ts';
import { comparisonTexts } from './comparisonTexts.ts';

/** What the words about a comparison need besides it. */
export interface ComparisonMeans {
  readonly indicator: Indicator;
  readonly value: number;
  readonly thenAt: number;
  readonly now: number;
  readonly timeZone: string;
  readonly nameOf: (area: AreaId) => string;
}

const rounded = (value: number, { decimals }: Pick<Indicator, 'decimals'>): number =>
  Number(value.toFixed(decimals));

/** The difference of the numbers as shown: the reader subtracts them and must get the same. */
function changeText(before: number, { indicator, value }: ComparisonMeans, language: Language): string {
  const words = comparisonTexts[language];
  const { decimals, unit, better } = indicator;
  const change = rounded(value, indicator) - rounded(before, indicator);
  if (rounded(change, indicator) === 0) return words.equal;
  const numeral = formatChange(change, decimals, language);
  const isShare = unit[language] === '%';
  const amount = isShare ? words.points(numeral) : withUnit(numeral, unit[language]);
  const percent =
    isShare || before <= 0 || indicator.rollUp.rule !== 'sum'
      ? ''
      : words.percent(withUnit(formatChange((100 * change) / before, 1, language), '%'));
  if (better !== 'up' && better !== 'down') return `${amount}${percent}`;
  const isBetter = better === 'up' ? change > 0 : change < 0;
  return `${amount}${percent}, ${isBetter ? words.better : words.worse}`;
}

/** At most four names; a sentence of thirty communes would be read by nobody. */
function namesText(areas: readonly AreaId[], nameOf: (area: AreaId) => string): string {
  const named = areas.slice(0, 4).map(nameOf);
  return areas.length > 4 ? `${named.join(', ')}…` : named.join(', ');
}

/** The parts of the sentence about one comparison: the change, what from, and on which land. */
export function comparisonWords(
  comparison: Comparison,
  means: ComparisonMeans,
  language: Language,
): readonly string[] {
  const words = comparisonTexts[language];
  const { indicator, thenAt, now, timeZone, nameOf } = means;
  if (comparison.kind === 'nothing') return [words.nothing(formatMoment(thenAt, now, timeZone))];
  if (comparison.kind === 'refused')
    return [comparison.areas.length > 0 ? words.split(namesText(comparison.areas, nameOf)) : words.unknown];
  const { before, at, madeOf, reporting, expected } = comparison;
  const count = (value: number): string => formatNumber(value, 0, language);
  return [
    changeText(before, means, language),
    words.from(formatValue(before, indicator, language), formatMoment(at, now, timeZone)),
    madeOf.length > 0 ? words.madeOf(namesText(madeOf, nameOf)) : words.same,
    ...(reporting < expected ? [words.coverage(count(reporting), count(expected))] : []),
  ];
}
