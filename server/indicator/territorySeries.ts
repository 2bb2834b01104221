import type { Area, AreaId } from '#shared/area/area.ts';
import type { TerritorySpan } from '#shared/area/territorySpans.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import type { ChildSeries, RolledUpPoint, SeriesPoint } from '#shared/indicator/series.ts';
import type { AreaSeries, Frame } from './areaSeries.ts';

interface Stretches {
  readonly frame: Frame;
  readonly spans: readonly TerritorySpan[];
}

type SeriesOf = ReadonlyMap<AreaId, readonly RolledUpPoint[]>;

const asPoint = ({ bucketAt, at, measured }: RolledUpPoint): SeriesPoint[] =>
  measured === null ? [] : [{ bucketAt, at: at ?? bucketAt, measured }];

const holdersAt = (spans: readonly TerritorySpan[], at: number): readonly Area[] =>
  spans.find(({ fromAt, toAt }) => fromAt <= at && at < toAt)?.territory.areas ?? [];

/** Of each part the areas that it was itself made of are counted, not the part as one. */
function withCoverage(
  points: readonly RolledUpPoint[],
  seriesOf: SeriesOf,
  holdersOf: (bucketAt: number) => readonly Area[],
): RolledUpPoint[] {
  const inBucket = new Map(
    [...seriesOf].map(([id, series]) => [id, new Map(series.map((point) => [point.bucketAt, point]))]),
  );
  return points.map((point): RolledUpPoint => {
    const known = holdersOf(point.bucketAt).flatMap(({ id }) => inBucket.get(id)?.get(point.bucketAt) ?? []);
    return {
      ...point,
      reporting: known.reduce((sum, { reporting }) => sum + reporting - 1, point.reporting),
      expected: known.reduce((sum, { expected }) => sum + expected - 1, point.expected),
    };
  });
}

/**
 * The series of a territory: of one area while it existed, of those who had exactly its territory before and after,
 * rolled up by the indicator's own rule. Where an area was divided there are no points: a share of a number that was never
 * counted by that border would be made up.
 */
export function createTerritorySeries(areaSeries: AreaSeries) {
  async function rolledUp(
    indicator: Indicator,
    { frame, spans }: Stretches,
    seriesOf: SeriesOf,
  ): Promise<RolledUpPoint[]> {
    const holders = [...new Set(spans.flatMap(({ territory }) => territory.areas))];
    if (holders.length === 0) return [];
    const weights = await areaSeries.weightsOf(indicator, holders, frame);
    const parts = holders.map(
      (holder): ChildSeries => ({
        points: (seriesOf.get(holder.id) ?? []).flatMap(asPoint),
        isExpectedAt: (at) => holdersAt(spans, at).includes(holder),
        ...(weights && { weights: weights.get(holder.id) ?? [] }),
      }),
    );
    return withCoverage(areaSeries.rollUp(parts, indicator, frame), seriesOf, (bucketAt) =>
      holdersAt(spans, frame.grid.endOf(bucketAt) - 1),
    );
  }

  return async (indicator: Indicator, { frame, spans }: Stretches): Promise<RolledUpPoint[]> => {
    const exact = spans.filter(({ territory }) => territory.kind === 'exact');
    const shared = exact.filter(({ territory }) => territory.areas.length > 1);
    const holders = [...new Set(exact.flatMap(({ territory }) => territory.areas))];
    const read = { ...frame, withReach: shared.length > 0 };
    const seriesOf: SeriesOf = new Map(
      await Promise.all(
        holders.map(async (holder) => [holder.id, await areaSeries.read(indicator, holder, read)] as const),
      ),
    );
    // One holder's pauses stay pauses, as in its own series; several are carried side by side until their cadence ends.
    const alone = holders.flatMap((holder) =>
      (seriesOf.get(holder.id) ?? []).filter(({ bucketAt }) => {
        const [first, second] = holdersAt(exact, frame.grid.endOf(bucketAt) - 1);
        return first === holder && second === undefined;
      }),
    );
    const together = await rolledUp(indicator, { frame, spans: shared }, seriesOf);
    return [...alone, ...together].toSorted((a, b) => a.bucketAt - b.bucketAt);
  };
}
