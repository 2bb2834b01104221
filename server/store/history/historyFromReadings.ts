import type { HistoryGrids } from '#server/indicator/historyLevel.ts';
import type { HistoryBucket, HistoryQuery, ReadingsQuery } from '#server/indicator/readingStore.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { Reading } from '#shared/indicator/reading.ts';
import { historyBuckets, summariseReadings } from './bucketSummary.ts';

/** The range of a query as whole buckets of its level. */
export function wholeBuckets({ level, fromAt, toAt }: HistoryQuery, grids: HistoryGrids) {
  const { startOf, endOf } = grids[level];
  return { fromAt: startOf(fromAt), toAt: endOf(startOf(toAt - 1)) };
}

/** A history without levels: every reading of the range is read. What the levels must agree with. */
export async function historyFromReadings(
  readings: (query: ReadingsQuery) => Promise<readonly Reading[]>,
  grids: HistoryGrids,
  query: HistoryQuery,
): Promise<Map<AreaId, HistoryBucket[]>> {
  const { indicator, areas, level } = query;
  const found = await readings({ indicator, areas, ...wholeBuckets(query, grids) });
  const byArea = Map.groupBy(found, ({ area }) => area);
  return new Map(
    areas.map((area) => [area, historyBuckets(summariseReadings(byArea.get(area) ?? [], grids[level]))]),
  );
}
