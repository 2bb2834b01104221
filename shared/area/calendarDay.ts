const quarterMs = 900_000;
const dayMs = 86_400_000;

/**
 * The calendar day (`YYYY-MM-DD`) of an instant (epoch ms) in `timeZone`; areas are valid by day. Offsets of time zones are
 * multiples of a quarter of an hour, so no day begins inside one: readings come by the hundred thousand, nearly all
 * of the same few minutes, and formatting each would cost microseconds.
 */
export function createDayOf(timeZone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  let lastQuarter = Number.NaN;
  let lastDay = '';
  return (at) => {
    const quarter = Math.floor(at / quarterMs);
    if (quarter !== lastQuarter) {
      lastDay = format.format(at);
      lastQuarter = quarter;
    }
    return lastDay;
  };
}

/** The calendar day before `day`, both `YYYY-MM-DD`. */
export const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - dayMs).toISOString().slice(0, 10);

/** The instant (epoch ms) at which `day` begins where `dayOf` looks. */
export function startOfDay(day: string, dayOf: (at: number) => string): number {
  const utc = Date.parse(`${day}T00:00:00Z`);
  for (let at = utc - dayMs; at < utc + dayMs; at += quarterMs) if (dayOf(at) >= day) return at;
  return utc;
}
