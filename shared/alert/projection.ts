import { createDayOf } from '#shared/area/calendarDay.ts';
import { createLocalCalendar } from '#shared/import/localInstant.ts';
import type { ProjectionPeriod } from './alertRule.ts';

/** From its first instant to the first of the next period, epoch ms. */
export interface Period {
  readonly startAt: number;
  readonly endAt: number;
}

/** The day, month or year of an instant in a time zone. The last one of each is remembered: it is asked for every second. */
export function createPeriodAround(timeZone: string): (period: ProjectionPeriod, at: number) => Period {
  const dayOf = createDayOf(timeZone);
  const calendar = createLocalCalendar(timeZone);
  const known = new Map<ProjectionPeriod, Period>();
  const midnight = (year: number, month: number, day: number): number => {
    const date = new Date(Date.UTC(year, month - 1, day));
    const wall = {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      second: null,
      offset: null,
    };
    return calendar.instantOf(wall) ?? date.getTime();
  };
  const around = (period: ProjectionPeriod, at: number): Period => {
    const [year = 0, month = 0, day = 0] = dayOf(at).split('-').map(Number);
    switch (period) {
      case 'day':
        return { startAt: midnight(year, month, day), endAt: midnight(year, month, day + 1) };
      case 'month':
        return { startAt: midnight(year, month, 1), endAt: midnight(year, month + 1, 1) };
      case 'year':
        return { startAt: midnight(year, 1, 1), endAt: midnight(year + 1, 1, 1) };
      default:
        return period satisfies never;
    }
  };
  return (period, at) => {
    const last = known.get(period);
    if (last && at >= last.startAt && at < last.endAt) return last;
    const found = around(period, at);
    known.set(period, found);
    return found;
  };
}

export interface Projection {
  /** How much of the period had passed, 0 to 1. */
  readonly progress: number;
  readonly projected: number;
}

/**
 * Where a count that began at zero with the period ends if it goes on evenly. null outside the period and before the share
 * `notBefore` of it has passed.
 */
export function projectCount(
  { value, at }: { readonly value: number; readonly at: number },
  { startAt, endAt }: Period,
  notBefore: number,
): Projection | null {
  const progress = (at - startAt) / (endAt - startAt);
  if (progress < notBefore || progress > 1 || progress <= 0) return null;
  return { progress, projected: value / progress };
}
