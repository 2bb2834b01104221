import { daysInMonth, type WallTime } from './dateForm.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** What a clock on the wall of `timeZone` shows at `at`, as epoch ms of the same figures in UTC. */
function createWallClock(timeZone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  });
  return (at) => {
    const part = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const of = (type: Intl.DateTimeFormatPartTypes): number => part.get(type) ?? 0;
    return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  };
}

/** The instants of a province's calendar. */
export interface LocalCalendar {
  /**
   * Epoch ms of a wall time; a day without a time is its midnight. null for a time that the zone skips when its clocks
   * go forward.
   */
  instantOf(wall: WallTime): number | null;
  /** The midnight that ends the day of `wall`. */
  endOfDay(wall: WallTime): number | null;
  /** The midnight at which the day of `at` began. */
  startOfDay(at: number): number;
  /** What the clock on the wall shows at `at`, as epoch ms of the same figures in UTC. */
  wallMsOf(at: number): number;
  /**
   * The same time of the same day so many months before; the last day of the month where it is shorter. With `byMonths` the last
   * day of any month stays the last one: what February ended with is compared with the end of January, not with its 28th.
   */
  monthsBefore(at: number, months: number, byMonths?: boolean): number;
}

export function createLocalCalendar(timeZone: string): LocalCalendar {
  const wallAt = createWallClock(timeZone);
  const offsets = new Map<number, number>();
  /** Asked once for a quarter of an hour: a file has thousands of rows of the same few days. */
  const offsetAt = (at: number): number => {
    const quarter = Math.floor(at / (15 * minuteMs));
    const known = offsets.get(quarter);
    if (known !== undefined) return known;
    const start = quarter * 15 * minuteMs;
    const offset = wallAt(start) - start;
    offsets.set(quarter, offset);
    return offset;
  };
  const fromWall = (wallMs: number): number | null => {
    for (const guess of [wallMs - offsetAt(wallMs), wallMs - offsetAt(wallMs - offsetAt(wallMs))])
      if (guess + offsetAt(guess) === wallMs) return guess;
    return null;
  };
  const midnightOf = (year: number, month: number, day: number): number | null =>
    fromWall(Date.UTC(year, month - 1, day));
  return {
    instantOf: ({ year, month, day, second, offset }) => {
      const wallMs = Date.UTC(year, month - 1, day) + Math.round((second ?? 0) * 1_000);
      return offset === null ? fromWall(wallMs) : wallMs - offset * minuteMs;
    },
    endOfDay: ({ year, month, day }) => midnightOf(year, month, day + 1),
    startOfDay: (at) => {
      const wallMs = at + offsetAt(at);
      return fromWall(Math.floor(wallMs / dayMs) * dayMs) ?? at;
    },
    wallMsOf: (at) => at + offsetAt(at),
    monthsBefore: (at, months, byMonths = false) => {
      const wall = new Date(at + offsetAt(at));
      const first = new Date(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth() - months, 1));
      const longest = daysInMonth(first.getUTCFullYear(), first.getUTCMonth() + 1);
      const isLast = wall.getUTCDate() === daysInMonth(wall.getUTCFullYear(), wall.getUTCMonth() + 1);
      const day = byMonths && isLast ? longest : Math.min(wall.getUTCDate(), longest);
      const wallMs = first.getTime() + (day - 1) * dayMs + (wall.getTime() % dayMs);
      // An hour that the zone skips is the one before it.
      return fromWall(wallMs) ?? wallMs - offsetAt(wallMs);
    },
  };
}
