import type { AreaId } from '#shared/area/area.ts';
import { type BucketGrid, createBucketGrid } from '#shared/indicator/bucketGrid.ts';
import type { IndicatorId } from '#shared/indicator/indicator.ts';
import type { SeriesPoint } from '#shared/indicator/series.ts';
import { type HistoryChoice, type HistoryGrids, levelStepMs } from './historyLevel.ts';
import type { ReadingStore } from './readingStore.ts';

export interface PointsQuery {
  readonly indicator: IndicatorId;
  readonly areas: readonly AreaId[];
  readonly fromAt: number;
  readonly toAt: number;
  /** How long before `fromAt` a reading may have been taken that still counts then, ms. */
  readonly reachMs: number;
}

export type Points = ReadonlyMap<AreaId, readonly SeriesPoint[]>;

/** The last points of coarser buckets. `points` ascending. */
function regrouped(points: readonly SeriesPoint[], grid: BucketGrid): SeriesPoint[] {
  const last = new Map<number, SeriesPoint>();
  for (const { bucketAt, at, measured } of points) {
    const coarser = grid.startOf(bucketAt);
    last.set(coarser, { bucketAt: coarser, at, measured });
  }
  return [...last.values()];
}

const mapped = (points: Points, change: (points: readonly SeriesPoint[]) => readonly SeriesPoint[]): Points =>
  new Map([...points].map(([area, list]) => [area, change(list)]));

interface PointReaderParts {
  readonly store: Pick<ReadingStore, 'series' | 'history'>;
  readonly grids: HistoryGrids;
  readonly timeZone: string;
}

/** What areas reported themselves, in the buckets of a choice, from the level that it names. */
export function createPointReader({ store, grids, timeZone }: PointReaderParts) {
  const read = async (query: Omit<PointsQuery, 'reachMs'>, choice: HistoryChoice): Promise<Points> => {
    const { level, everyMs } = choice;
    if (query.areas.length === 0) return new Map();
    if (level === 'raw') return store.series({ ...query, everyMs });
    const buckets = await store.history({ ...query, level });
    if (everyMs === levelStepMs[level]) return buckets;
    const grid = createBucketGrid(everyMs, timeZone);
    return mapped(buckets, (points) => regrouped(points, grid));
  };

  /**
   * Points that begin in [fromAt, toAt), whole buckets both, after those before `fromAt` that still count then. Days before
   * come from the day level: a monthly figure would be a long look back through minutes, and they may be gone.
   */
  return async ({ reachMs, ...query }: PointsQuery, choice: HistoryChoice): Promise<Points> => {
    const reachAt = query.fromAt - reachMs;
    const dayAt = grids['1d'].startOf(query.fromAt);
    if (reachAt >= dayAt || choice.level === '1d') return read({ ...query, fromAt: reachAt }, choice);
    const [before, points] = await Promise.all([
      store.history({ ...query, level: '1d', fromAt: reachAt, toAt: dayAt }),
      read({ ...query, fromAt: dayAt }, choice),
    ]);
    return new Map([...points].map(([area, list]) => [area, [...(before.get(area) ?? []), ...list]]));
  };
}
