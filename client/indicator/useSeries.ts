import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { serverNow } from '#client/live/serverClock.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { Indicator, IndicatorId } from '#shared/indicator/indicator.ts';
import { type Measured, measuredValue } from '#shared/indicator/reading.ts';
import type { SeriesNote } from '#shared/indicator/seriesNote.ts';
import { paths, type SeriesBody, seriesBodySchema } from '#shared/protocol/routes.ts';

/** One bucket of a drawn series; buckets without a reading are not in it: a gap is drawn as a gap. */
export interface DrawnPoint {
  readonly bucketAt: number;
  readonly value: number;
  readonly reporting: number;
  readonly expected: number;
}

export interface DrawnSeries {
  readonly fromAt: number;
  readonly toAt: number;
  readonly everyMs: number;
  readonly points: readonly DrawnPoint[];
  /** Where the range goes beyond the days of the area. */
  readonly notes: readonly SeriesNote[];
}

const minuteMs = 60_000;
const quarterMs = 15 * minuteMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

async function readSeries(query: Readonly<Record<string, string | number>>): Promise<SeriesBody> {
  const text = Object.entries(query).map(([name, value]) => [name, String(value)]);
  const response = await fetch(`${paths.series}?${new URLSearchParams(text)}`);
  if (!response.ok) throw new Error(`series answered ${response.status}`);
  return seriesBodySchema.parse(await response.json());
}

function drawn(body: SeriesBody): DrawnSeries {
  return {
    ...body,
    points: body.points.flatMap((point) => {
      const [bucketAt, , , , reporting, expected] = point;
      const value = measuredValue(measuredOf(point));
      return value === null ? [] : [{ bucketAt, value, reporting, expected }];
    }),
  };
}

/** What a point of a series measured. */
export const measuredOf = ([, , first, denominator]: SeriesBody['points'][number]): Measured =>
  denominator === null ? { kind: 'value', value: first } : { kind: 'ratio', numerator: first, denominator };

/** The last 24 hours in quarters of an hour, read again every five minutes; the last quarter is the running one. */
export function useDaySeries(indicator: IndicatorId, area: AreaId): UseQueryResult<DrawnSeries> {
  return useQuery({
    queryKey: ['series', indicator, area],
    queryFn: async () => {
      const to = Math.ceil(serverNow() / quarterMs) * quarterMs;
      return drawn(await readSeries({ indicator, area, from: to - dayMs, to, every: quarterMs }));
    },
    refetchInterval: 5 * minuteMs,
    retry: 3,
  });
}

/** So many days of a series: up to now and on the territory that the area has on `day`, or those of the area alone up to its end. */
export type Course = { readonly days: number } & ({ readonly day: string } | { readonly endedAt: number });

/** The course of an indicator by days. */
export function useCourseSeries(
  indicator: IndicatorId,
  area: AreaId,
  course: Course,
): UseQueryResult<DrawnSeries> {
  return useQuery({
    queryKey: ['course', indicator, area, course],
    queryFn: async () => {
      const to = 'endedAt' in course ? course.endedAt : Math.ceil(serverNow() / quarterMs) * quarterMs;
      const query = { indicator, area, from: to - course.days * dayMs, to, every: dayMs };
      return drawn(await readSeries('day' in course ? { ...query, territory: course.day } : query));
    },
    refetchInterval: 'endedAt' in course ? false : 5 * minuteMs,
    retry: 3,
  });
}

/** A step in which few enough buckets cover the time that a value may be old and still count. */
const stepFor = (reachMs: number): number =>
  [5 * minuteMs, hourMs].find((step) => reachMs / step <= 500) ?? dayMs;

type Reaching = Pick<Indicator, 'id' | 'cadence' | 'grace'>;

/**
 * The question about what had been reported by `thenAt`, as far back as a value still counted then, and a whole bucket more: of a
 * year ago only hours are kept, and the hour of `thenAt` may have its last reading after it.
 */
export function earlierQuery({ id, cadence, grace }: Reaching, area: AreaId, thenAt: number) {
  const reachMs = cadence + grace;
  const every = stepFor(reachMs);
  const to = Math.ceil((thenAt + 1) / quarterMs) * quarterMs;
  return { indicator: id, area, from: to - quarterMs - reachMs - Math.max(every, hourMs), to, every };
}

/**
 * What the territory that `area` has on `day` had reported by `thenAt`, epoch ms. Read again every few minutes, sooner while there
 * is nothing: somebody may be bringing in the files of last year.
 */
export function useEarlierSeries(
  indicator: Reaching,
  area: AreaId,
  { thenAt, day }: { readonly thenAt: number; readonly day: string },
): UseQueryResult<SeriesBody> {
  const query = earlierQuery(indicator, area, thenAt);
  return useQuery({
    queryKey: ['earlier', indicator.id, area, query.to, day],
    queryFn: () => readSeries({ ...query, territory: day }),
    staleTime: minuteMs,
    refetchInterval: ({ state }) => (state.data?.points.length ? 5 : 1) * minuteMs,
    placeholderData: (before) =>
      before?.area === area && before.indicator === indicator.id ? before : undefined,
    retry: 3,
  });
}

/** Values before a moment that a curve shows, in steps of the indicator's own cadence. */
const cadencesAround = 30;
/** Enough for a curve as wide as a side panel. */
const pointsOfCurve = 200;

/** What an indicator did around a moment (epoch ms): as long before as its cadence asks for, and half of it after. */
export function useSeriesAround(
  { id: indicator, cadence }: Pick<Indicator, 'id' | 'cadence'>,
  area: AreaId,
  at: number,
): UseQueryResult<DrawnSeries> {
  const span = Math.max(2 * hourMs, cadencesAround * cadence);
  return useQuery({
    queryKey: ['series-around', indicator, area, at],
    queryFn: async () => {
      const from = Math.round(at - span);
      const to = Math.round(Math.min(serverNow(), at + span / 2));
      return drawn(await readSeries({ indicator, area, from, to, maxPoints: pointsOfCurve }));
    },
    refetchInterval: minuteMs,
    retry: 1,
  });
}
