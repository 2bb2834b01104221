import { describe, expect, test } from 'vitest';
import { createAlertBook } from '#server/alert/alertBook.ts';
import { createAlertEngine } from '#server/alert/alertEngine.ts';
import { createCatalogue } from '#server/indicator/catalogue.ts';
import { createLiveValues } from '#server/indicator/liveValues.ts';
import type { RawPoint } from '#server/indicator/rawPoint.ts';
import { createSourceLiveness } from '#server/indicator/sourceLiveness.ts';
import { createReadingPipeline } from '#server/readingPipeline.ts';
import type { Profile } from '#shared/profile/profile.ts';
import { aClock } from '#test/support/manualClock.ts';
import { aMemoryAlertJournal } from '#test/support/memoryAlertJournal.ts';
import { aMemoryReadingStore } from '#test/support/memoryReadingStore.ts';
import { aProfile, aRule } from '#test/support/profileBuilders.ts';
import {
  aBatch,
  anIndicator,
  aReading,
  aSiteReport,
  asArea,
  asIndicator,
  asSource,
  hourMs,
  minuteMs,
  testNow,
} from '#test/support/readingBuilders.ts';
import { aSilentLog } from '#test/support/silentLog.ts';
import { siteParts } from '#test/support/siteParts.ts';

const aPoint = (value: number, given: Partial<RawPoint> = {}): RawPoint => ({
  position: 1,
  measurement: 'dvc',
  tags: { area: '412' },
  fields: { overdue: value },
  at: testNow,
  ...given,
});
const aSitePoint = (state: string): RawPoint =>
  aPoint(0, { measurement: 'site', tags: { site: 'bts-1' }, fields: { state } });

/** The pipeline with every part real but store, journal and screens. `told` is what happened, in order. */
function aPipeline(rules = [aRule()], profile: Partial<Profile> = {}) {
  const clock = aClock();
  const told: string[] = [];
  const catalogue = createCatalogue(aProfile({ rules, ...profile }));
  const memory = aMemoryReadingStore();
  const store = {
    ...memory,
    keep: async (batch: Parameters<typeof memory.keep>[0]) => {
      await memory.keep(batch);
      told.push('kept');
    },
  };
  const liveValues = createLiveValues(catalogue);
  const liveness = createSourceLiveness(catalogue, clock());
  const journal = aMemoryAlertJournal();
  let ids = 0;
  const book = createAlertBook({
    findUser: async () => null,
    catalogue,
    journal,
    openAlerts: [],
    annunciations: [],
    recent: [],
    onChange: ({ alerts }) => void told.push(`alert ${alerts.map(({ area }) => area)}`),
    newId: () => {
      ids += 1;
      return `alert-${ids}`;
    },
    log: aSilentLog(),
  });
  const pipeline = createReadingPipeline({
    catalogue,
    store,
    liveValues,
    liveness,
    ...siteParts(catalogue),
    engine: createAlertEngine({ catalogue, liveness, cellOf: liveValues.get, openAlerts: [] }),
    book,
    publisher: {
      cells: (changed) => {
        if (changed.length > 0) told.push(`cells ${changed.map(({ area }) => area).sort()}`);
      },
      sites: (changed) => {
        if (changed.length > 0) told.push(`sites ${changed.map(({ site }) => site)}`);
      },
    },
    clock,
  });
  return {
    ...pipeline,
    clock,
    told,
    store: memory,
    journal,
    book,
    liveness,
    cellOf: (area: string, indicator = 'dvc.overdue') => liveValues.get(asIndicator(indicator), asArea(area)),
  };
}

describe('a reading on its way', () => {
  test('is kept before anybody is told, and an alert comes last', async () => {
    const pipeline = aPipeline();

    const acceptance = await pipeline.accept([aPoint(60)]);
    await pipeline.settled();

    expect(acceptance).toEqual({ accepted: 1, rejections: [] });
    expect(pipeline.told).toEqual(['kept', 'cells nghe-an,vinh', 'alert vinh']);
  });

  test('of a site is kept and told as well', async () => {
    const pipeline = aPipeline();

    expect(await pipeline.accept([aSitePoint('down')])).toEqual({ accepted: 1, rejections: [] });

    expect(pipeline.told).toEqual(['kept', 'sites bts-1']);
  });

  test('of a site that only says the same again is known, and not kept again', async () => {
    const pipeline = aPipeline();
    await pipeline.accept([aSitePoint('down')]);
    pipeline.clock.pass(minuteMs);

    const again = { ...aSitePoint('down'), at: testNow + minuteMs };

    expect(await pipeline.accept([again])).toEqual({ accepted: 1, rejections: [] });
    expect(pipeline.told).toEqual(['kept', 'sites bts-1']);
  });

  test('of a site is counted with the next tick, on the same road as every other', async () => {
    const down = anIndicator({ id: 'tel.bts_down', sites: { kind: 'bts', figure: 'down' } });
    const pipeline = aPipeline([], { indicators: [down] });
    await pipeline.accept([aSitePoint('down')]);

    pipeline.tick();
    await pipeline.settled();

    const counted = pipeline.store.kept.flatMap(({ readings }) => readings);
    expect(counted).toMatchObject([{ indicator: 'tel.bts_down', area: 'vinh', source: 'sites' }]);
    expect(pipeline.cellOf('nghe-an', 'tel.bts_down')).toMatchObject({
      measured: { kind: 'value', value: 1 },
      reporting: 1,
      expected: 3,
    });
  });

  test('of a site that could not be kept is kept when it comes again', async () => {
    const pipeline = aPipeline();
    pipeline.store.refuse('store-away');
    await expect(pipeline.accept([aSitePoint('down')])).rejects.toThrow();
    pipeline.store.refuse(null);

    await pipeline.accept([aSitePoint('down')]);

    expect(pipeline.store.kept.flatMap(({ siteReports }) => siteReports)).toHaveLength(1);
  });

  test('of a site that others wrote is a sign of life at the time it tells of', () => {
    const down = anIndicator({ id: 'tel.bts_down', sites: { kind: 'bts', figure: 'down' } });
    const pipeline = aPipeline([], { indicators: [down] });
    const hourAgo = aSiteReport({ at: testNow - hourMs, state: 'down' });

    pipeline.observe({ readings: [], siteReports: [hourAgo] });

    expect(pipeline.liveness.isLate(asSource('portal'), pipeline.clock())).toBe(true);
    pipeline.observe({ readings: [], siteReports: [hourAgo, aSiteReport({ site: 'bts-2' })] });
    expect(pipeline.liveness.isLate(asSource('portal'), pipeline.clock())).toBe(false);
  });

  test('counts as heard by our clock', async () => {
    const pipeline = aPipeline();
    pipeline.clock.pass(hourMs);

    await pipeline.accept([aPoint(1, { at: testNow })]);

    expect(pipeline.liveness.isLate(asSource('portal'), testNow + hourMs)).toBe(false);
  });

  test('that cannot be kept changes nothing, and its sender is told', async () => {
    const pipeline = aPipeline();
    pipeline.store.refuse('outbox-full');

    await expect(pipeline.accept([aPoint(60), aSitePoint('down')])).rejects.toMatchObject({
      code: 'outbox-full',
    });
    await pipeline.settled();

    expect(pipeline.told).toEqual([]);
    expect(pipeline.cellOf('vinh')).toBeUndefined();
    expect(pipeline.book.open()).toEqual([]);
    expect(pipeline.liveness.hasBeenHeard(asSource('portal'))).toBe(false);
  });

  test('that is refused is told to its sender, and does not stop the others', async () => {
    const pipeline = aPipeline();

    const { accepted, rejections } = await pipeline.accept([
      aPoint(1),
      aPoint(2, { position: 2, tags: { area: '999' } }),
    ]);

    expect(accepted).toBe(1);
    expect(rejections).toMatchObject([{ position: 2, code: 'unknown-area' }]);
  });

  test('that are all refused do not trouble the store', async () => {
    const pipeline = aPipeline();

    expect(await pipeline.accept([aPoint(1, { tags: {} })])).toMatchObject({ accepted: 0 });

    expect(pipeline.store.kept).toEqual([]);
  });

  test('two senders at once are both kept, and the newest is shown', async () => {
    const pipeline = aPipeline();

    await Promise.all([pipeline.accept([aPoint(2, { at: testNow + 1 })]), pipeline.accept([aPoint(1)])]);

    expect(pipeline.store.kept).toHaveLength(2);
    expect(pipeline.cellOf('vinh')?.measured).toEqual({ kind: 'value', value: 2 });
  });
});

describe('the passing of time', () => {
  test('ends an on-delay without a reading', async () => {
    const pipeline = aPipeline([aRule({ onDelay: 20_000 })]);
    await pipeline.accept([aPoint(60)]);
    pipeline.clock.pass(20_000);

    pipeline.tick();
    await pipeline.settled();

    expect(pipeline.book.open()).toHaveLength(1);
  });

  test('tells that coverage fell', async () => {
    const pipeline = aPipeline();
    await pipeline.accept([aPoint(1)]);
    pipeline.told.length = 0;
    pipeline.clock.pass(3 * minuteMs);

    pipeline.tick();

    expect(pipeline.told).toEqual(['cells nghe-an']);
    expect(pipeline.cellOf('nghe-an')?.reporting).toBe(0);
  });
});

describe('a journal that takes its time', () => {
  test('delays no reading, and what came meanwhile is evaluated right after', async () => {
    const pipeline = aPipeline();
    const release = pipeline.journal.hold();
    await pipeline.accept([aPoint(60)]);

    await pipeline.accept([aPoint(70, { tags: { area: '413' } })]);
    expect(pipeline.cellOf('cua-lo')?.measured).toEqual({ kind: 'value', value: 70 });
    release();
    await pipeline.settled();

    expect(pipeline.journal.entries.map(({ alert }) => alert.area)).toEqual(['vinh', 'cua-lo']);
  });
});

describe('what is known from before the start', () => {
  test('is shown, and raises what is still beyond its limit', async () => {
    const pipeline = aPipeline();

    pipeline.remember(aBatch({ readings: [aReading({ value: 60, at: testNow - 30_000 })] }));
    await pipeline.settled();

    expect(pipeline.told).toEqual(['cells nghe-an,vinh', 'alert vinh']);
  });

  test('raises nothing when it is late: the past is not evaluated', async () => {
    const pipeline = aPipeline();

    pipeline.remember(aBatch({ readings: [aReading({ value: 60, at: testNow - hourMs })] }));
    await pipeline.settled();

    expect(pipeline.cellOf('vinh')?.measured).toEqual({ kind: 'value', value: 60 });
    expect(pipeline.book.open()).toEqual([]);
  });

  test('does not take the place of what came since', async () => {
    const pipeline = aPipeline();
    await pipeline.accept([aPoint(2)]);

    pipeline.remember(aBatch({ readings: [aReading({ value: 1, at: testNow - 1 })] }));

    expect(pipeline.cellOf('vinh')?.measured).toEqual({ kind: 'value', value: 2 });
  });
});

describe('a journal that is away', () => {
  test('lets readings through, and the alert is raised once when it is back', async () => {
    const pipeline = aPipeline();
    pipeline.journal.setAway(true);

    expect(await pipeline.accept([aPoint(60)])).toMatchObject({ accepted: 1 });
    pipeline.tick();
    await pipeline.settled();
    expect(pipeline.book.open()).toEqual([]);
    pipeline.journal.setAway(false);
    pipeline.tick();
    await pipeline.settled();
    pipeline.tick();
    await pipeline.settled();

    expect(pipeline.journal.entries.map(({ event }) => event)).toEqual(['raise']);
  });

  test('does not lose an alert whose on-delay ended meanwhile', async () => {
    const pipeline = aPipeline([aRule({ onDelay: 20_000 })]);
    await pipeline.accept([aPoint(60)]);
    pipeline.journal.setAway(true);
    pipeline.clock.pass(20_000);
    pipeline.tick();
    await pipeline.settled();

    pipeline.journal.setAway(false);
    pipeline.tick();
    await pipeline.settled();

    expect(pipeline.journal.entries.map(({ event }) => event)).toEqual(['raise']);
  });

  test('does not raise what returned while it was away', async () => {
    const pipeline = aPipeline();
    pipeline.journal.setAway(true);
    await pipeline.accept([aPoint(60)]);
    await pipeline.settled();
    await pipeline.accept([aPoint(10, { at: testNow + 1 })]);
    await pipeline.settled();

    pipeline.journal.setAway(false);
    pipeline.tick();
    await pipeline.settled();

    expect(pipeline.journal.entries).toEqual([]);
  });
});
