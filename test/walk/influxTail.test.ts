import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createInfluxTail } from '#server/ingest/influxTail.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import type { Reading } from '#shared/indicator/reading.ts';
import { type InfluxServer, startInfluxServer } from '#test/support/influxServer.ts';
import { aBucket, anInfluxStore } from '#test/support/influxStores.ts';
import { aClock } from '#test/support/manualClock.ts';
import {
  aBatch,
  anIndicator,
  aProfileTree,
  aReading,
  minuteMs,
  testIndicators,
  testNow,
} from '#test/support/readingBuilders.ts';
import { aSilentLog } from '#test/support/silentLog.ts';

let influx: InfluxServer;

beforeAll(async () => {
  influx = await startInfluxServer();
});

afterAll(() => influx.remove());

const aTail = (bucket: string, indicators: readonly Indicator[], clock: () => number) =>
  createInfluxTail({
    reader: anInfluxStore(influx.url, bucket, { indicators }),
    indicators,
    tree: aProfileTree(),
    clock,
    log: aSilentLog(),
  });

describe('what others write into a real InfluxDB', () => {
  test('is seen, late points too, and what went through our own door is not seen again', async () => {
    const bucket = aBucket();
    await influx.query(`CREATE DATABASE "${bucket}"`);
    const clock = aClock();
    const tail = aTail(bucket, testIndicators, clock);
    const seen: Reading[] = [];
    const target = { remember: () => undefined, observe: aBatchTo(seen) };
    await tail.poll(target);
    const store = tail.watching(anInfluxStore(influx.url, bucket));

    await store.keep(aBatch({ readings: [aReading({ area: 'cua-lo' })] }));
    await influx.write(
      bucket,
      `dvc,area=412,host=tg1 overdue=4,submit_online_pct_num=8,submit_online_pct_den=10 ${testNow}`,
    );
    await influx.write(bucket, `dvc,area=425 overdue=9 ${testNow - 5 * minuteMs}`);
    clock.pass(20_000);
    await tail.poll(target);
    clock.pass(20_000);
    await tail.poll(target);
    await tail.stop();

    expect(seen.toSorted((a, b) => a.indicator.localeCompare(b.indicator) || a.at - b.at)).toEqual([
      aReading({ area: 'dien-chau', value: 9, at: testNow - 5 * minuteMs }),
      aReading({ value: 4 }),
      aReading({ indicator: 'dvc.submit_online_pct', numerator: 8, denominator: 10 }),
    ]);
  });

  test('is recognised by the tags of its indicator, and told once', async () => {
    const bucket = aBucket();
    await influx.query(`CREATE DATABASE "${bucket}"`);
    const clock = aClock();
    const telecom = anIndicator({
      id: 'mkt.enterprises_telecom',
      as: { field: 'enterprises', tags: { kind: 'telecom' } },
    });
    const tail = aTail(bucket, [telecom], clock);
    const seen: Reading[] = [];
    const target = { remember: () => undefined, observe: aBatchTo(seen) };
    await tail.poll(target);

    await influx.write(bucket, `mkt,area=412,kind=telecom enterprises=5 ${testNow}`);
    await influx.write(bucket, `mkt,area=412,kind=circus enterprises=9 ${testNow}`);
    for (let look = 0; look < 2; look += 1) {
      clock.pass(20_000);
      await tail.poll(target);
    }
    await tail.stop();

    expect(seen).toEqual([aReading({ indicator: 'mkt.enterprises_telecom', value: 5 })]);
  });
});

function aBatchTo(seen: Reading[]) {
  return ({ readings }: { readonly readings: readonly Reading[] }): void => void seen.push(...readings);
}
