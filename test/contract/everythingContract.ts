import { describe, expect, it } from 'vitest';
import type { KeptBatch, ReadingStore } from '#server/indicator/readingStore.ts';
import type { Reading } from '#shared/indicator/reading.ts';
import { aBatch, aReading, aSiteReport, hourMs, minuteMs, testNow } from '#test/support/readingBuilders.ts';
import type { StoreSubject } from './storeSubject.ts';

async function batchesOf(store: ReadingStore): Promise<KeptBatch[]> {
  const batches: KeptBatch[] = [];
  for await (const batch of store.everything()) batches.push(batch);
  return batches;
}

const inOrder = (readings: readonly Reading[]): string[] =>
  readings.map((reading) => JSON.stringify(reading)).sort();

/** What a reading store gives of itself for a copy: a section of its contract. */
export function describeEverything(subject: StoreSubject): void {
  describe('everything that is kept', () => {
    it('is nothing in the beginning', async () => {
      const batches = await batchesOf(subject.store);

      expect(batches.flatMap(({ readings, siteReports }) => [...readings, ...siteReports])).toEqual([]);
    });

    it('is every reading of every source, quality, kind and time once', async () => {
      const indicator = 'dvc.submit_online_pct';
      const readings = [
        aReading(),
        aReading({ source: 'manual', value: 43 }),
        aReading({ area: 'dien-chau', quality: 'bad', value: 99_999 }),
        aReading({ indicator, numerator: 812, denominator: 1_011 }),
        aReading({ indicator, area: 'dien-chau', value: 95.3, quality: 'uncertain' }),
        aReading({
          indicator: 'fb.open',
          source: '1022',
          at: testNow - 4_000 * 24 * hourMs,
          value: 0.1 + 0.2,
        }),
        aReading({ area: 'nghi-phu', at: testNow }),
        aReading({ area: 'truong-vinh', at: testNow + 365 * 24 * hourMs }),
      ];
      await subject.keep(...readings);
      await subject.keep(aReading({ value: 41 }), aReading());

      const batches = await batchesOf(subject.store);

      expect(inOrder(batches.flatMap((batch) => batch.readings))).toEqual(inOrder(readings));
    });

    it('comes in batches, however much it is', async () => {
      const readings = Array.from({ length: 45_000 }, (_, index) =>
        aReading({ at: testNow + index * 1_000, value: index }),
      );
      await subject.keep(...readings);

      const batches = await batchesOf(subject.store);

      expect(inOrder(batches.flatMap((batch) => batch.readings))).toEqual(inOrder(readings));
      expect(Math.max(...batches.map((batch) => batch.readings.length))).toBeLessThanOrEqual(20_000);
    });

    it('is of each site what changed, and the last word', async () => {
      const down = aSiteReport({ at: testNow + minuteMs, state: 'down', cause: 'power' });
      const other = aSiteReport({ site: 'bts-2', at: testNow + 3 * minuteMs, state: 'degraded' });
      const lastWord = { ...down, at: testNow + 5 * minuteMs };
      for (const report of [aSiteReport(), down, other, lastWord])
        await subject.store.keep(aBatch({ siteReports: [report] }));

      const reports = (await batchesOf(subject.store)).flatMap(({ siteReports }) => siteReports);

      expect(reports.filter(({ site }) => site === down.site)).toEqual([aSiteReport(), down, lastWord]);
      expect(reports.filter(({ site }) => site === other.site)).toEqual([other]);
    });
  });
}
