import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAlertBook } from '#server/alert/alertBook.ts';
import { createAlertEngine } from '#server/alert/alertEngine.ts';
import type { AlertJournal, JournalEntry } from '#server/alert/alertJournal.ts';
import { createCatalogue } from '#server/indicator/catalogue.ts';
import { createLiveValues } from '#server/indicator/liveValues.ts';
import { createSourceLiveness } from '#server/indicator/sourceLiveness.ts';
import { createReadingPipeline } from '#server/readingPipeline.ts';
import { stateOf } from '#shared/alert/alertState.ts';
import { anAcknowledgement, aUser } from '#test/support/alertBuilders.ts';
import { aClock, type ManualClock } from '#test/support/manualClock.ts';
import { aMemoryAlertJournal } from '#test/support/memoryAlertJournal.ts';
import { aMemoryReadingStore } from '#test/support/memoryReadingStore.ts';
import { aProfile, aRule } from '#test/support/profileBuilders.ts';
import { aBatch, aReading } from '#test/support/readingBuilders.ts';
import { aSilentLog } from '#test/support/silentLog.ts';
import { siteParts } from '#test/support/siteParts.ts';

const catalogue = createCatalogue(aProfile({ rules: [aRule({ onDelay: 2_000, offDelay: 3_000 })] }));

/** The alert side of a centre, from its journal on: what a start finds. */
async function aStart(journal: AlertJournal, clock: ManualClock, newId: () => string) {
  const openAlerts = await journal.openAlerts();
  const liveValues = createLiveValues(catalogue);
  const liveness = createSourceLiveness(catalogue, clock());
  const parts = { catalogue, journal, openAlerts, annunciations: [], recent: [], newId, log: aSilentLog() };
  const book = createAlertBook({ findUser: async () => null, ...parts, onChange: () => undefined });
  const pipeline = createReadingPipeline({
    catalogue,
    store: aMemoryReadingStore(),
    liveValues,
    liveness,
    ...siteParts(catalogue),
    engine: createAlertEngine({ catalogue, liveness, cellOf: liveValues.get, openAlerts }),
    book,
    publisher: { cells: () => undefined, sites: () => undefined },
    clock,
  });
  return { book, pipeline };
}

type Step =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'journal'; readonly away: boolean }
  | { readonly kind: 'tick' | 'restart' | 'acknowledge' };

const someStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('value' as const), value: fc.integer({ min: 40, max: 60 }) }),
  },
  { weight: 4, arbitrary: fc.constant({ kind: 'tick' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'acknowledge' as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('journal' as const), away: fc.boolean() }) },
);

/** Plays the steps a second apart, gives the journal back and lets every delay end. */
async function play(steps: readonly Step[]) {
  const clock = aClock();
  const journal = aMemoryAlertJournal();
  let ids = 0;
  const newId = (): string => {
    ids += 1;
    return `id-${ids}`;
  };
  let last = 40;
  let centre = await aStart(journal, clock, newId);
  const takes = (value: number): void => {
    last = value;
    centre.pipeline.remember(aBatch({ readings: [aReading({ value, at: clock() })] }));
  };
  const restart = async (): Promise<void> => {
    centre = await aStart(journal, clock, newId);
    takes(last);
  };
  const acknowledge = async (): Promise<void> => {
    const [alert] = centre.book.open();
    if (!alert) return;
    const command = { operationId: newId().padStart(8, '-'), alertId: alert.id, revision: alert.revision };
    await centre.book.carryOut(aUser(), anAcknowledgement(command), clock());
  };
  for (const step of steps) {
    clock.pass(1_000);
    if (step.kind === 'value') takes(step.value);
    if (step.kind === 'tick') centre.pipeline.tick();
    if (step.kind === 'journal') journal.setAway(step.away);
    if (step.kind === 'restart') await restart();
    if (step.kind === 'acknowledge') await acknowledge();
    await centre.pipeline.settled();
  }
  journal.setAway(false);
  for (let second = 0; second < 6; second += 1) {
    clock.pass(1_000);
    centre.pipeline.tick();
    await centre.pipeline.settled();
  }
  return { open: centre.book.open(), entries: journal.entries, last };
}

const byAlert = (entries: readonly JournalEntry[]): JournalEntry[][] => [
  ...Map.groupBy(entries, ({ alert }) => alert.id).values(),
];

describe('whatever happens: readings, delays, a journal that goes away, restarts', () => {
  test('in the end there is an active alert exactly when the value is beyond its limit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(someStep, { maxLength: 60 }), async (steps) => {
        const { open, last } = await play(steps);

        const active = open.filter(({ facts }) => facts.active);
        expect(active.length).toBeLessThanOrEqual(1);
        if (last >= 50) expect(active).toHaveLength(1);
        if (last < 45) expect(active).toHaveLength(0);
      }),
      { numRuns: 150 },
    );
  });

  test('the journal tells a story without holes: revisions one by one, raise and return in turn', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(someStep, { maxLength: 60 }), async (steps) => {
        const { entries } = await play(steps);

        for (const story of byAlert(entries)) {
          expect(story.map(({ alert }) => alert.revision)).toEqual(story.map((_, index) => index + 1));
          const swings = story.map(({ event }) => event).filter((event) => event !== 'acknowledge');
          expect(swings).toEqual(swings.map((_, index) => (index % 2 === 0 ? 'raise' : 'return')));
          const closedAt = story.findIndex(({ alert }) => stateOf(alert.facts) === 'normal');
          expect(closedAt === -1 || closedAt === story.length - 1).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });
});
