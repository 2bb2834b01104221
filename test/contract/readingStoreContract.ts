import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReadingStore } from '#server/indicator/readingStore.ts';
import { aBatch, aReading, aSiteReport, asArea, minuteMs, testNow } from '#test/support/readingBuilders.ts';
import { describeEverything } from './everythingContract.ts';
import { describeKeptValues } from './keptValuesContract.ts';
import { describeNewest } from './newestContract.ts';
import { describeSeries } from './seriesContract.ts';
import { anHourOf, aStoreSubject, byCell } from './storeSubject.ts';

/** A store for one test, on `aProfileTree`, `testIndicators` and `testSites`. */
export interface StoreUnderTest {
  readonly store: ReadingStore;
  /** Closes it and opens what it kept again. */
  reopen(): Promise<ReadingStore>;
  /** Closes whatever is open and removes what was kept. */
  dispose(): Promise<void>;
}

/** What every `ReadingStore` does. Run against each adapter, the real database included. */
export function describeReadingStore(name: string, createStore: () => Promise<StoreUnderTest>): void {
  describe(`${name} as a reading store`, () => {
    let underTest: StoreUnderTest;
    let store: ReadingStore;
    const subject = aStoreSubject(() => store);

    beforeEach(async () => {
      underTest = await createStore();
      store = underTest.store;
    });

    afterEach(() => underTest.dispose());

    describeNewest(subject);
    describeKeptValues(subject);
    describeSeries(subject);
    describeEverything(subject);

    describe('durability', () => {
      it('keeps a batch of 5,000 readings whole', async () => {
        const readings = Array.from({ length: 5_000 }, (_, index) =>
          aReading({ at: testNow + index * 1_000, value: index }),
        );

        await subject.keep(...readings);

        const query = anHourOf({ toAt: testNow + 5_000_000, everyMs: 1_000 });
        const points = (await subject.store.series(query)).get(asArea('vinh'));
        expect(points?.map(({ measured }) => measured)).toEqual(readings.map(({ measured }) => measured));
      });

      it('keeps what many senders bring at the same time', async () => {
        await Promise.all(
          Array.from({ length: 50 }, (_, index) =>
            subject.keep(aReading({ at: testNow + index * minuteMs, value: index })),
          ),
        );

        const query = anHourOf({ everyMs: minuteMs });
        expect((await subject.store.series(query)).get(asArea('vinh'))).toHaveLength(50);
      });

      it('takes an empty batch for nothing', async () => {
        await subject.store.keep(aBatch());

        expect(await subject.store.latest(0)).toEqual([]);
      });

      it('has everything after it was opened again', async () => {
        const ratio = aReading({ indicator: 'dvc.submit_online_pct', numerator: 812, denominator: 1011 });
        const siteReports = [aSiteReport({ state: 'down', cause: 'power' })];
        await subject.store.keep(aBatch({ readings: [aReading({ value: 5 }), ratio], siteReports }));

        store = await underTest.reopen();

        expect(await subject.latest()).toEqual(byCell([aReading({ value: 5 }), ratio]));
        expect(await subject.store.latestSiteReports()).toEqual(siteReports);
        expect(await subject.store.series(anHourOf())).toEqual(
          new Map([
            [asArea('vinh'), [{ bucketAt: testNow, at: testNow, measured: { kind: 'value', value: 5 } }]],
          ]),
        );
      });
    });
  });
}
