import { describe, expect, test } from 'vitest';
import { createAlertBook } from '#server/alert/alertBook.ts';
import { createAlertEngine } from '#server/alert/alertEngine.ts';
import { createCatalogue } from '#server/indicator/catalogue.ts';
import { createLiveValues } from '#server/indicator/liveValues.ts';
import { createSourceLiveness } from '#server/indicator/sourceLiveness.ts';
import { createReadingPipeline } from '#server/readingPipeline.ts';
import type { AlertRule } from '#shared/alert/alertRule.ts';
import { anAcknowledgement, aUser } from '#test/support/alertBuilders.ts';
import { aClock } from '#test/support/manualClock.ts';
import { aMemoryAlertJournal } from '#test/support/memoryAlertJournal.ts';
import { aMemoryReadingStore } from '#test/support/memoryReadingStore.ts';
import { aProfile, aRule } from '#test/support/profileBuilders.ts';
import { aBatch, aReading, asArea, minuteMs } from '#test/support/readingBuilders.ts';
import { aSilentLog } from '#test/support/silentLog.ts';
import { siteParts } from '#test/support/siteParts.ts';

/** The road of a reading from the live values to the journal, with one operator who takes whatever calls. */
function aCentre(rule: AlertRule) {
  const clock = aClock();
  const journal = aMemoryAlertJournal();
  const catalogue = createCatalogue(aProfile({ rules: [rule] }));
  const liveValues = createLiveValues(catalogue);
  const liveness = createSourceLiveness(catalogue, clock());
  let ids = 0;
  const newId = (): string => {
    ids += 1;
    return `id-${ids}`.padStart(8, '-');
  };
  const book = createAlertBook({
    ...{ catalogue, journal, openAlerts: [], annunciations: [], recent: [], newId, log: aSilentLog() },
    ...{ findUser: async () => null, onChange: () => undefined },
  });
  const pipeline = createReadingPipeline({
    ...{ catalogue, store: aMemoryReadingStore(), liveValues, liveness, book, clock },
    ...siteParts(catalogue),
    engine: createAlertEngine({ catalogue, liveness, cellOf: liveValues.get, openAlerts: [] }),
    publisher: { cells: () => undefined, sites: () => undefined },
  });
  return {
    clock,
    reads: async (area: string, value: number): Promise<void> => {
      pipeline.remember(aBatch({ readings: [aReading({ area, value, at: clock() })] }));
      await pipeline.settled();
    },
    takeAll: async (area: string): Promise<void> => {
      for (const { id, revision, facts, area: where } of book.open())
        if (where === area && !facts.acknowledged)
          await book.carryOut(
            aUser(),
            anAcknowledgement({ operationId: newId(), alertId: id, revision }),
            clock(),
          );
    },
    callsOf: (area: string): number =>
      journal.entries.filter((entry) => entry.annunciated && entry.alert.area === asArea(area)).length,
  };
}

const crossings = 100;
const tenMinutesMs = 10 * minuteMs;

/** A hundred times over the limit and back in ten minutes, in Vinh; Cửa Lò is calm meanwhile. */
async function chatter(rule: AlertRule, [low, high]: readonly [number, number]) {
  const centre = aCentre(rule);
  for (let crossing = 0; crossing < crossings; crossing += 1) {
    await centre.reads('vinh', high);
    centre.clock.pass(tenMinutesMs / crossings / 2);
    await centre.reads('vinh', low);
    centre.clock.pass(tenMinutesMs / crossings / 2);
  }
  return centre;
}

describe('a value that crosses its limit a hundred times in ten minutes', () => {
  test.each([
    ['without deadband or delays', { deadband: 0 }, [49, 50], 1],
    ['within its deadband', { deadband: 5 }, [46, 51], 1],
    ['faster than the on-delay', { deadband: 0, onDelay: 30_000 }, [49, 50], 0],
    ['faster than the off-delay', { deadband: 0, offDelay: 30_000 }, [49, 50], 1],
  ] as const)('calls for attention at most once: %s', async (_how, given, values, calls) => {
    const centre = await chatter(aRule(given), values);

    expect(centre.callsOf('vinh')).toBe(calls);
  });

  test('hides none of the calls of a quiet neighbour', async () => {
    const centre = aCentre(aRule({ deadband: 0 }));
    const times = 10;

    for (let time = 0; time < times; time += 1) {
      await centre.reads('cua-lo', 90);
      await centre.takeAll('cua-lo');
      for (let crossing = 0; crossing < crossings; crossing += 1) {
        await centre.reads('vinh', crossing % 2 === 0 ? 50 : 49);
        centre.clock.pass(tenMinutesMs / crossings);
      }
      await centre.reads('cua-lo', 10);
      centre.clock.pass(tenMinutesMs);
    }

    expect(centre.callsOf('cua-lo')).toBe(times);
    expect(centre.callsOf('vinh')).toBeLessThanOrEqual(times);
  });
});
