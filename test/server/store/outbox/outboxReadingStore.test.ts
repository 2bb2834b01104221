import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ReadingStore, StoreRefusal } from '#server/indicator/readingStore.ts';
import { ContentRefusal } from '#server/store/contentRefusal.ts';
import {
  createOutboxReadingStore,
  type OutboxReadingStore,
} from '#server/store/outbox/outboxReadingStore.ts';
import { aFakeTarget, type FakeTarget } from '#test/support/fakeTarget.ts';
import { aManualTiming } from '#test/support/manualTiming.ts';
import { aBatch, aReading, aSiteReport, asArea, minuteMs, testNow } from '#test/support/readingBuilders.ts';
import { aRecordingLog } from '#test/support/recordingLog.ts';
import { aTemporaryFolder } from '#test/support/temporaryFolder.ts';

const batchOf = (value: number) => aBatch({ readings: [aReading({ value, at: testNow + value })] });

describe('the outbox', () => {
  let folder: ReturnType<typeof aTemporaryFolder>;
  let target: FakeTarget;
  let log: ReturnType<typeof aRecordingLog>;
  let clock: ReturnType<typeof aManualTiming>;
  let outbox: OutboxReadingStore;

  const open = async (maxBytes = 1_000_000) => {
    outbox = await createOutboxReadingStore({
      file: join(folder.path, 'outbox.sqlite'),
      target: target.store,
      maxBytes,
      log,
      timing: clock.timing,
    });
    return outbox;
  };
  const ring = async () => (await clock.nextAlarm()).run();
  const keptValues = () =>
    target.readings.map(({ measured }) => (measured.kind === 'value' ? measured.value : null));

  beforeEach(async () => {
    folder = aTemporaryFolder();
    target = aFakeTarget();
    log = aRecordingLog();
    clock = aManualTiming();
    await open();
  });

  afterEach(async () => {
    await outbox.close();
    folder.remove();
  });

  it('hands on what it was given and then has nothing waiting', async () => {
    await outbox.keep(aBatch({ readings: [aReading()], siteReports: [aSiteReport()] }));
    await outbox.drained();

    expect(target.readings).toEqual([aReading()]);
    expect(target.siteReports).toEqual([aSiteReport()]);
    expect(outbox.status()).toEqual({ state: 'live', waiting: 0 });
  });

  it('accepts while the target is away and says so', async () => {
    target.goAway();

    await outbox.keep(batchOf(1));
    await clock.nextAlarm();

    expect(outbox.status()).toEqual({ state: 'away', waiting: 1 });
    expect(log.lines).toEqual(['warn: the time-series database is away; readings wait on disk']);
  });

  it('drains in order when the target is back, with nothing lost or doubled', async () => {
    target.goAway();
    const values = Array.from({ length: 40 }, (_, index) => index);
    for (const value of values) await outbox.keep(batchOf(value));
    const alarm = await clock.nextAlarm();

    target.comeBack();
    alarm.run();
    await outbox.drained();

    expect(keptValues()).toEqual(values);
    expect(log.lines.at(-1)).toBe('info: the time-series database takes readings again');
  });

  it('waits longer after every failure, up to ten seconds', async () => {
    target.goAway();
    await outbox.keep(batchOf(1));

    const waits: number[] = [];
    for (let failure = 0; failure < 8; failure += 1) {
      const alarm = await clock.nextAlarm();
      waits.push(alarm.ms);
      alarm.run();
    }

    expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
    expect(log.lines).toHaveLength(1);
  });

  it('sends a batch again when it is not known whether it arrived', async () => {
    target.refuse(() => {
      target.refuse(() => null);
      return new Error('the connection was cut');
    });

    await outbox.keep(batchOf(1));
    await ring();
    await outbox.drained();

    expect(target.attempts).toHaveLength(2);
    expect(keptValues()).toEqual([1]);
  });

  it('refuses what does not fit and keeps what it accepted before', async () => {
    await outbox.close();
    target.goAway();
    await open(400);
    await outbox.keep(batchOf(1));
    await outbox.keep(batchOf(2));

    const third = outbox.keep(batchOf(3));

    await expect(third).rejects.toThrow(StoreRefusal);
    await expect(third).rejects.toMatchObject({ code: 'outbox-full' });
    expect(outbox.status().waiting).toBe(2);
  });

  it('refuses only those of many senders that do not fit', async () => {
    await outbox.close();
    target.goAway();
    await open(400);

    const results = await Promise.allSettled([1, 2, 3, 4, 5].map((value) => outbox.keep(batchOf(value))));

    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect(outbox.status().waiting).toBe(2);
  });

  it('accepts again when there is room again', async () => {
    await outbox.close();
    target.goAway();
    await open(400);
    await Promise.allSettled([1, 2, 3].map((value) => outbox.keep(batchOf(value))));
    const alarm = await clock.nextAlarm();

    target.comeBack();
    alarm.run();
    await outbox.drained();
    await outbox.keep(batchOf(4));
    await outbox.drained();

    expect(keptValues()).toEqual([1, 2, 4]);
  });

  it('sets the one bad reading aside with its reason and sends all others', async () => {
    const isBad = ({ value }: { value?: number }) => value === 13;
    target.refuse(({ readings }) =>
      readings.some(({ measured }) => isBad(measured as { value?: number }))
        ? new ContentRefusal('field type conflict')
        : null,
    );
    const readings = Array.from({ length: 100 }, (_, index) =>
      aReading({ value: index, at: testNow + index }),
    );

    await outbox.keep(aBatch({ readings, siteReports: [aSiteReport()] }));
    await outbox.keep(batchOf(1_000));
    await outbox.drained();

    expect(keptValues()).toEqual([...Array(100).keys(), 1_000].filter((value) => value !== 13));
    expect(target.siteReports).toHaveLength(1);
    expect(await outbox.refused()).toEqual([
      {
        batch: aBatch({ readings: [aReading({ value: 13, at: testNow + 13 })] }),
        reason: 'field type conflict',
      },
    ]);
    expect(log.lines.filter((line) => line.startsWith('error'))).toHaveLength(1);
  });

  it('still has what was set aside after a restart', async () => {
    target.refuse(() => new ContentRefusal('field type conflict'));
    await outbox.keep(batchOf(1));
    await outbox.drained();

    await outbox.close();
    await open();

    expect(await outbox.refused()).toHaveLength(1);
    expect(outbox.status()).toEqual({ state: 'live', waiting: 0 });
  });

  it('sends what waited before a restart, oldest first', async () => {
    target.goAway();
    await outbox.keep(batchOf(1));
    await outbox.keep(batchOf(2));
    await outbox.close();

    target.comeBack();
    await open();
    await outbox.keep(batchOf(3));
    await outbox.drained();

    expect(keptValues()).toEqual([1, 2, 3]);
    expect(log.lines).toContain('info: readings of an earlier run wait for the time-series database');
  });

  it('shows what waits as if it were kept', async () => {
    target.goAway();
    await outbox.keep(aBatch({ readings: [aReading({ value: 1 })], siteReports: [aSiteReport()] }));
    await outbox.keep(aBatch({ readings: [aReading({ value: 2 })] }));
    await clock.nextAlarm();

    target.comeBack();

    const series = await outbox.series({
      indicator: aReading().indicator,
      areas: [asArea('vinh'), asArea('cua-lo')],
      fromAt: testNow,
      toAt: testNow + minuteMs,
      everyMs: minuteMs,
    });
    expect(outbox.status().waiting).toBe(3);
    expect(await outbox.latest(0)).toEqual([aReading({ value: 2 })]);
    expect(await outbox.latest(testNow + 1)).toEqual([]);
    expect(await outbox.latestSiteReports()).toEqual([aSiteReport()]);
    expect(series.get(asArea('vinh'))?.[0]?.measured).toEqual({ kind: 'value', value: 2 });
    expect(series.get(asArea('cua-lo'))).toEqual([]);
  });

  it('does not answer half a question while the target cannot be read', async () => {
    target.goAway();
    await outbox.keep(batchOf(1));

    await expect(outbox.latest(0)).rejects.toMatchObject({ code: 'store-away' });
  });

  it('says that it is draining when a send takes long', async () => {
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
    const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
    const slow: ReadingStore = {
      ...target.store,
      keep: () => {
        ask();
        return answered;
      },
    };
    await outbox.close();
    outbox = await createOutboxReadingStore({
      file: join(folder.path, 'slow.sqlite'),
      target: slow,
      maxBytes: 1_000_000,
      log,
      timing: clock.timing,
    });
    await outbox.keep(batchOf(1));
    await asked;

    clock.pass(2_001);

    expect(outbox.status()).toEqual({ state: 'draining', waiting: 1 });
    answer();
    await outbox.drained();
    expect(outbox.status()).toEqual({ state: 'live', waiting: 0 });
  });
});
