const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** How busy an office is, by the minute from which it holds (minutes after midnight) to the next entry. */
const workday: readonly (readonly [number, number])[] = [
  [0, 0.02],
  [6 * 60, 0.15],
  [7 * 60 + 30, 1],
  [11 * 60 + 30, 0.45],
  [13 * 60 + 30, 0.95],
  [17 * 60, 0.25],
  [22 * 60, 0.05],
];
const weekend: readonly (readonly [number, number])[] = [
  [0, 0.02],
  [7 * 60, 0.12],
  [22 * 60, 0.04],
];

const activityIn = (day: typeof workday, minute: number): number =>
  day.findLast(([from]) => from <= minute)?.[1] ?? 0;

/** Activity summed up to each minute of the day, as a share of a whole workday. */
function progressOf(day: typeof workday): Float64Array {
  const total = (of: typeof workday) => {
    const sums = new Float64Array(24 * 60 + 1);
    for (let minute = 0; minute < 24 * 60; minute += 1)
      sums[minute + 1] = (sums[minute] ?? 0) + activityIn(of, minute);
    return sums;
  };
  const whole = total(workday).at(-1) ?? 1;
  return total(day).map((sum) => sum / whole);
}

const progressOfWorkday = progressOf(workday);
const progressOfWeekend = progressOf(weekend);

/** The course of an office day in one time zone. Instants are epoch ms. */
export interface OfficeDay {
  /** 1 at the busiest, near 0 at night. Weekends are quiet. */
  activityAt(at: number): number;
  /** Share of a workday's whole work that is done since midnight: 0 to 1, never falling within a day. */
  progressAt(at: number): number;
  /** Share of the calendar year that has passed, 0 to 1. */
  yearProgressAt(at: number): number;
  /** Days since 1970 by the local calendar: names a day for counters that begin again at midnight. */
  dayAt(at: number): number;
}

/** Milliseconds that local time is ahead of UTC. */
export function createZoneOffset(timeZone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  const known = new Map<number, number>();
  return (at) => {
    // No zone changes its offset within a quarter of an hour that begins on one.
    const quarter = Math.floor(at / (15 * minuteMs));
    const found = known.get(quarter);
    if (found !== undefined) return found;
    const name = format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? '';
    const match = /([+-])(\d\d):(\d\d)/.exec(name);
    const minutes = match ? Number(`${match[1]}1`) * (Number(match[2]) * 60 + Number(match[3])) : 0;
    known.set(quarter, minutes * minuteMs);
    return minutes * minuteMs;
  };
}

export function createOfficeDay(timeZone: string): OfficeDay {
  const offsetAt = createZoneOffset(timeZone);
  const localAt = (at: number) => at + offsetAt(at);
  const dayAt = (at: number) => Math.floor(localAt(at) / dayMs);
  // 1 January 1970 was a Thursday.
  const isWeekend = (at: number) => [0, 6].includes((dayAt(at) + 4) % 7);
  const minuteAt = (at: number) => (localAt(at) - dayAt(at) * dayMs) / minuteMs;
  return {
    dayAt,
    yearProgressAt: (at) => {
      const year = new Date(localAt(at)).getUTCFullYear();
      const [from, to] = [Date.UTC(year, 0), Date.UTC(year + 1, 0)];
      return (localAt(at) - from) / (to - from);
    },
    activityAt: (at) => activityIn(isWeekend(at) ? weekend : workday, minuteAt(at)),
    progressAt: (at) => {
      const sums = isWeekend(at) ? progressOfWeekend : progressOfWorkday;
      const minute = minuteAt(at);
      const whole = Math.floor(minute);
      const from = sums[whole] ?? 0;
      return from + ((sums[whole + 1] ?? from) - from) * (minute - whole);
    },
  };
}
