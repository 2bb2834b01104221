import type { Indicator } from '#shared/indicator/indicator.ts';
import { type Measured, measuredValue } from '#shared/indicator/reading.ts';
import type { Language } from '#shared/locale/localText.ts';
import { formatNumber } from './number.ts';

const thinSpace = '\u202f';
const wholeSpace = '\u00a0';

type Shown = Pick<Indicator, 'decimals' | 'unit'>;

/** The numeral alone, in the decimals of its indicator. The unit is set smaller beside it. */
export const formatNumeral = (
  value: number | null,
  { decimals }: Pick<Indicator, 'decimals'>,
  language: Language,
): string => formatNumber(value, decimals, language);

/** `%` and other signs stand behind a thin space, words behind a whole one; neither breaks away from its number. */
export const withUnit = (numeral: string, unit: string): string =>
  /^\p{L}{2}/u.test(unit) ? `${numeral}${wholeSpace}${unit}` : `${numeral}${thinSpace}${unit}`;

/** Numeral and unit for running text and tables: `72,4 %`, `8.059 trạm`; an en dash alone for null. */
export const formatValue = (value: number | null, indicator: Shown, language: Language): string =>
  value === null
    ? formatNumeral(null, indicator, language)
    : withUnit(formatNumeral(value, indicator, language), indicator.unit[language]);

/** "Hồ sơ quá hạn" has said what is counted: its unit would repeat it. */
export const nameSaysUnit = (name: string, unit: string): boolean =>
  name.toLowerCase().includes(unit.toLowerCase());

/** As `formatValue`, from what was measured. A ratio with nothing to divide by has no value. */
export const formatMeasured = (measured: Measured | null, indicator: Shown, language: Language): string =>
  formatValue(measured === null ? null : measuredValue(measured), indicator, language);

/** The two parts of a ratio, `812 / 1.011 hồ sơ`, which may break behind its slash and before its unit; null for a plain value. Every percentage is shown with them. */
export function formatParts(
  measured: Measured | null,
  { partsUnit }: Pick<Indicator, 'partsUnit'>,
  language: Language,
): string | null {
  if (measured?.kind !== 'ratio') return null;
  const whole = (part: number): string => formatNumber(part, Number.isInteger(part) ? 0 : 1, language);
  const parts = `${whole(measured.numerator)}${wholeSpace}/ ${whole(measured.denominator)}`;
  return partsUnit ? `${parts} ${partsUnit[language].replaceAll(' ', wholeSpace)}` : parts;
}
