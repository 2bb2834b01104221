import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { serverNow } from '#client/live/serverClock.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { IndicatorId } from '#shared/indicator/indicator.ts';
import { measuredValue } from '#shared/indicator/reading.ts';
import { paths, seriesBodySchema } from '#shared/protocol/routes.ts';

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
}

const quarterMs = 15 * 60_000;
const dayMs = 86_400_000;

async function readSeries(indicator: IndicatorId, area: AreaId, toAt: number): Promise<DrawnSeries> {
  const query = new URLSearchParams({
    indicator,
    area,
    from: String(toAt - dayMs),
    to: String(toAt),
    every: String(quarterMs),
  });
  const response = await fetch(`${paths.series}?${query}`);
  if (!response.ok) throw new Error(`series answered ${response.status}`);
  const body = seriesBodySchema.parse(await response.json());
  return {
    ...body,
    points: body.points.flatMap(([bucketAt, , first, denominator, reporting, expected]) => {
      const value = measuredValue(
        denominator === null
          ? { kind: 'value', value: first }
          : { kind: 'ratio', numerator: first, denominator },
      );
      return value === null ? [] : [{ bucketAt, value, reporting, expected }];
    }),
  };
}

/** The last 24 hours in quarters of an hour, read again every five minutes; the last quarter is the running one. */
export function useDaySeries(indicator: IndicatorId, area: AreaId): UseQueryResult<DrawnSeries> {
  return useQuery({
    queryKey: ['series', indicator, area],
    queryFn: () => readSeries(indicator, area, Math.ceil(serverNow() / quarterMs) * quarterMs),
    refetchInterval: 5 * 60_000,
    retry: 3,
  });
}
