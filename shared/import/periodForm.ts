import { foldText } from '#shared/locale/foldText.ts';

/** A reporting period, by the month with which it ends. */
export interface Period {
  readonly year: number;
  /** 1 to 12. */
  readonly lastMonth: number;
}

const romans: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };
const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

const monthNamed = (name: string): number =>
  monthNames.findIndex((full) => full === name || (name.length === 3 && full.startsWith(name))) + 1;

/** Folded shapes: what they mean as the last month of a year, and in which group the year stands. */
interface Shape {
  readonly form: RegExp;
  lastMonth(part: string): number;
  /** Whether the year is in front. */
  readonly yearFirst?: boolean;
}

const asMonth = (part: string): number => Number(part);
const asQuarter = (part: string): number => (romans[part] ?? Number(part)) * 3;
const asHalf = (part: string): number => Number(part) * 6;

/** Between a part and its year: nothing but a sign, or the word for year. */
const shapes: readonly Shape[] = [
  { form: /^(?:thang |t)?(\d{1,2}) (?:nam )?(\d{4})$/, lastMonth: asMonth },
  { form: /^(\d{4}) (\d{1,2})$/, lastMonth: asMonth, yearFirst: true },
  { form: /^(nam |year |)(\d{4})$/, lastMonth: () => 12 },
  { form: /^([a-z]{3,9}) (\d{4})$/, lastMonth: monthNamed },
  { form: /^(?:quy |quarter |q ?)([1-4]|i{1,3}|iv) (?:nam |of )?(\d{4})$/, lastMonth: asQuarter },
  { form: /^(\d{4}) q([1-4])$/, lastMonth: asQuarter, yearFirst: true },
  { form: /^h([12]) (\d{4})$/, lastMonth: asHalf },
  { form: /^(\d{1,2}) thang (?:dau nam )?(\d{4})$/, lastMonth: asMonth },
  { form: /^6 thang cuoi (nam )(\d{4})$/, lastMonth: () => 12 },
  { form: /^first (half) (?:of )?(\d{4})$/, lastMonth: () => 6 },
  { form: /^second (half) (?:of )?(\d{4})$/, lastMonth: () => 12 },
];

/**
 * Reads a period of a report: `tháng 3/2026`, `03/2026`, `Q1/2026`, `quý I năm 2026`, `6 tháng đầu năm 2026`, `năm 2025`, and the
 * English ones. null for anything else, years of two digits and months that no year has among it.
 */
export function parsePeriodText(given: string): Period | null {
  // "3,2026" is a number; folded, its comma would be as good as a slash.
  if (/\d,\d/.test(given)) return null;
  const text = foldText(given);
  for (const { form, lastMonth, yearFirst } of shapes) {
    const match = form.exec(text);
    if (!match) continue;
    const [, first = '', second = ''] = match;
    const year = Number(yearFirst ? first : second);
    const month = lastMonth(yearFirst ? second : first);
    return month >= 1 && month <= 12 && year >= 1900 ? { year, lastMonth: month } : null;
  }
  return null;
}
