import type { Language } from '#shared/locale/localText.ts';

/** The calendar parts of an instant in the province's time zone; `month` and `day` with two digits. */
interface LocalTime {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  /** 0 for Sunday. */
  readonly weekday: number;
  readonly hour: string;
  readonly minute: string;
  readonly second: string;
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const formats = new Map<string, Intl.DateTimeFormat>();

function partsFormat(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(timeZone, format);
  return format;
}

/** Put together here and not by the locale: both languages show 24 hours and day before month. */
function localTime(at: number, timeZone: string): LocalTime {
  const parts = new Map(
    partsFormat(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    weekday: weekdays.indexOf(part('weekday')),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
  };
}

const weekdayNames: Readonly<Record<Language, readonly string[]>> = {
  vi: ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};

/** `14:32` in the province's time zone. */
export function formatClock(at: number, timeZone: string): string {
  const { hour, minute } = localTime(at, timeZone);
  return `${hour}:${minute}`;
}

/** `14:32:08`: for the clock of the wall and for the second in which a link was lost. */
export function formatClockSeconds(at: number, timeZone: string): string {
  return `${formatClock(at, timeZone)}:${localTime(at, timeZone).second}`;
}

/** `21/11/2026`, the same in both languages. */
export function formatDay(at: number, timeZone: string): string {
  const { day, month, year } = localTime(at, timeZone);
  return `${day}/${month}/${year}`;
}

/** `Thứ Bảy, 21/11/2026`. */
export function formatWeekday(at: number, timeZone: string, language: Language): string {
  return `${weekdayNames[language][localTime(at, timeZone).weekday]}, ${formatDay(at, timeZone)}`;
}

/** `Thứ Bảy`. */
export const formatWeekdayName = (at: number, timeZone: string, language: Language): string =>
  weekdayNames[language][localTime(at, timeZone).weekday] ?? '';

/** `Thứ Bảy 21/11`: for a clock, where nobody needs the year. */
export function formatWeekdayShort(at: number, timeZone: string, language: Language): string {
  const { weekday, day, month } = localTime(at, timeZone);
  return `${weekdayNames[language][weekday]} ${day}/${month}`;
}

/** The shortest text that is not ambiguous at `now`: `14:32` on the same day, `20/11 14:32` in the same year, else with it. */
export function formatMoment(at: number, now: number, timeZone: string): string {
  if (formatDay(at, timeZone) === formatDay(now, timeZone)) return formatClock(at, timeZone);
  const { day, month, year } = localTime(at, timeZone);
  const date = year === localTime(now, timeZone).year ? `${day}/${month}` : `${day}/${month}/${year}`;
  return `${date} ${formatClock(at, timeZone)}`;
}
