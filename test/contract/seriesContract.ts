import { describe, expect, it } from 'vitest';
import { aReading, asArea, hourMs, minuteMs, reformAt, testNow } from '#test/support/readingBuilders.ts';
import { anHourOf, type StoreSubject } from './storeSubject.ts';

/** What a reading store answers when asked for a series: a section of its contract. */
export function describeSeries(subject: StoreSubject): void {
  describe('a series', () => {
    it('has an empty list for an area without readings', async () => {
      await subject.keep(aReading({ area: 'vinh' }));

      const series = await subject.store.series(anHourOf({ areas: ['vinh', 'cua-lo'] }));

      expect([...series.keys()]).toEqual([asArea('vinh'), asArea('cua-lo')]);
      expect(series.get(asArea('cua-lo'))).toEqual([]);
    });

    it('has the last reading of every bucket and nothing for the gaps', async () => {
      await subject.keep(
        aReading({ at: testNow + 1 * minuteMs, value: 1 }),
        aReading({ at: testNow + 4 * minuteMs, value: 2 }),
        aReading({ at: testNow + 21 * minuteMs, value: 3 }),
      );

      const points = (await subject.store.series(anHourOf())).get(asArea('vinh'));

      expect(points).toEqual([
        { bucketAt: testNow, at: testNow + 4 * minuteMs, measured: { kind: 'value', value: 2 } },
        {
          bucketAt: testNow + 20 * minuteMs,
          at: testNow + 21 * minuteMs,
          measured: { kind: 'value', value: 3 },
        },
      ]);
    });

    it('has what is exactly at its beginning and not what is exactly at its end', async () => {
      await subject.keep(
        aReading({ at: testNow - 1, value: 1 }),
        aReading({ at: testNow, value: 2 }),
        aReading({ at: testNow + hourMs - 1, value: 3 }),
        aReading({ at: testNow + hourMs, value: 4 }),
      );

      const points = (await subject.store.series(anHourOf())).get(asArea('vinh'));

      expect(points?.map(({ at }) => at)).toEqual([testNow, testNow + hourMs - 1]);
    });

    it('begins its buckets at multiples of their length, not at its beginning', async () => {
      await subject.keep(aReading({ at: testNow + 1 * minuteMs }), aReading({ at: testNow + 3 * minuteMs }));

      const points = (await subject.store.series(anHourOf({ fromAt: testNow + 2 * minuteMs }))).get(
        asArea('vinh'),
      );

      expect(points?.map(({ bucketAt, at }) => [bucketAt, at])).toEqual([[testNow, testNow + 3 * minuteMs]]);
    });

    it('is of the asked indicator and areas alone', async () => {
      await subject.keep(
        aReading({ value: 1 }),
        aReading({ indicator: 'dvc.received', value: 2, at: testNow + 1 }),
        aReading({ area: 'cua-lo', value: 3, at: testNow + 1 }),
      );

      const series = await subject.store.series(anHourOf());

      expect([...series]).toEqual([
        [asArea('vinh'), [{ bucketAt: testNow, at: testNow, measured: { kind: 'value', value: 1 } }]],
      ]);
    });

    it('has the exact times when many readings share a bucket over a long time', async () => {
      const days = 400;
      const day = 24 * hourMs;
      const fromAt = Math.floor(testNow / day) * day;
      await subject.keep(
        ...Array.from({ length: days }, (_, index) => [
          aReading({ at: fromAt + index * day + 1, value: index }),
          aReading({ at: fromAt + index * day + 12 * hourMs + 7, value: index + 0.5 }),
        ]).flat(),
      );

      const query = anHourOf({ fromAt, toAt: fromAt + days * day, everyMs: day });
      const points = (await subject.store.series(query)).get(asArea('vinh'));

      expect(points).toHaveLength(days);
      expect(points?.[399]).toEqual({
        bucketAt: fromAt + 399 * day,
        at: fromAt + 399 * day + 12 * hourMs + 7,
        measured: { kind: 'value', value: 399.5 },
      });
    });

    it('keeps two areas apart that carried the same code one after the other', async () => {
      await subject.keep(
        aReading({ area: 'nghi-phu', at: reformAt - 1, value: 1 }),
        aReading({ area: 'truong-vinh', at: reformAt, value: 2 }),
      );

      const query = anHourOf({
        areas: ['nghi-phu', 'truong-vinh'],
        fromAt: reformAt - hourMs,
        toAt: reformAt + hourMs,
        everyMs: 24 * hourMs,
      });
      const series = await subject.store.series(query);

      expect(series.get(asArea('nghi-phu'))?.map(({ at }) => at)).toEqual([reformAt - 1]);
      expect(series.get(asArea('truong-vinh'))?.map(({ at }) => at)).toEqual([reformAt]);
      expect((await subject.latest()).map(({ area }) => area)).toEqual(['nghi-phu', 'truong-vinh']);
    });
  });
}
