import type { HistoryLevel } from '#server/indicator/historyLevel.ts';
import type { HistoryQuery } from '#server/indicator/readingStore.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { IndicatorId } from '#shared/indicator/indicator.ts';
import type { BucketSummary } from './bucketSummary.ts';

export type BucketsByArea = ReadonlyMap<AreaId, readonly BucketSummary[]>;

/** Where roll-ups are kept that are computed elsewhere. Throws `StoreRefusal` or `ContentRefusal`. */
export interface LevelStore {
  /** The buckets that begin in [fromAt, toAt), ascending; emptied ones are left out. Every asked area has a list. */
  read(query: HistoryQuery): Promise<BucketsByArea>;
  /** Takes the place of what was kept; a bucket of count 0 empties it. */
  write(level: HistoryLevel, indicator: IndicatorId, buckets: BucketsByArea): Promise<void>;
}
