import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ContentRefusal } from '#server/store/contentRefusal.ts';
import { createOutboxReadingStore } from '#server/store/outbox/outboxReadingStore.ts';
import type { Reading } from '#shared/indicator/reading.ts';
import { type InfluxServer, startInfluxServer } from '#test/support/influxServer.ts';
import { aBucket, anInfluxStore } from '#test/support/influxStores.ts';
import { aManualTiming } from '#test/support/manualTiming.ts';
import {
  aBatch,
  anIndicator,
  aReading,
  asArea,
  asIndicator,
  asSource,
  minuteMs,
  testNow,
} from '#test/support/readingBuilders.ts';
import { aRecordingLog } from '#test/support/recordingLog.ts';
import { aTemporaryFolder } from '#test/support/temporaryFolder.ts';

describe('the InfluxDB store', () => {
  let server: InfluxServer;

  beforeAll(async () => {
    server = await startInfluxServer();
  });

  afterAll(() => server.remove());

  const written = async (): Promise<string> => {
    const bucket = aBucket();
    await server.query(`CREATE DATABASE "${bucket}"`);
    return bucket;
  };

  it('reads what others wrote: whole numbers, without a source, with tags of their own', async () => {
    const bucket = await written();
    const line = `dvc,area=412,host=tg1 submit_online_pct_num=812i,submit_online_pct_den=1011i,overdue=4i ${testNow}`;
    await server.write(bucket, line);

    const readings = await anInfluxStore(server.url, bucket).latest(0);

    expect(readings.toSorted((a, b) => a.indicator.localeCompare(b.indicator))).toEqual([
      aReading({ value: 4, source: 'portal' }),
      aReading({ indicator: 'dvc.submit_online_pct', numerator: 812, denominator: 1011, source: 'portal' }),
    ]);
  });

  describe('with indicators of which several share a field', () => {
    const down = anIndicator({ id: 'tel.down', source: 'telecom' });
    const byCause = (cause: string) =>
      anIndicator({
        id: `tel.down_${cause}`,
        source: 'telecom',
        as: { field: 'down', tags: { cause } },
      });
    const share = anIndicator({
      id: 'sec.approved_pct_1',
      measure: 'ratio',
      rollUp: { rule: 'ratio' },
      source: 'security',
      as: { field: 'approved_pct', tags: { level: '1' } },
    });
    const indicators = [down, byCause('power'), byCause('cable'), share];
    const aTelReading = (indicator: string, value: number) =>
      aReading({ indicator, value, source: 'telecom' });
    const everythingIn = async (store: ReturnType<typeof anInfluxStore>) => {
      const batches = [];
      for await (const batch of store.everything()) batches.push(batch);
      return batches.flatMap(({ readings }) => readings);
    };

    it('reads what others wrote with the tags, and the total apart from its parts', async () => {
      const bucket = await written();
      await server.write(
        bucket,
        [
          `tel,area=412 down=9 ${testNow}`,
          `tel,area=412,cause=power,host=tg1 down=6 ${testNow}`,
          `tel,area=412,cause=cable down=3 ${testNow}`,
          `tel,area=412,cause=rats down=7 ${testNow}`,
          `sec,area=412,level=1 approved_pct_num=4,approved_pct_den=5 ${testNow}`,
        ].join('\n'),
      );
      const store = anInfluxStore(server.url, bucket, { indicators });

      const expected = [
        aReading({ indicator: 'sec.approved_pct_1', numerator: 4, denominator: 5, source: 'security' }),
        aTelReading('tel.down', 9),
        aTelReading('tel.down_cable', 3),
        aTelReading('tel.down_power', 6),
      ];
      const inOrder = (readings: readonly Reading[]) =>
        readings.toSorted((a, b) => a.indicator.localeCompare(b.indicator));
      expect(inOrder(await store.latest(0))).toEqual(expected);
      expect(inOrder(await everythingIn(store))).toEqual(expected);
      const span = { areas: [asArea('vinh')], fromAt: testNow, toAt: testNow + 1 };
      for (const reading of expected)
        expect(await store.readings({ indicator: reading.indicator, ...span })).toEqual([reading]);
    });

    it('writes its own field, which counts where others wrote the same time', async () => {
      const bucket = await written();
      await server.write(bucket, `tel,area=412,source=telecom,cause=power down=6 ${testNow}`);
      const store = anInfluxStore(server.url, bucket, { indicators });
      const own = aTelReading('tel.down_power', 5);

      await store.keep(aBatch({ readings: [own] }));

      expect(await store.latest(0)).toEqual([own]);
      expect(await everythingIn(store)).toEqual([own]);
      expect(
        await store.readings({
          indicator: own.indicator,
          areas: [own.area],
          fromAt: testNow,
          toAt: testNow + 1,
        }),
      ).toEqual([own]);
    });
  });

  it('leaves areas alone that its profile does not know', async () => {
    const bucket = await written();
    await server.write(bucket, `dvc,area=99999 overdue=4 ${testNow}\ndvc overdue=5 ${testNow}`);

    const readings = await anInfluxStore(server.url, bucket).latest(0);

    expect(readings).toEqual([]);
  });

  it('refuses by content what others gave another type, and keeps the rest of the batch', async () => {
    const bucket = await written();
    await server.write(bucket, `dvc,area=412 overdue=4i ${testNow}`);
    const store = anInfluxStore(server.url, bucket);
    const received = aReading({ indicator: 'dvc.received', area: 'cua-lo', value: 3 });

    const kept = store.keep(aBatch({ readings: [aReading({ value: 7.5 }), received] }));

    await expect(kept).rejects.toThrow(ContentRefusal);
    await expect(kept).rejects.toThrow(/overdue.*float.*integer/);
    expect((await store.latest(0)).filter(({ indicator }) => indicator === received.indicator)).toEqual([
      received,
    ]);
    expect(store.status().state).toBe('live');
  });

  it('sets a type conflict aside in the outbox and goes on', async () => {
    const bucket = await written();
    await server.write(bucket, `dvc,area=412 overdue=4i ${testNow}`);
    const folder = aTemporaryFolder();
    const outbox = await createOutboxReadingStore({
      file: join(folder.path, 'outbox.sqlite'),
      target: anInfluxStore(server.url, bucket),
      maxBytes: 1_000_000,
      log: aRecordingLog(),
    });
    const received = ['vinh', 'cua-lo', 'dien-chau'].map((area) =>
      aReading({ indicator: 'dvc.received', area, value: 3 }),
    );

    await outbox.keep(aBatch({ readings: [aReading({ value: 7.5, at: testNow + 1 }), ...received] }));
    await outbox.drained();

    expect((await outbox.refused()).map(({ batch }) => batch)).toEqual([
      aBatch({ readings: [aReading({ value: 7.5, at: testNow + 1 })] }),
    ]);
    expect(
      (await outbox.latest(testNow)).filter(({ indicator }) => indicator === 'dvc.received'),
    ).toHaveLength(3);
    await outbox.close();
    folder.remove();
  });

  it('refuses by content an area that could not be read back', async () => {
    const store = anInfluxStore(server.url);

    const unknown = store.keep(aBatch({ readings: [aReading({ area: 'nowhere' })] }));
    const notYet = store.keep(aBatch({ readings: [aReading({ area: 'truong-vinh', at: testNow })] }));

    await expect(unknown).rejects.toThrow(ContentRefusal);
    await expect(notYet).rejects.toThrow(ContentRefusal);
  });

  it('is away when a statement fails inside an answer of 200', async () => {
    const failing = createServer((_, response) =>
      response.end('{"results":[{"error":"engine: shard is closed"}]}'),
    );
    await new Promise<void>((resolve) => failing.listen(0, '127.0.0.1', resolve));
    const store = anInfluxStore(`http://127.0.0.1:${(failing.address() as AddressInfo).port}`);

    const asked = store.latest(0);

    await expect(asked).rejects.toMatchObject({ code: 'store-away', message: 'engine: shard is closed' });
    expect(store.status().state).toBe('away');
    failing.close();
    failing.closeAllConnections();
  });

  it.each([401, 403, 500, 503])('is away at an answer of %d', async (status) => {
    const failing = createServer((request, response) => {
      request.resume();
      response.writeHead(status, { 'content-type': 'application/json' }).end('{"error":"no"}');
    });
    await new Promise<void>((resolve) => failing.listen(0, '127.0.0.1', resolve));
    const store = anInfluxStore(`http://127.0.0.1:${(failing.address() as AddressInfo).port}`);

    const kept = store.keep(aBatch({ readings: [aReading()] }));

    await expect(kept).rejects.toMatchObject({ code: 'store-away' });
    failing.close();
    failing.closeAllConnections();
  });

  it('loses nothing through a killed database, with the outbox in front', async () => {
    const folder = aTemporaryFolder();
    const clock = aManualTiming();
    const outbox = await createOutboxReadingStore({
      file: join(folder.path, 'outbox.sqlite'),
      target: anInfluxStore(server.url),
      maxBytes: 10_000_000,
      log: aRecordingLog(),
      timing: clock.timing,
    });
    const keep = (value: number) =>
      outbox.keep(aBatch({ readings: [aReading({ value, at: testNow + value })] }));
    for (let value = 0; value < 100; value += 1) await keep(value);
    await server.kill();
    for (let value = 100; value < 200; value += 1) await keep(value);
    const alarm = await clock.nextAlarm();
    const away = outbox.status();

    await server.restart();
    alarm.run();
    await outbox.drained();

    const series = await outbox.series({
      indicator: asIndicator('dvc.overdue'),
      areas: [asArea('vinh')],
      fromAt: testNow,
      toAt: testNow + minuteMs,
      everyMs: 1,
    });
    expect(away.state).toBe('away');
    expect(away.waiting).toBeGreaterThanOrEqual(100);
    expect(series.get(asArea('vinh'))?.map(({ at }) => at - testNow)).toEqual([...Array(200).keys()]);
    await outbox.close();
    folder.remove();
  });

  it('has a source for the readings of every indicator', async () => {
    const bucket = await written();
    await server.write(bucket, `fb,area=412 open=4 ${testNow}`);

    const readings = await anInfluxStore(server.url, bucket).latest(0);

    expect(readings.map(({ source }) => source)).toEqual([asSource('1022')]);
  });
});
