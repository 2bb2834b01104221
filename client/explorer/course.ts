import type { Indicator } from '#shared/indicator/indicator.ts';

/** How far a chart looks back. */
export type CourseName = 'day' | 'year' | 'years';

export const daysOfCourse: Readonly<Record<Exclude<CourseName, 'day'>, number>> = {
  year: 365,
  years: 5 * 365,
};

const dayMs = 86_400_000;

/** A day of what is measured all the time, a year of daily to quarterly reports, five of yearly ones: none is a single dot. */
export function courseOf({ cadence }: Pick<Indicator, 'cadence'>): CourseName {
  if (cadence < dayMs / 2) return 'day';
  return cadence < 300 * dayMs ? 'year' : 'years';
}
