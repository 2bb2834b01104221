import type { HistoryLevel } from '#server/indicator/historyLevel.ts';
import { StoreRefusal } from '#server/indicator/readingStore.ts';
import type { BucketSummary } from '#server/store/history/bucketSummary.ts';
import type { LevelStore } from '#server/store/history/levelStore.ts';
import type { AreaId } from '#shared/area/area.ts';

/** A level store in memory that can be sent away and called back. */
export function aMemoryLevelStore() {
  const kept = new Map<string, BucketSummary>();
  let refusal: Error | null = null;
  const answering = (): void => {
    if (refusal instanceof StoreRefusal) throw refusal;
  };
  const keyOf = (level: HistoryLevel, cell: string, bucketAt: number): string =>
    `${level}/${cell}/${bucketAt}`;
  const levels: LevelStore = {
    read: async ({ level, indicator, areas, fromAt, toAt }) => {
      answering();
      const of = (area: AreaId): BucketSummary[] =>
        [...kept]
          .filter(([key]) => key.startsWith(`${level}/${indicator}@${area}/`))
          .map(([, summary]) => summary)
          .filter(({ bucketAt, count }) => bucketAt >= fromAt && bucketAt < toAt && count > 0)
          .sort((a, b) => a.bucketAt - b.bucketAt);
      return new Map(areas.map((area) => [area, of(area)]));
    },
    write: async (level, indicator, buckets) => {
      if (refusal) throw refusal;
      for (const [area, summaries] of buckets)
        for (const summary of summaries)
          kept.set(keyOf(level, `${indicator}@${area}`, summary.bucketAt), summary);
    },
  };
  return {
    levels,
    /** How many buckets of a level are kept. */
    count: (level: HistoryLevel): number =>
      [...kept.keys()].filter((key) => key.startsWith(`${level}/`)).length,
    goAway: (): void => {
      refusal = new StoreRefusal('store-away', 'nobody answers');
    },
    /** From now on what is written is answered so; null ends it, and being away. */
    refuse: (error: Error | null): void => {
      refusal = error;
    },
  };
}
