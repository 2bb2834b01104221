import type { Reading } from '#shared/indicator/reading.ts';
import type { Catalogue } from './catalogue.ts';
import type { LiveValues } from './liveValues.ts';
import { type CellName, newestGood } from './newestGood.ts';
import type { ReadingStore } from './readingStore.ts';

/** Readings that turn out never to have been true: an import that is undone. */
export interface TakingBack {
  /** They stay on record as bad, which nobody is shown. Throws `StoreRefusal` when that could not be kept. */
  takeBack(readings: readonly Reading[]): Promise<void>;
  /** Brings back what was the newest before, for cells that wait for it. Never throws; true when something came. */
  refill(): Promise<boolean>;
}

interface TakingBackParts {
  readonly catalogue: Catalogue;
  readonly store: ReadingStore;
  readonly liveValues: LiveValues;
  readonly clock: () => number;
}

export function createTakingBack({ catalogue, store, liveValues, clock }: TakingBackParts): TakingBack {
  const waiting = new Map<string, CellName>();
  let isRefilling = false;
  return {
    takeBack: async (readings) => {
      const bad = readings.map((reading): Reading => ({ ...reading, quality: 'bad' }));
      await store.keep({ readings: bad, siteReports: [] });
      // Out of sight at once, even if the store cannot say just now what stood there before.
      for (const cell of liveValues.remove(readings)) waiting.set(`${cell.indicator}@${cell.area}`, cell);
    },
    refill: async () => {
      if (isRefilling || waiting.size === 0) return false;
      isRefilling = true;
      const asked = [...waiting];
      try {
        liveValues.take(
          await newestGood(
            asked.map(([, cell]) => cell),
            { catalogue, store, now: clock() },
          ),
        );
        for (const [key, cell] of asked) if (waiting.get(key) === cell) waiting.delete(key);
        return true;
      } catch {
        // The store is away: asked again with the next tick. The wall says already that it is away.
        return false;
      } finally {
        isRefilling = false;
      }
    },
  };
}
