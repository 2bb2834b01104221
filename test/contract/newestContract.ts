import { describe, expect, it } from 'vitest';
import {
  aBatch,
  aReading,
  aSiteReport,
  asArea,
  hourMs,
  minuteMs,
  testNow,
} from '#test/support/readingBuilders.ts';
import { anHourOf, byCell, type StoreSubject } from './storeSubject.ts';

/** What a reading store answers when asked for the newest: a section of its contract. */
export function describeNewest(subject: StoreSubject): void {
  describe('what is newest', () => {
    it('is nothing before anything was kept', async () => {
      expect(await subject.store.latest(0)).toEqual([]);
      expect(await subject.store.latestSiteReports()).toEqual([]);
    });

    it('is every cell as it was kept', async () => {
      const readings = [
        aReading({ area: 'cua-lo', value: 1 }),
        aReading({ area: 'vinh', value: 2 }),
        aReading({ indicator: 'dvc.received', area: 'vinh', value: 3, at: testNow + 1 }),
        aReading({ indicator: 'fb.open', area: 'nghe-an', value: 4, source: '1022' }),
      ];

      await subject.keep(...readings);

      expect(await subject.latest()).toEqual(byCell(readings));
    });

    it('keeps a reading that comes twice once', async () => {
      await subject.keep(aReading({ value: 7 }));
      await subject.keep(aReading({ value: 7 }), aReading({ value: 7 }));

      expect(await subject.latest()).toEqual([aReading({ value: 7 })]);
      expect((await subject.store.series(anHourOf())).get(asArea('vinh'))).toHaveLength(1);
    });

    it('takes the later word for a correction of the same time', async () => {
      await subject.keep(aReading({ value: 7 }));
      await subject.keep(aReading({ value: 8 }));

      expect(await subject.latest()).toEqual([aReading({ value: 8 })]);
    });

    it('takes the later of two words inside one batch', async () => {
      await subject.keep(aReading({ value: 7 }), aReading({ value: 9 }));

      expect(await subject.latest()).toEqual([aReading({ value: 9 })]);
    });

    it('sends a reading that comes late to the history only', async () => {
      await subject.keep(aReading({ value: 2, at: testNow + 10 * minuteMs }));
      await subject.keep(aReading({ value: 1, at: testNow }));

      const points = (await subject.store.series(anHourOf())).get(asArea('vinh'));
      expect(await subject.latest()).toEqual([aReading({ value: 2, at: testNow + 10 * minuteMs })]);
      expect(points?.map(({ at }) => at)).toEqual([testNow, testNow + 10 * minuteMs]);
    });

    it('is of the source later in the alphabet when two speak of the same time', async () => {
      await subject.keep(aReading({ source: 'portal', value: 2 }), aReading({ source: 'mobile', value: 1 }));

      const points = (await subject.store.series(anHourOf())).get(asArea('vinh'));
      expect(await subject.latest()).toEqual([aReading({ source: 'portal', value: 2 })]);
      expect(points?.map(({ measured }) => measured)).toEqual([{ kind: 'value', value: 2 }]);
    });

    it('is the word of a person where one corrected a source', async () => {
      await subject.keep(aReading({ source: 'manual', value: 3 }), aReading({ source: 'portal', value: 2 }));

      const points = (await subject.store.series(anHourOf())).get(asArea('vinh'));
      expect(await subject.latest()).toEqual([aReading({ source: 'manual', value: 3 })]);
      expect(points?.map(({ measured }) => measured)).toEqual([{ kind: 'value', value: 3 }]);
    });

    it('is of the source that spoke last, whatever its name', async () => {
      await subject.keep(aReading({ source: 'portal', value: 2 }));
      await subject.keep(aReading({ source: 'mobile', value: 1, at: testNow + 1 }));

      expect(await subject.latest()).toEqual([aReading({ source: 'mobile', value: 1, at: testNow + 1 })]);
    });

    it('leaves out what is older than asked, and has what is exactly as old', async () => {
      await subject.keep(aReading({ at: testNow - 1 }), aReading({ area: 'cua-lo', at: testNow }));

      expect(await subject.latest(testNow)).toEqual([aReading({ area: 'cua-lo', at: testNow })]);
    });
  });

  describe('site reports', () => {
    const causes = ['mất điện', 'a,b c=d', 'say "hello"', "it's", 'back\\slash\\', 'two\nlines', null];

    it.each(causes)('keep their cause: %j', async (cause) => {
      await subject.store.keep(aBatch({ siteReports: [aSiteReport({ state: 'down', cause })] }));

      expect(await subject.store.latestSiteReports()).toEqual([aSiteReport({ state: 'down', cause })]);
    });

    it('are the newest of each site, in whatever order they came', async () => {
      const newest = aSiteReport({ at: testNow + 2, state: 'degraded', cause: 'battery' });
      const other = aSiteReport({ site: 'bts-2', state: 'up' });

      await subject.store.keep(
        aBatch({ siteReports: [aSiteReport({ state: 'down', cause: 'power' }), newest] }),
      );
      await subject.store.keep(
        aBatch({ siteReports: [aSiteReport({ at: testNow + 1, state: 'up' }), other] }),
      );

      const reports = await subject.store.latestSiteReports();
      expect(reports.toSorted((a, b) => a.site.localeCompare(b.site))).toEqual([newest, other]);
    });

    it('know the time of the last report when the state stays what it was', async () => {
      await subject.store.keep(aBatch({ siteReports: [aSiteReport({ at: testNow })] }));
      await subject.store.keep(aBatch({ siteReports: [aSiteReport({ at: testNow + minuteMs })] }));

      expect(await subject.store.latestSiteReports()).toEqual([aSiteReport({ at: testNow + minuteMs })]);
    });

    it('of before a moment are the newest that each site had said by then', async () => {
      const early = aSiteReport({ state: 'down', cause: 'power' });
      const late = aSiteReport({ at: testNow + hourMs, state: 'up' });
      await subject.store.keep(aBatch({ siteReports: [early, late] }));

      expect(await subject.store.latestSiteReports(testNow + hourMs)).toEqual([early]);
      expect(await subject.store.latestSiteReports(testNow)).toEqual([]);
    });

    it('of a span are its changes, by time, the first moment included and the last not', async () => {
      const reports = [0, 1, 2, 3].map((step) =>
        aSiteReport({ at: testNow + step * minuteMs, state: step % 2 === 0 ? 'down' : 'up' }),
      );
      const other = aSiteReport({ site: 'bts-2', at: testNow + 90_000, state: 'degraded', cause: 'battery' });
      await subject.store.keep(aBatch({ siteReports: [...reports.toReversed(), other] }));

      const span = { fromAt: testNow + minuteMs, toAt: testNow + 3 * minuteMs };
      expect(await subject.store.siteReports(span)).toEqual([reports[1], other, reports[2]]);
    });

    it('lose their cause with a correction that has none', async () => {
      await subject.store.keep(aBatch({ siteReports: [aSiteReport({ state: 'down', cause: 'power' })] }));
      await subject.store.keep(aBatch({ siteReports: [aSiteReport({ state: 'up', cause: null })] }));

      expect(await subject.store.latestSiteReports()).toEqual([aSiteReport({ state: 'up', cause: null })]);
    });
  });
}
