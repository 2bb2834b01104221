import { formatClock, formatDay } from '#client/format/clock.ts';
import { parseDateText } from '#shared/import/dateForm.ts';
import { createLocalCalendar } from '#shared/import/localInstant.ts';

/** The instant that somebody typed as `25/11/2026 17:00` on the province's clock; null when it is none. */
export function parseMoment(text: string, timeZone: string): number | null {
  const date = parseDateText(text.trim(), 'day-first');
  if (date.kind !== 'date' || date.wall.second === null) return null;
  return createLocalCalendar(timeZone).instantOf(date.wall);
}

/** An instant in the form in which `parseMoment` takes it. */
export const momentText = (at: number, timeZone: string): string =>
  `${formatDay(at, timeZone)} ${formatClock(at, timeZone)}`;
