import { measuredOf } from '#client/indicator/useSeries.ts';
import type { AreaId } from '#shared/area/area.ts';
import { freshnessOf, isReporting } from '#shared/indicator/freshness.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import { measuredValue } from '#shared/indicator/reading.ts';
import type { SeriesBody } from '#shared/protocol/routes.ts';

/** How a value stands beside the one of an earlier time. */
export type Comparison =
  /** `made of`: the areas that had the territory then, empty when it was the area itself. */
  | {
      readonly kind: 'compared';
      readonly before: number;
      readonly at: number;
      readonly madeOf: readonly AreaId[];
      readonly reporting: number;
      readonly expected: number;
    }
  /** No number would be of the same land. `areas` are those that were divided; empty when nobody knows. */
  | { readonly kind: 'refused'; readonly areas: readonly AreaId[] }
  | { readonly kind: 'nothing' };

type Earlier = Pick<SeriesBody, 'points' | 'notes' | 'everyMs'>;
type Counting = Pick<Indicator, 'cadence' | 'grace' | 'missingAfter'>;

/**
 * The newest point that had been reported by then and still counted. Hours of a year ago keep only their last reading: where
 * that came after `thenAt`, the hour before is taken as it stood when it ended.
 */
function pointBy({ points, everyMs }: Earlier, thenAt: number, indicator: Counting) {
  const counts = (at: number, seenAt: number): boolean =>
    at <= seenAt && isReporting(freshnessOf(at, seenAt, indicator));
  const exact = points.findLast(([, at]) => counts(at, thenAt));
  if (exact) return exact;
  return points.findLast(([bucketAt, at]) => {
    const buckets = Math.floor((thenAt - bucketAt) / everyMs);
    return buckets > 0 && counts(at, bucketAt + buckets * everyMs);
  });
}

/** What there is to compare with at `thenAt`, epoch ms, and on whose land. */
export function comparisonOf(earlier: Earlier, thenAt: number, indicator: Counting): Comparison {
  const note = earlier.notes.find(({ fromAt, toAt }) => fromAt <= thenAt && thenAt < toAt);
  if (note && note.code !== 'same-territory') return { kind: 'refused', areas: note.areas };
  const point = pointBy(earlier, thenAt, indicator);
  const before = point ? measuredValue(measuredOf(point)) : null;
  if (!point || before === null) return { kind: 'nothing' };
  const [, at, , , reporting, expected] = point;
  return { kind: 'compared', before, at, madeOf: note?.areas ?? [], reporting, expected };
}
