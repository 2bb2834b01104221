import { InfluxDB, Point } from '@influxdata/influxdb-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '#test/support/testServer.ts';

const atMs = Date.now() - 60_000;

/** One attempt; what it says of its failure is asserted, not printed. */
const quiet = { maxRetries: 0, writeFailed: () => undefined };

describe('the official InfluxDB client', () => {
  let server: TestServer;

  beforeEach(async () => {
    server = await startTestServer({ profile: 'nghe-an' });
  });

  afterEach(() => server.stop());

  /** As anybody would set it up for an InfluxDB 2: only the address and the token are ours. */
  const clientOf = (token: string) => new InfluxDB({ url: server.url, token });

  const latestOf = async (indicator: string, area: string): Promise<unknown> => {
    const cookie = await server.signInAs('leader');
    const query = new URLSearchParams({
      indicator,
      area,
      from: String(atMs - 1_000),
      to: String(atMs + 1_000),
      every: '1000',
    });
    const response = await fetch(`${server.url}/api/series?${query}`, { headers: { cookie } });
    return ((await response.json()) as { points: unknown[] }).points[0];
  };

  it.each([
    ['ns', BigInt(atMs) * 1_000_000n],
    ['us', BigInt(atMs) * 1_000n],
    ['ms', BigInt(atMs)],
  ] as const)(
    'writes points in %s, small ones plain and many of them gzipped',
    async (precision, timestamp) => {
      const writer = clientOf(server.ingestToken).getWriteApi('any', 'any', precision, {
        gzipThreshold: 100,
      });
      const point = new Point('dvc')
        .tag('area', '412')
        .tag('source', 'portal')
        .intField('submit_online_pct_num', 812)
        .intField('submit_online_pct_den', 1011)
        .timestamp(String(timestamp));

      writer.writePoint(point);
      await writer.close();

      expect(await latestOf('dvc.submit_online_pct', '412')).toMatchObject([
        expect.any(Number),
        atMs,
        812,
        1011,
        1,
        1,
      ]);
    },
  );

  it('is told which line was refused, and its good lines are kept', async () => {
    const failures: string[] = [];
    const writer = clientOf(server.ingestToken).getWriteApi('any', 'any', 'ms', {
      maxRetries: 0,
      writeFailed: (error) => {
        failures.push(error.message);
      },
    });

    writer.writeRecords([`dvc,area=412 overdue=4i ${atMs}`, `dvc,area=nowhere overdue=4i ${atMs}`]);
    await writer.flush(false).catch(() => undefined);
    await writer.close().catch(() => undefined);

    expect(failures.join()).toContain('line 2');
    expect(await latestOf('dvc.overdue', '412')).toMatchObject([expect.any(Number), atMs, 4, null, 1, 1]);
  });

  it('is refused with a wrong token', async () => {
    const writer = clientOf('a-token-that-is-not-ours').getWriteApi('any', 'any', 'ms', quiet);

    writer.writeRecord(`dvc,area=412 overdue=4i ${atMs}`);

    await expect(writer.close()).rejects.toMatchObject({ statusCode: 401 });
  });
});
