import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCatalogue } from '#server/indicator/catalogue.ts';
import { createHistoryGrids, type HistoryLevel, historyLevels } from '#server/indicator/historyLevel.ts';
import type { HistoryQuery, ReadingStore } from '#server/indicator/readingStore.ts';
import { createSeriesReader } from '#server/indicator/seriesReader.ts';
import { historyFromReadings } from '#server/store/history/historyFromReadings.ts';
import type { Reading } from '#shared/indicator/reading.ts';
import { aProfile } from '#test/support/profileBuilders.ts';
import {
  aBatch,
  aReading,
  asArea,
  asIndicator,
  hourMs,
  minuteMs,
  testTimeZone,
} from '#test/support/readingBuilders.ts';
import {
  goldenBuckets,
  goldenIndicators,
  goldenLatest,
  goldenNow,
  goldenParts,
  goldenRatioHours,
  goldenRollUps,
  vietnamTime,
} from './goldenReadings.ts';
import { byCell } from './storeSubject.ts';

/** A store with roll-ups, on `aProfileTree` and `goldenIndicators`. */
export interface HistoryUnderTest {
  current(): ReadingStore;
  /** Brings the roll-ups up to that instant, epoch ms. */
  upkeep(now: number): Promise<void>;
  /** Closes it, however far it is, and opens what it kept again. */
  reopen(): Promise<void>;
  dispose(): Promise<void>;
}

/** One of the readings that the random history is made of: five days in steps of 100 s, few enough to collide. */
const someReading = fc
  .record({
    area: fc.constantFrom('vinh', 'cua-lo'),
    at: fc.nat({ max: 5 * 24 * 36 }).map((step) => vietnamTime('00:00', -3) + step * 100_000),
    value: fc.nat({ max: 99 }),
    source: fc.constantFrom('portal', 'mobile'),
    quality: fc.constantFrom('good', 'good', 'good', 'bad' as const),
  })
  .map((given) => aReading(given));

const identityOf = ({ area, at, source }: Reading): string => `${area}/${source}/${at}`;

/** What every store with roll-ups does, the database in its place. */
export function describeHistory(name: string, createStore: () => Promise<HistoryUnderTest>): void {
  describe(`the history of ${name}`, () => {
    let underTest: HistoryUnderTest;

    beforeEach(async () => {
      underTest = await createStore();
    });

    afterEach(() => underTest.dispose());

    const keep = (readings: readonly Reading[]) => underTest.current().keep(aBatch({ readings }));

    async function tellGoldenStory(afterPart: (upkeepAt: number) => Promise<void>): Promise<void> {
      for (const { batches, upkeepAt } of goldenParts) {
        for (const batch of batches) await keep(batch);
        await afterPart(upkeepAt);
      }
    }

    const historyOf = async (level: HistoryLevel, indicator = 'dvc.overdue') => {
      const query: HistoryQuery = {
        indicator: asIndicator(indicator),
        areas: [asArea('vinh')],
        fromAt: vietnamTime('00:00', -2),
        toAt: vietnamTime('00:00', 2),
        level,
      };
      return (await underTest.current().history(query)).get(asArea('vinh'));
    };

    const tellings = {
      'rolled up in between': () => tellGoldenStory((upkeepAt) => underTest.upkeep(upkeepAt)),
      'never rolled up': () => tellGoldenStory(async () => undefined),
      'stopped before every roll-up': () =>
        tellGoldenStory(async (upkeepAt) => {
          await underTest.reopen();
          await underTest.upkeep(upkeepAt);
        }),
      'late readings not rolled up yet': async () => {
        const [first, second, third] = goldenParts;
        for (const batch of first?.batches ?? []) await keep(batch);
        await underTest.upkeep(goldenNow);
        for (const batch of [...(second?.batches ?? []), ...(third?.batches ?? [])]) await keep(batch);
      },
    };

    describe.each(Object.entries(tellings))('of the golden set, %s', (_how, tell) => {
      beforeEach(tell);

      it('has the last, count and extremes of every bucket at every level', async () => {
        for (const level of historyLevels)
          expect(await historyOf(level), level).toEqual(goldenBuckets[level]);
        expect(await historyOf('1h', 'dvc.submit_online_pct')).toEqual(goldenRatioHours);
      });

      it('knows what is newest', async () => {
        const latest = byCell(await underTest.current().latest(0));

        expect(latest).toEqual(byCell(goldenLatest));
      });

      it('rolls the province up as the wall did', async () => {
        const catalogue = createCatalogue(aProfile({ indicators: [...goldenIndicators], rules: [] }));
        const store = underTest.current();
        const reader = createSeriesReader({ catalogue, store, now: () => goldenNow });

        for (const { what, indicator, points, ...range } of goldenRollUps) {
          const asked = { indicator: asIndicator(indicator), area: asArea('nghe-an'), ...range };
          const result = await reader.read(asked);

          expect(result.ok && result.value.points, what).toEqual(points);
        }
      });
    });

    it('is the same whatever the order, the repetitions and the moments of rolling up', async () => {
      const grids = createHistoryGrids(testTimeZone);
      const moments = fc.array(fc.nat({ max: 6 * 24 }), { minLength: 4, maxLength: 4 });
      const stories = fc.tuple(fc.array(someReading, { minLength: 60, maxLength: 60 }), moments);
      const [readings = [], hours = []] = fc.sample(stories, { numRuns: 1, seed: 20_241_121 })[0] ?? [];
      const kept = new Map<string, Reading>();

      for (const [index, hour] of hours.toSorted((a, b) => a - b).entries()) {
        const part = readings.slice(index * 15, index * 15 + 15);
        for (const reading of part) kept.set(identityOf(reading), reading);
        await keep([...new Map(part.map((reading) => [identityOf(reading), reading])).values()]);
        await underTest.upkeep(vietnamTime('00:30', -3) + hour * hourMs);
      }

      const areas = [asArea('vinh'), asArea('cua-lo'), asArea('dien-chau')];
      const range = { fromAt: vietnamTime('00:00', -4), toAt: vietnamTime('00:00', 4) };
      for (const level of historyLevels) {
        const query = { indicator: asIndicator('dvc.overdue'), areas, level, ...range };
        const expected = await historyFromReadings(async () => [...kept.values()], grids, query);
        expect(await underTest.current().history(query), level).toEqual(expected);
      }
    });

    it('has a list for every asked area, an empty one for a gap', async () => {
      await keep([aReading({ at: vietnamTime('14:01') })]);

      const history = await underTest.current().history({
        indicator: asIndicator('dvc.overdue'),
        areas: [asArea('vinh'), asArea('cua-lo')],
        fromAt: vietnamTime('15:00'),
        toAt: vietnamTime('16:00'),
        level: '5m',
      });

      expect([...history]).toEqual([
        [asArea('vinh'), []],
        [asArea('cua-lo'), []],
      ]);
    });

    it('has its first and last bucket whole, wherever the range cuts them', async () => {
      await keep([1, 3, 8].map((minute) => aReading({ at: vietnamTime('14:00') + minute * minuteMs })));

      const history = await underTest.current().history({
        indicator: asIndicator('dvc.overdue'),
        areas: [asArea('vinh')],
        fromAt: vietnamTime('14:02'),
        toAt: vietnamTime('14:06'),
        level: '5m',
      });

      expect(history.get(asArea('vinh'))?.map(({ count }) => count)).toEqual([2, 1]);
    });

    it('gives every reading of a span once, as corrected', async () => {
      await keep([aReading({ at: vietnamTime('14:01'), value: 1 }), aReading({ at: vietnamTime('15:00') })]);
      await keep([aReading({ at: vietnamTime('14:01'), value: 2, quality: 'bad' })]);

      const readings = await underTest.current().readings({
        indicator: asIndicator('dvc.overdue'),
        areas: [asArea('vinh')],
        fromAt: vietnamTime('14:00'),
        toAt: vietnamTime('15:00'),
      });

      expect(readings).toEqual([aReading({ at: vietnamTime('14:01'), value: 2, quality: 'bad' })]);
    });
  });
}
