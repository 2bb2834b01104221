import { describe, expect, test } from 'vitest';
import { createCatalogue } from '#server/indicator/catalogue.ts';
import type { KeptBatch } from '#server/indicator/readingStore.ts';
import { restoreLatest } from '#server/indicator/restoreLatest.ts';
import { aClock } from '#test/support/manualClock.ts';
import { aMemoryReadingStore } from '#test/support/memoryReadingStore.ts';
import { aProfile } from '#test/support/profileBuilders.ts';
import {
  aBatch,
  anIndicator,
  aReading,
  aSiteReport,
  hourMs,
  testNow,
} from '#test/support/readingBuilders.ts';
import { aSilentLog } from '#test/support/silentLog.ts';

const catalogue = createCatalogue(
  aProfile({ indicators: [anIndicator({ missingAfter: 24 * hourMs }), anIndicator({ id: 'fb.open' })] }),
);

describe('what is known from before the start', () => {
  test('is remembered once, readings and site reports together', async () => {
    const store = aMemoryReadingStore([aReading(), aReading({ area: 'cua-lo', at: testNow - 25 * hourMs })]);
    await store.keep(aBatch({ siteReports: [aSiteReport()] }));

    const remembered = await new Promise<KeptBatch>((resolve) => {
      restoreLatest({ catalogue, store, remember: resolve, clock: aClock(), log: aSilentLog() });
    });

    expect(remembered).toEqual({ readings: [aReading()], siteReports: [aSiteReport()] });
  });

  test('is not remembered by a server that is stopping', async () => {
    const store = aMemoryReadingStore([aReading()]);
    const remembered: KeptBatch[] = [];
    const log = aSilentLog();

    const restore = restoreLatest({
      catalogue,
      store,
      remember: (batch) => void remembered.push(batch),
      clock: aClock(),
      log,
    });
    restore.stop();
    await store.latest(0);
    await store.latestSiteReports();
    await Promise.resolve();

    expect(remembered).toEqual([]);
    expect(restore.isDone()).toBe(false);
  });
});
