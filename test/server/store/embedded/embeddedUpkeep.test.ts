import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type HistoryLevel, keptForMs } from '#server/indicator/historyLevel.ts';
import {
  createEmbeddedReadingStore,
  type EmbeddedReadingStore,
} from '#server/store/embedded/embeddedReadingStore.ts';
import { embeddedMigrations } from '#server/store/embedded/embeddedTables.ts';
import { openDatabase } from '#server/store/sql/openDatabase.ts';
import {
  aBatch,
  aReading,
  asArea,
  asIndicator,
  hourMs,
  minuteMs,
  type ReadingGiven,
  testNow,
  testTimeZone,
} from '#test/support/readingBuilders.ts';
import { aTemporaryFolder } from '#test/support/temporaryFolder.ts';

const dayMs = 24 * hourMs;

describe('the upkeep of the embedded roll-ups', () => {
  let folder: ReturnType<typeof aTemporaryFolder>;
  let store: EmbeddedReadingStore;
  const file = () => join(folder.path, 'readings.sqlite');
  const open = async () => {
    store = await createEmbeddedReadingStore({ file: file(), timeZone: testTimeZone });
  };

  beforeEach(async () => {
    folder = aTemporaryFolder();
    await open();
  });

  afterEach(async () => {
    await store.close();
    folder.remove();
  });

  const keep = (...given: ReadingGiven[]) => store.keep(aBatch({ readings: given.map(aReading) }));
  const upkeep = async (now: number) => {
    while (await store.upkeep(now));
  };
  const history = async (level: HistoryLevel, fromAt = testNow - dayMs, toAt = testNow + dayMs) =>
    (
      await store.history({
        indicator: asIndicator('dvc.overdue'),
        areas: [asArea('vinh')],
        fromAt,
        toAt,
        level,
      })
    ).get(asArea('vinh'));
  const rows = async (table: string): Promise<number> => {
    await store.close();
    const database = new DatabaseSync(file());
    const count = Number(database.prepare(`SELECT count(*) AS rows FROM ${table}`).get()?.rows);
    database.close();
    await open();
    return count;
  };

  it('has nothing to do when it is done', async () => {
    await keep({ at: testNow });
    await upkeep(testNow + 2 * hourMs);

    expect(await store.upkeep(testNow + 2 * hourMs)).toBe(false);
  });

  it('goes on where it was closed in the middle', async () => {
    await keep({ at: testNow, value: 1 }, { at: testNow + 1, value: 2 });
    await store.upkeep(testNow + 2 * dayMs);
    await store.upkeep(testNow + 2 * dayMs);

    await store.close();
    await open();
    await upkeep(testNow + 2 * dayMs);

    expect(await rows('bucket_1d')).toBe(1);
    expect((await history('1d'))?.map(({ count }) => count)).toEqual([2]);
  });

  it('rolls up what an earlier release kept without levels', async () => {
    await store.close();
    const earlier = join(folder.path, 'earlier.sqlite');
    const database = openDatabase(earlier, embeddedMigrations.slice(0, 1));
    database.exec(
      `INSERT INTO series VALUES (1, 'dvc.overdue', 'vinh', 'portal');
       INSERT INTO reading VALUES (1, ${testNow}, 7, NULL, NULL, 0), (1, ${testNow + 1}, 8, NULL, NULL, 0);`,
    );
    database.close();

    store = await createEmbeddedReadingStore({ file: earlier, timeZone: testTimeZone });
    await upkeep(testNow + 2 * dayMs);
    await keep({ at: testNow + 2, value: 9 });

    expect((await history('1d'))?.map(({ measured, count }) => [measured, count])).toEqual([
      [{ kind: 'value', value: 9 }, 3],
    ]);
  });

  it('lets go of each level after its time, of the newest reading never', async () => {
    const yearly = { indicator: 'fb.open', at: testNow - 300 * dayMs, value: 7 };
    await keep(yearly, { at: testNow, value: 1 }, { at: testNow + minuteMs, value: 2 });
    await upkeep(testNow + dayMs);
    const kept = async () => [
      await rows('reading'),
      await rows('bucket_5m'),
      await rows('bucket_1h'),
      await rows('bucket_1d'),
    ];
    const before = await kept();

    await upkeep(testNow + keptForMs.raw + 2 * dayMs);
    const afterRaw = await kept();
    await upkeep(testNow + keptForMs['5m'] + 2 * dayMs);
    const afterFives = await kept();
    await upkeep(testNow + keptForMs['1h'] + 2 * dayMs);
    const afterHours = await kept();

    expect([before, afterRaw, afterFives, afterHours]).toEqual([
      [3, 1, 2, 2],
      [2, 1, 2, 2],
      [2, 0, 2, 2],
      [2, 0, 0, 2],
    ]);
    expect((await store.latest(0)).map(({ measured }) => measured)).toEqual([
      { kind: 'value', value: 7 },
      { kind: 'value', value: 2 },
    ]);
  });

  it('lays what comes after its readings are gone over what is kept', async () => {
    await keep({ at: testNow, value: 5 }, { at: testNow + 2 * minuteMs, value: 6 });
    await keep({ at: testNow + 20 * dayMs, value: 1 });
    await upkeep(testNow + 20 * dayMs + 2 * hourMs);

    await keep({ at: testNow + minuteMs, value: 9 });
    const atOnce = await history('1d', testNow, testNow + 1);
    await upkeep(testNow + 20 * dayMs + 2 * hourMs);

    const expected = [
      {
        bucketAt: testNow - 14 * hourMs,
        at: testNow + 2 * minuteMs,
        measured: { kind: 'value', value: 6 },
        count: 3,
        low: 5,
        high: 9,
      },
    ];
    expect(atOnce).toEqual(expected);
    expect(await history('1d', testNow, testNow + 1)).toEqual(expected);
  });

  it('does not hold up what comes in: one step leaves most of the cells', async () => {
    const cells = Array.from({ length: 450 }, (_, index) => ({ area: `area-${index}`, at: testNow }));
    await keep(...cells);

    let steps = 0;
    while (await store.upkeep(testNow + 2 * hourMs)) steps += 1;

    expect(steps).toBeGreaterThanOrEqual(5);
  });
});
