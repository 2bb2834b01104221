import { describe, expect, test } from 'vitest';
import type { KeptBatch } from '#server/indicator/readingStore.ts';
import { createInfluxTail } from '#server/ingest/influxTail.ts';
import type { Reading } from '#shared/indicator/reading.ts';
import type { SiteReport } from '#shared/site/site.ts';
import { aClock } from '#test/support/manualClock.ts';
import { aMemoryReadingStore } from '#test/support/memoryReadingStore.ts';
import {
  aBatch,
  anIndicator,
  aProfileTree,
  aReading,
  aSiteReport,
  hourMs,
  minuteMs,
  testNow,
} from '#test/support/readingBuilders.ts';
import { aSilentLog } from '#test/support/silentLog.ts';

const monthly = anIndicator({ id: 'dvc.received', cadence: 30 * 24 * hourMs });

/** A database that others write into, and what the tail tells of it. */
function aTail() {
  const clock = aClock();
  const database: Reading[] = [];
  const reports: SiteReport[] = [];
  let isAway = false;
  let questions = 0;
  const log = aSilentLog();
  const tail = createInfluxTail({
    reader: {
      readings: async ({ indicator, fromAt, toAt }) => {
        if (isAway) throw new Error('away');
        questions += 1;
        return database.filter((one) => one.indicator === indicator && one.at >= fromAt && one.at < toAt);
      },
      siteReports: async ({ fromAt }) => reports.filter(({ at }) => at >= fromAt),
      close: async () => undefined,
    },
    indicators: [anIndicator(), monthly],
    tree: aProfileTree(),
    clock,
    log,
  });
  const told: { how: string; reading: Reading }[] = [];
  const toldOfSites: string[] = [];
  const tell = (how: string) => (batch: KeptBatch) => {
    told.push(...batch.readings.map((reading) => ({ how, reading })));
    toldOfSites.push(...batch.siteReports.map(({ site, state }) => `${how} ${site} ${state}`));
  };
  const target = { remember: tell('remembered'), observe: tell('observed') };
  return {
    clock,
    database,
    reports,
    toldOfSites,
    log,
    tail,
    questions: () => questions,
    setAway: (away: boolean) => {
      isAway = away;
    },
    /** What one more look tells. */
    look: async () => {
      told.length = 0;
      await tail.poll(target);
      return [...told];
    },
  };
}

describe('the tail of InfluxDB', () => {
  test('tells of what others wrote, once', async () => {
    const { look, database, clock } = aTail();
    await look();
    database.push(aReading());
    clock.pass(15_000);

    const first = await look();
    clock.pass(15_000);
    const second = await look();

    expect(first).toEqual([{ how: 'observed', reading: aReading() }]);
    expect(second).toEqual([]);
  });

  test('sees a point that comes late, and one that is corrected', async () => {
    const { look, database, clock } = aTail();
    database.push(aReading({ at: testNow - minuteMs }));
    await look();
    clock.pass(15_000);
    database[0] = aReading({ at: testNow - minuteMs, value: 43 });
    database.push(aReading({ at: testNow - 8 * minuteMs, value: 7 }));

    const told = await look();

    expect(told.map(({ reading }) => reading.measured)).toEqual([
      { kind: 'value', value: 43 },
      { kind: 'value', value: 7 },
    ]);
  });

  test('takes what was there before the start for no sign of life', async () => {
    const { look, database } = aTail();
    database.push(aReading({ at: testNow - minuteMs }));

    expect(await look()).toEqual([{ how: 'remembered', reading: aReading({ at: testNow - minuteMs }) }]);
  });

  test('does not count twice what we wrote ourselves', async () => {
    const { look, database, tail, clock } = aTail();
    await look();
    const store = tail.watching(aMemoryReadingStore());
    await store.keep(aBatch({ readings: [aReading()] }));
    database.push(aReading(), aReading({ area: 'cua-lo' }));
    clock.pass(15_000);

    expect((await look()).map(({ reading }) => reading.area)).toEqual(['cua-lo']);
  });

  test.each([
    ['of the future', { at: testNow + hourMs }],
    ['that was taken back', { quality: 'bad' }],
    ['that claims to be typed', { source: 'manual' }],
    ['of a level that does not report', { area: 'nghe-an' }],
  ] as const)('leaves alone a point %s', async (_what, given) => {
    const { look, database, clock } = aTail();
    await look();
    database.push(aReading(given));
    clock.pass(15_000);

    expect(await look()).toEqual([]);
  });

  test('asks for what comes monthly every five minutes and a month back, not every second', async () => {
    const { look, database, clock, questions } = aTail();
    await look();
    database.push(aReading({ indicator: 'dvc.received', at: testNow - 20 * 24 * hourMs }));
    clock.pass(15_000);
    const soon = await look();
    clock.pass(5 * minuteMs);
    const later = await look();

    expect(soon).toEqual([]);
    expect(later).toHaveLength(1);
    expect(questions()).toBe(2 + 1 + 2);
  });

  test('tells of the states of sites of the last minutes, what was there before the start as remembered', async () => {
    const { look, reports, toldOfSites, clock } = aTail();
    reports.push(
      aSiteReport({ at: testNow - hourMs, state: 'down' }),
      aSiteReport({ at: testNow - minuteMs }),
    );
    await look();
    reports.push(aSiteReport({ site: 'bts-2', state: 'down' }));
    clock.pass(15_000);
    await look();

    expect(toldOfSites).toEqual(['remembered bts-1 up', 'observed bts-1 up', 'observed bts-2 down']);
  });

  test('says once that the database is away, and once that it is back', async () => {
    const { look, setAway, clock, log, database } = aTail();
    setAway(true);
    await look();
    await look();
    setAway(false);
    database.push(aReading());
    clock.pass(minuteMs);

    const told = await look();

    expect(told).toHaveLength(1);
    expect(log.lines).toHaveLength(2);
  });
});
