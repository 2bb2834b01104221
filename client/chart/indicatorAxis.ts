import { useCallback } from 'react';
import { formatValue } from '#client/format/indicatorValue.ts';
import { formatNumber } from '#client/format/number.ts';
import { useLanguage } from '#client/locale/language.tsx';
import type { Indicator } from '#shared/indicator/indicator.ts';
import type { AxisKind } from './timeChartData.ts';

/** Only what is counted stands on zero: a room at 24 °C is not twice as hot as one at 12. */
export const axisOf = ({ measure, rollUp }: Indicator): AxisKind => {
  if (measure === 'ratio') return 'share';
  return rollUp.rule === 'sum' ? 'amount' : 'level';
};

/** Ticks without decimals that they do not need, and without a unit that is a word: the title has said it. */
export function useAxisFormat(indicator: Indicator): (values: readonly number[]) => string[] {
  const { language } = useLanguage();
  return useCallback(
    (values) => {
      const decimals = values.every(Number.isInteger) ? 0 : Math.max(1, indicator.decimals);
      const isShort = indicator.unit[language].length <= 2;
      return values.map((value) =>
        isShort
          ? formatValue(value, { ...indicator, decimals }, language)
          : formatNumber(value, decimals, language),
      );
    },
    [indicator, language],
  );
}
