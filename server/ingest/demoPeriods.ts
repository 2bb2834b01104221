import { createZoneOffset } from './officeDay.ts';

const dayMs = 86_400_000;

/** What a report that comes once in a while is about, from the shortest: the cadence from which it is meant. */
const periods = [
  { name: 'day', fromMs: dayMs / 2, kept: 31 },
  { name: 'week', fromMs: 6 * dayMs, kept: 26 },
  { name: 'month', fromMs: 25 * dayMs, kept: 13 },
  { name: 'quarter', fromMs: 80 * dayMs, kept: 5 },
  { name: 'year', fromMs: 300 * dayMs, kept: 3 },
] as const;
type PeriodName = (typeof periods)[number]['name'];

/** First moment of the period that holds `local`; both as if local time were UTC. */
function startOf(name: PeriodName, local: number): number {
  const date = new Date(local);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  const midnight = Math.floor(local / dayMs) * dayMs;
  switch (name) {
    case 'day':
      return midnight;
    case 'week':
      // 1 January 1970 was a Thursday, weeks begin on Monday.
      return midnight - ((midnight / dayMs + 3) % 7) * dayMs;
    case 'month':
      return Date.UTC(year, month, 1);
    case 'quarter':
      return Date.UTC(year, month - (month % 3), 1);
    case 'year':
      return Date.UTC(year, 0, 1);
    default:
      return name satisfies never;
  }
}

/** The calendar by which slow indicators are reported: a month's figure is of the month's last second. Instants: epoch ms. */
export interface DemoPeriods {
  /** When the newest value known at `at` was true: `at` itself for what is measured all the time. */
  reportedAt(cadence: number, at: number): number;
  /**
   * A moment of each earlier period, newest first, as far back as a comparison asks: what was the newest report then is
   * the history of the one at `at`. None for what is measured all the time.
   */
  earlierMoments(cadence: number, at: number): number[];
}

export const isPeriodic = (cadence: number): boolean => cadence >= periods[0].fromMs;

export function createDemoPeriods(timeZone: string): DemoPeriods {
  const offsetAt = createZoneOffset(timeZone);
  const periodOf = (cadence: number) => periods.findLast(({ fromMs }) => cadence >= fromMs);
  const endBefore = (name: PeriodName, at: number): number => {
    const start = startOf(name, at + offsetAt(at));
    return start - offsetAt(start) - 1_000;
  };
  const reportedAt = (cadence: number, at: number): number => {
    const period = periodOf(cadence);
    return period ? endBefore(period.name, at) : at;
  };
  return {
    reportedAt,
    earlierMoments: (cadence, at) => {
      const moments: number[] = [];
      let moment = at;
      while (moments.length < (periodOf(cadence)?.kept ?? 0)) {
        moment = reportedAt(cadence, moment);
        moments.push(moment);
      }
      return moments;
    },
  };
}
