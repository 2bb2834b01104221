import type { HistoryQuery } from '#server/indicator/readingStore.ts';
import type { IndicatorId } from '#shared/indicator/indicator.ts';
import type { BucketsByArea, LevelStore } from './levelStore.ts';

/** About 60 MB: five questions for a year of days of every commune, or a hundred for a day of the districts. */
const bucketsAtMost = 400_000;
/** Another node may write roll-ups too: what it changed is seen after this, ms. */
const keptForMs = 5 * 60_000;

interface Entry {
  readonly indicator: IndicatorId;
  readonly readAt: number;
  readonly size: number;
  readonly buckets: BucketsByArea;
}

const sizeOf = (buckets: BucketsByArea): number =>
  [...buckets.values()].reduce((sum, { length }) => sum + length, buckets.size);

const keyOf = ({ level, indicator, areas, fromAt, toAt }: HistoryQuery): string =>
  `${level} ${indicator} ${fromAt}-${toAt} ${areas.join(' ')}`;

/**
 * Remembers what was read of a level store. Closed buckets change only by our own writes, which take what they touch out of
 * here, so the second leader who opens the year of a province does not wait for the database. `now`: epoch ms.
 */
export function createCachedLevels(levels: LevelStore, now: () => number): LevelStore {
  /** Oldest use first. */
  const entries = new Map<string, Entry>();
  /** Counts the writes to each indicator: an answer that was asked for before a write must not be kept after it. */
  const writes = new Map<IndicatorId, number>();
  let total = 0;

  const forget = (key: string): void => {
    total -= entries.get(key)?.size ?? 0;
    entries.delete(key);
  };
  const remember = (key: string, entry: Entry): void => {
    forget(key);
    entries.set(key, entry);
    total += entry.size;
    for (const oldest of entries.keys()) {
      if (total <= bucketsAtMost) break;
      forget(oldest);
    }
  };

  return {
    read: async (query) => {
      const key = keyOf(query);
      const known = entries.get(key);
      if (known && now() - known.readAt < keptForMs) {
        entries.delete(key);
        entries.set(key, known);
        return known.buckets;
      }
      const { indicator } = query;
      const before = writes.get(indicator) ?? 0;
      const buckets = await levels.read(query);
      if (before === (writes.get(indicator) ?? 0))
        remember(key, { indicator, readAt: now(), size: sizeOf(buckets), buckets });
      return buckets;
    },
    write: async (level, indicator, buckets) => {
      const forgetIndicator = (): void => {
        writes.set(indicator, (writes.get(indicator) ?? 0) + 1);
        for (const [key, entry] of entries) if (entry.indicator === indicator) forget(key);
      };
      // Before, for who asks meanwhile; after, for what was read meanwhile.
      forgetIndicator();
      try {
        await levels.write(level, indicator, buckets);
      } finally {
        forgetIndicator();
      }
    },
  };
}
