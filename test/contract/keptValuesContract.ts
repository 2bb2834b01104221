import { describe, expect, it } from 'vitest';
import { aReading, asArea, testNow } from '#test/support/readingBuilders.ts';
import { anHourOf, byCell, type StoreSubject } from './storeSubject.ts';

/** What a reading store keeps of a value: a section of its contract. */
export function describeKeptValues(subject: StoreSubject): void {
  describe('values', () => {
    it.each([0.1 + 0.2, 1e15, -3.25, 0, 1e21, 5e-324, 1.7976931348623157e308, 9_007_199_254_740_991, 1 / 3])(
      'come back to the digit: %d',
      async (value) => {
        await subject.keep(aReading({ value }));

        expect(await subject.latest()).toEqual([aReading({ value })]);
      },
    );

    it('keep both parts of a ratio', async () => {
      const ratio = aReading({ indicator: 'dvc.submit_online_pct', numerator: 812, denominator: 1011.5 });

      await subject.keep(ratio);

      const points = await subject.store.series(anHourOf({ indicator: ratio.indicator }));
      expect(await subject.latest()).toEqual([ratio]);
      expect(points.get(asArea('vinh'))).toEqual([
        { bucketAt: testNow, at: testNow, measured: ratio.measured },
      ]);
    });

    it('keep a ratio of nothing', async () => {
      const ratio = aReading({ indicator: 'dvc.submit_online_pct', numerator: 0, denominator: 0 });

      await subject.keep(ratio);

      expect(await subject.latest()).toEqual([ratio]);
    });

    it('keep a ratio reported without its parts as reported, and as uncertain', async () => {
      const bare = aReading({ indicator: 'dvc.submit_online_pct', value: 95.3, quality: 'uncertain' });

      await subject.keep(bare);

      const points = await subject.store.series(anHourOf({ indicator: bare.indicator }));
      expect(await subject.latest()).toEqual([bare]);
      expect(points.get(asArea('vinh'))?.[0]?.measured).toEqual(bare.measured);
    });

    it('let parts take the place of a bare percentage of the same time', async () => {
      const indicator = 'dvc.submit_online_pct';
      const parts = aReading({ indicator, numerator: 812, denominator: 1011 });

      await subject.keep(aReading({ indicator, value: 95.3, quality: 'uncertain' }));
      await subject.keep(parts);

      expect(await subject.latest()).toEqual([parts]);
    });

    it('keep the quality of each', async () => {
      const readings = [
        aReading({ area: 'cua-lo', quality: 'uncertain' }),
        aReading({ area: 'dien-chau', quality: 'bad' }),
        aReading({ area: 'vinh', quality: 'good' }),
        aReading({ area: 'vinh', indicator: 'dvc.submit_online_pct', value: 95, quality: 'bad' }),
      ];

      await subject.keep(...readings);

      expect(await subject.latest()).toEqual(byCell(readings));
    });

    it('are good again after the correction of a bad one', async () => {
      await subject.keep(aReading({ value: 9999, quality: 'bad' }));
      await subject.keep(aReading({ value: 99, quality: 'good' }));

      expect(await subject.latest()).toEqual([aReading({ value: 99, quality: 'good' })]);
    });

    it('are good again when they were taken back and brought again as they were', async () => {
      const imported = aReading({ value: 42, source: 'import' });

      await subject.keep(imported);
      await subject.keep({ ...imported, quality: 'bad' });
      await subject.keep(imported);

      expect(await subject.latest()).toEqual([imported]);
    });

    it.each([
      'Cổng dịch vụ công',
      'a,b c=d',
      'say "hello"',
      "it's",
      'ends in a backslash\\',
      '50% \\n %0A',
      'two\nlines\tand a tab',
    ])('come from a source of any name: %j', async (source) => {
      await subject.keep(aReading({ source }));

      expect(await subject.latest()).toEqual([aReading({ source })]);
    });
  });
}
