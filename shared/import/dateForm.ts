import { parsePeriodText } from './periodForm.ts';

/**
 * How a column writes its times: the order of a date's parts, `21/11/2024`, `11/21/2024`, `2024-11-21`; or periods of reports,
 * `tháng 3/2026`, `quý I năm 2026`, which speak of their last moment.
 */
export const dateForms = ['day-first', 'month-first', 'year-first', 'period'] as const;
export type DateForm = (typeof dateForms)[number];

/** A date as it stands on a wall calendar, with a time when the text had one. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Seconds since midnight, to the thousandth; null: the text is a day without a time. */
  readonly second: number | null;
  /** Minutes east of UTC where the text says so (`Z`, `+07:00`); null: the province's own time. */
  readonly offset: number | null;
}

export type DateReading =
  | { readonly kind: 'date'; readonly wall: WallTime }
  | { readonly kind: 'ambiguous'; readonly readings: readonly [WallTime | null, WallTime | null] }
  | { readonly kind: 'unreadable' };

const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?=$|[T\s,])/;
const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?=$|[\s,])/;
const clock = /^[T\s,]+(\d{1,2})[:h](\d{2})(?::(\d{2})(?:\.\d{1,9})?)?\s*(AM|PM)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

export const daysInMonth = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();

function isDay(year: number, month: number, day: number): boolean {
  return year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

type Clock = Pick<WallTime, 'second' | 'offset'>;

function offsetOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^z$/i.test(text)) return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2));
  return text.startsWith('-') ? -minutes : minutes;
}

/** undefined: what follows the day is no time. */
function clockOf(rest: string): Clock | undefined {
  if (rest === '') return { second: null, offset: null };
  const match = clock.exec(rest);
  if (!match) return undefined;
  const [, hours = '', minutes = '', seconds = '0', half, offset] = match;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (/pm/i.test(half) ? 12 : 0);
  const isTime =
    hour < 24 &&
    Number(minutes) < 60 &&
    Number(seconds) < 60 &&
    (half === undefined || (Number(hours) >= 1 && Number(hours) <= 12));
  if (!isTime) return undefined;
  return { second: hour * 3_600 + Number(minutes) * 60 + Number(seconds), offset: offsetOf(offset) };
}

const wallOf = (year: number, [month, day]: readonly [number, number], time: Clock): WallTime | null =>
  isDay(year, month, day) ? { year, month, day, ...time } : null;

const isSameDay = (a: WallTime, b: WallTime): boolean => a.month === b.month && a.day === b.day;

const asReading = (wall: WallTime | null): DateReading =>
  wall === null ? { kind: 'unreadable' } : { kind: 'date', wall };

/** A figure of a period is true when the period is over: in its last millisecond, which is still one of its days. */
const lastSecond = 86_399.999;

/** The last moment of the period that ends with a month. */
export const endOfMonth = (year: number, month: number): WallTime => ({
  year,
  month,
  day: daysInMonth(year, month),
  second: lastSecond,
  offset: null,
});

function parsePeriod(text: string, form: 'period' | null): DateReading {
  const period = parsePeriodText(text);
  if (period === null) return { kind: 'unreadable' };
  // Whether "03/2026" speaks of the month as a whole is for a person to say.
  if (form === null) return { kind: 'ambiguous', readings: [null, null] };
  return { kind: 'date', wall: endOfMonth(period.year, period.lastMonth) };
}

/**
 * Reads a date, with a time behind it or without. Four digits in front can only be year, month, day and need no choice.
 * Otherwise null guesses nothing: only a text of which both orders make the same day counts, and a period never. Years of two digits and
 * dates that no calendar has are unreadable.
 */
export function parseDateText(given: string, form: DateForm | null): DateReading {
  const text = given.trim();
  const leading = yearFirst.exec(text);
  const match = leading ?? yearLast.exec(text);
  const time = match ? clockOf(text.slice(match[0].length)) : undefined;
  if (form === 'period' || (form === null && !match)) return parsePeriod(text, form);
  if (!match || time === undefined) return { kind: 'unreadable' };
  const [, first, , second, third] = match.map(Number) as [number, number, number, number, number];
  if (leading) return asReading(wallOf(first, [second, third], time));
  const dayFirst = wallOf(third, [second, first], time);
  const monthFirst = wallOf(third, [first, second], time);
  if (form === 'year-first') return { kind: 'unreadable' };
  if (form !== null) return asReading(form === 'day-first' ? dayFirst : monthFirst);
  if (dayFirst === null && monthFirst === null) return { kind: 'unreadable' };
  if (dayFirst !== null && monthFirst !== null && isSameDay(dayFirst, monthFirst)) return asReading(dayFirst);
  return { kind: 'ambiguous', readings: [dayFirst, monthFirst] };
}
