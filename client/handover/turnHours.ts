import { formatClock, formatDay } from '#client/format/clock.ts';
import type { DutyTurn } from '#shared/shift/dutyTurn.ts';

/** From when until when, the day of the end only when it is another: "26/11 06:00 – 14:00". */
export function turnHours({ fromAt, toAt }: Pick<DutyTurn, 'fromAt' | 'toAt'>, timeZone: string): string {
  const [first, last] = [formatDay(fromAt, timeZone), formatDay(toAt, timeZone)];
  const end = formatClock(toAt, timeZone);
  return `${first} ${formatClock(fromAt, timeZone)} – ${first === last ? end : `${end} ${last}`}`;
}
