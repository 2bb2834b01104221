import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ContentRefusal } from '#server/store/contentRefusal.ts';
import {
  createOutboxReadingStore,
  type OutboxReadingStore,
} from '#server/store/outbox/outboxReadingStore.ts';
import { aFakeTarget, type FakeTarget } from '#test/support/fakeTarget.ts';
import { aManualTiming } from '#test/support/manualTiming.ts';
import { aMemoryLevelStore } from '#test/support/memoryLevels.ts';
import {
  aBatch,
  aReading,
  asArea,
  asIndicator,
  hourMs,
  minuteMs,
  type ReadingGiven,
  testIndicators,
  testNow,
  testTimeZone,
} from '#test/support/readingBuilders.ts';
import { aRecordingLog } from '#test/support/recordingLog.ts';
import { aTemporaryFolder } from '#test/support/temporaryFolder.ts';

const later = testNow + 2 * hourMs;

describe('the roll-ups of an outbox', () => {
  let folder: ReturnType<typeof aTemporaryFolder>;
  let target: FakeTarget;
  let memory: ReturnType<typeof aMemoryLevelStore>;
  let clock: ReturnType<typeof aManualTiming>;
  let log: ReturnType<typeof aRecordingLog>;
  let outbox: OutboxReadingStore;

  const open = async () => {
    outbox = await createOutboxReadingStore({
      file: join(folder.path, 'outbox.sqlite'),
      target: target.store,
      maxBytes: 1_000_000,
      log,
      timing: clock.timing,
      rollUps: {
        levels: memory.levels,
        timeZone: testTimeZone,
        indicators: testIndicators,
        areas: ['vinh', 'cua-lo'].map(asArea),
      },
    });
  };

  beforeEach(async () => {
    folder = aTemporaryFolder();
    target = aFakeTarget();
    memory = aMemoryLevelStore();
    clock = aManualTiming();
    log = aRecordingLog();
    await open();
  });

  afterEach(async () => {
    await outbox.close();
    folder.remove();
  });

  const keep = (...given: ReadingGiven[]) => outbox.keep(aBatch({ readings: given.map(aReading) }));
  const upkeep = async (now = later) => {
    while (await outbox.upkeep(now));
  };
  const values = async () =>
    (
      await outbox.history({
        indicator: asIndicator('dvc.overdue'),
        areas: [asArea('vinh')],
        fromAt: testNow,
        toAt: testNow + hourMs,
        level: '1h',
      })
    )
      .get(asArea('vinh'))
      ?.map(({ measured, count }) => [measured.kind === 'value' ? measured.value : null, count]);
  const comeBack = async () => {
    const alarm = await clock.nextAlarm();
    target.comeBack();
    alarm.run();
    await outbox.drained();
  };

  it('do not close an hour before the database has what was accepted for it', async () => {
    await upkeep(testNow);
    target.goAway();
    await keep({ at: testNow + minuteMs, value: 1 });

    await upkeep();
    const whileAway = memory.count('1h');
    await comeBack();
    await upkeep();

    expect(whileAway).toBe(0);
    expect(memory.count('1h')).toBe(1);
    expect(await values()).toEqual([[1, 1]]);
  });

  it('compute a late hour again only when the database has the late reading', async () => {
    await keep({ at: testNow + minuteMs, value: 1 });
    await outbox.drained();
    await upkeep();
    target.goAway();
    await keep({ at: testNow + 2 * minuteMs, value: 2 });

    await upkeep();
    await comeBack();
    await upkeep();

    expect(await values()).toEqual([[2, 2]]);
  });

  it('remember what is late through a restart', async () => {
    await keep({ at: testNow + minuteMs, value: 1 });
    await outbox.drained();
    await upkeep();
    await keep({ at: testNow + 2 * minuteMs, value: 2 });
    await outbox.drained();

    await outbox.close();
    await open();
    await upkeep();
    const [, bucket] =
      [...(await memory.levels.read({ ...anHour, level: '1h' }))].find(([area]) => area === 'vinh') ?? [];

    expect(bucket?.map(({ count }) => count)).toEqual([2]);
  });

  it('do a step again that the database did not confirm', async () => {
    await keep({ at: testNow + minuteMs, value: 1 });
    await outbox.drained();
    memory.goAway();
    await expect(upkeep()).rejects.toMatchObject({ code: 'store-away' });

    memory.refuse(null);
    await upkeep();

    expect(memory.count('1h')).toBe(1);
    expect(await values()).toEqual([[1, 1]]);
  });

  it('say what the database refuses for good, and go on', async () => {
    await keep({ at: testNow + minuteMs, value: 1 });
    await outbox.drained();
    memory.refuse(new ContentRefusal('beyond the retention policy'));

    await upkeep();

    expect(log.lines).toContain('error: the time-series database refused roll-ups');
    expect(await outbox.upkeep(later)).toBe(false);
  });

  it('show what waits as if it were kept, in closed hours and in running ones', async () => {
    await keep({ at: testNow + minuteMs, value: 1 });
    await outbox.drained();
    await upkeep();
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
    target.hold(answered);

    await keep({ at: testNow + 2 * minuteMs, value: 2 });
    const shown = await values();

    answer();
    await outbox.drained();
    expect(shown).toEqual([[2, 2]]);
  });

  it('take in what others write into the database late', async () => {
    await keep({ at: testNow + minuteMs, value: 1 });
    await outbox.drained();
    await upkeep();
    const byOthers = aReading({ at: testNow + 2 * minuteMs, value: 2, source: 'telegraf' });
    target.readings.push(byOthers);

    await outbox.noticed([byOthers]);
    const atOnce = await values();
    await upkeep();

    expect(atOnce).toEqual([[2, 2]]);
    expect(await values()).toEqual([[2, 2]]);
  });

  const anHour = {
    indicator: asIndicator('dvc.overdue'),
    areas: [asArea('vinh')],
    fromAt: testNow,
    toAt: testNow + hourMs,
  };
});
