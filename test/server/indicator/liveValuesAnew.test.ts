import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCatalogue } from '#server/indicator/catalogue.ts';
import { createLiveValues } from '#server/indicator/liveValues.ts';
import type { LevelId } from '#shared/area/area.ts';
import type { Reading } from '#shared/indicator/reading.ts';
import { aProfile } from '#test/support/profileBuilders.ts';
import { anIndicator, aReading, asIndicator, minuteMs, reformAt } from '#test/support/readingBuilders.ts';

const communal = ['commune' as LevelId];
const everyLevel = ['province', 'district', 'commune'] as LevelId[];
/** Every rule, and every way in which levels can report. No thresholds: a band remembers where it came from. */
const indicators = [
  anIndicator({ id: 'a.sum', levels: communal }),
  anIndicator({ id: 'a.share', levels: communal, measure: 'ratio', rollUp: { rule: 'ratio' } }),
  anIndicator({ id: 'a.max', rollUp: { rule: 'max' } }),
  anIndicator({ id: 'a.everywhere', levels: everyLevel }),
  anIndicator({
    id: 'a.mean',
    levels: communal,
    rollUp: { rule: 'weighted-mean', weight: asIndicator('a.sum') },
  }),
];
const catalogue = createCatalogue(aProfile({ indicators, rules: [] }));
const everyArea = catalogue.tree.areas.map(({ id }) => id);

/** Around the reform, so that areas begin and end on the way. */
const startAt = reformAt - 5 * minuteMs;
type Step = { readonly readings: readonly Reading[]; readonly pass: number };

const someReading: fc.Arbitrary<Reading> = fc
  .record({
    indicator: fc.constantFrom(...indicators.map(({ id }) => id)),
    area: fc.constantFrom(...everyArea),
    at: fc.nat(10 * minuteMs).map((since) => startAt + since),
    value: fc.nat(100),
    parts: fc.boolean(),
  })
  .map(({ parts, value, ...given }) =>
    parts && given.indicator === 'a.share'
      ? aReading({ ...given, numerator: value, denominator: 100 })
      : aReading({ ...given, value }),
  );
const someSteps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({ readings: fc.array(someReading, { maxLength: 5 }), pass: fc.nat(2 * minuteMs) }),
  { minLength: 1, maxLength: 20 },
);

describe('live values that were kept up step by step', () => {
  test('are what they would be if everything were calculated anew', () => {
    fc.assert(
      fc.property(someSteps, (steps) => {
        let now = startAt;
        const kept = createLiveValues(catalogue);
        for (const { readings, pass } of steps) {
          kept.take(readings);
          // A second is how finely time is looked at: ends of freshness come at most that much later.
          now = Math.ceil((now + pass) / 1_000) * 1_000 + 1;
          kept.settle(now);
        }

        const anew = createLiveValues(catalogue);
        anew.take(steps.flatMap(({ readings }) => readings));
        anew.settle(now);

        // A cell that lost its value is shown as missing; calculated anew it was never there.
        expect(kept.cellsOf(everyArea).filter(({ measured }) => measured !== null)).toEqual(
          anew.cellsOf(everyArea),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('tell every change, so that whoever adds up what was told knows the same', () => {
    fc.assert(
      fc.property(someSteps, (steps) => {
        let now = startAt;
        const live = createLiveValues(catalogue);
        const told = new Map<string, unknown>();
        for (const { readings, pass } of steps) {
          live.take(readings);
          now += pass;
          for (const cell of live.settle(now)) told.set(`${cell.indicator}@${cell.area}`, cell);
        }

        const known = live
          .cellsOf(everyArea)
          .map((cell) => [`${cell.indicator}@${cell.area}`, cell] as const);
        expect(new Map(known)).toEqual(told);
      }),
    );
  });
});
