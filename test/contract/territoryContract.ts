import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCatalogue } from '#server/indicator/catalogue.ts';
import { createSeriesReader } from '#server/indicator/seriesReader.ts';
import type { Measured } from '#shared/indicator/reading.ts';
import { aProfile } from '#test/support/profileBuilders.ts';
import {
  aBatch,
  anArea,
  aProfileTree,
  aReading,
  asArea,
  asIndicator,
  hourMs,
  minuteMs,
  type ReadingGiven,
  reformAt,
  reformDay,
} from '#test/support/readingBuilders.ts';
import { goldenIndicators } from './goldenReadings.ts';
import type { HistoryUnderTest } from './historyContract.ts';

/**
 * On the day of the reform the town and the village become one district, which has the town's code; another district is divided
 * into north and south, of which north has its code.
 */
export const territoryTree = aProfileTree([
  anArea({ id: 'town', code: '500', validTo: reformDay }),
  anArea({ id: 'village', code: '501', validTo: reformDay }),
  anArea({
    id: 'joined',
    code: '500',
    validFrom: reformDay,
    replaces: [asArea('town'), asArea('village')],
  }),
  anArea({ id: 'whole', code: '600', validTo: reformDay }),
  anArea({ id: 'north', code: '600', validFrom: reformDay, takesPartOf: [asArea('whole')] }),
  anArea({ id: 'south', code: '601', validFrom: reformDay, takesPartOf: [asArea('whole')] }),
]);

const before = reformAt - hourMs;
const after = reformAt;
const lastMinute = (bucketAt: number): number => bucketAt + 59 * minuteMs;
const then = (area: string, given: ReadingGiven) => aReading({ area, at: lastMinute(before), ...given });
const since = (area: string, given: ReadingGiven) => aReading({ area, at: lastMinute(after), ...given });
const online = { indicator: 'dvc.submit_online_pct' };

const story = [
  then('town', { value: 3 }),
  then('village', { value: 4.5 }),
  since('joined', { value: 9 }),
  then('town', { ...online, numerator: 1, denominator: 2 }),
  then('village', { ...online, numerator: 1, denominator: 8 }),
  since('joined', { ...online, numerator: 5, denominator: 9 }),
  then('town', { indicator: 'dvc.wait_days', value: 2.5 }),
  then('village', { indicator: 'dvc.wait_days', value: 4 }),
  then('town', { indicator: 'dvc.received', value: 30 }),
  then('village', { indicator: 'dvc.received', value: 10 }),
  then('whole', { value: 7 }),
  since('north', { value: 4 }),
  since('south', { value: 2 }),
];

const value = (number: number): Measured => ({ kind: 'value', value: number });

/** What the territory of an area had in the hour before the reform and in the one after it; null: no point. */
const answers = [
  ['a sum of those it was made from', 'joined', 'dvc.overdue', [value(7.5), value(9)]],
  [
    'a ratio of sums, never a mean of ratios',
    'joined',
    'dvc.submit_online_pct',
    [
      { kind: 'ratio', numerator: 2, denominator: 10 },
      { kind: 'ratio', numerator: 5, denominator: 9 },
    ],
  ],
  // (2.5 × 30 + 4 × 10) / 40
  ['a mean weighed with both', 'joined', 'dvc.wait_days', [value(2.875), null]],
  ['nothing where it was divided', 'north', 'dvc.overdue', [null, value(4)]],
  ['the pieces together', 'whole', 'dvc.overdue', [value(7), value(6)]],
  ['nothing of a town that was swallowed', 'town', 'dvc.overdue', [value(3), null]],
] as const;

/** Asked for the same territory every store with roll-ups answers the same, the database in its place. */
export function describeTerritory(name: string, createStore: () => Promise<HistoryUnderTest>): void {
  describe(`the territory of an area over time from ${name}`, () => {
    let underTest: HistoryUnderTest;

    beforeEach(async () => {
      underTest = await createStore();
      await underTest.current().keep(aBatch({ readings: story }));
      await underTest.upkeep(reformAt + 3 * hourMs);
    });

    afterEach(() => underTest.dispose());

    it.each(answers)('is %s', async (_what, area, indicator, expected) => {
      const profile = aProfile({
        areas: [...territoryTree.areas],
        indicators: [...goldenIndicators],
        rules: [],
      });
      const reader = createSeriesReader({
        catalogue: createCatalogue(profile),
        store: underTest.current(),
        now: () => reformAt + 3 * hourMs,
      });

      const result = await reader.read({
        indicator: asIndicator(indicator),
        area: asArea(area),
        fromAt: before,
        toAt: after + hourMs,
        everyMs: hourMs,
        sameTerritory: true,
      });

      const points = result.ok ? result.value.points : [];
      const at = (bucketAt: number) => points.find((point) => point.bucketAt === bucketAt)?.measured ?? null;
      expect([at(before), at(after)]).toEqual(expected);
      expect(points).toHaveLength(expected.filter((point) => point !== null).length);
    });
  });
}
