import type { Log } from '#server/log.ts';
import type { Catalogue } from './catalogue.ts';
import { newestGood } from './newestGood.ts';
import type { KeptBatch, ReadingStore } from './readingStore.ts';

interface RestoreParts {
  readonly catalogue: Catalogue;
  readonly store: ReadingStore;
  readonly remember: (batch: KeptBatch) => void;
  readonly clock: () => number;
  readonly log: Log;
}

const retryMs = 2_000;
/** The time to restore is counted over outages that ended in the last 24 hours: what changed since then is gone through. */
const outagesBackMs = 24 * 3_600_000;

/**
 * Fills the live values from the store after a start. The database may be away just then: it is tried until it answers, while
 * new readings already flow.
 */
export function restoreLatest({ catalogue, store, remember, clock, log }: RestoreParts) {
  let done = false;
  let said = false;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const longest = Math.max(...catalogue.profile.indicators.map((indicator) => indicator.missingAfter));

  const attempt = async (): Promise<void> => {
    try {
      const newest = await store.latest(clock() - longest);
      // The newest of a cell may have been taken back: what counts there is the one before.
      const bad = newest.filter(({ quality }) => quality === 'bad');
      const before = await newestGood(bad, { catalogue, store, now: clock() });
      const readings = [...newest.filter(({ quality }) => quality !== 'bad'), ...before];
      const sitesFromAt = clock() - outagesBackMs;
      const siteReports = [
        ...(await store.latestSiteReports(sitesFromAt)),
        ...(await store.siteReports({ fromAt: sitesFromAt, toAt: Number.POSITIVE_INFINITY })),
      ];
      if (stopped) return;
      remember({ readings, siteReports });
      done = true;
      log.info({ readings: readings.length, siteReports: siteReports.length }, 'restored the latest values');
    } catch (error) {
      // Said once: a database that is away for a night must not fill the log with the same sentence.
      if (!said) log.warn({ error }, 'the latest values could not be read yet; trying until they can');
      said = true;
      if (!stopped) timer = setTimeout(() => void attempt(), retryMs);
    }
  };
  void attempt();

  return {
    isDone: (): boolean => done,
    stop: (): void => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
