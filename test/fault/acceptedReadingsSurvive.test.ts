import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '#test/support/eventually.ts';
import { type InfluxServer, startInfluxServer } from '#test/support/influxServer.ts';
import { type ServerProcess, startServerProcess } from '#test/support/serverProcess.ts';
import { aTemporaryFolder } from '#test/support/temporaryFolder.ts';

/** As in the promise: the database is away for a minute. */
const awayMs = 60_000;
const token = 'a-token-for-this-test-only';
const firstAt = Date.now() - 12 * 3_600_000;

interface Writer {
  /** Values whose request was answered 204, by time. */
  readonly accepted: Map<number, number>;
  /** Values whose request got no answer: they may be kept or not. */
  readonly unanswered: Map<number, number>;
  stop(): Promise<void>;
}

/** Writes numbered readings without a pause: reading n has time `firstAt + n` and value n. */
function startWriter(urlOf: () => string): Writer {
  const accepted = new Map<number, number>();
  const unanswered = new Map<number, number>();
  let next = 0;
  let stopping = false;
  const linesPerRequest = 20;

  const writeOnce = async (): Promise<void> => {
    const batch = Array.from({ length: linesPerRequest }, (_, index) => next + index);
    next += linesPerRequest;
    const timed = batch.map((n) => [firstAt + n, n] as const);
    const body = timed.map(([at, n]) => `dvc,area=412,source=portal overdue=${n}i ${at}`).join('\n');
    try {
      const response = await fetch(`${urlOf()}/api/v2/write?precision=ms`, {
        method: 'POST',
        headers: { authorization: `Token ${token}` },
        body,
      });
      const into = response.status === 204 ? accepted : unanswered;
      for (const [at, n] of timed) into.set(at, n);
    } catch {
      // The server was killed while we spoke: exactly what is being tested.
      for (const [at, n] of timed) unanswered.set(at, n);
    }
  };

  const run = async (): Promise<void> => {
    while (!stopping) await writeOnce();
  };
  const running = run();
  return {
    accepted,
    unanswered,
    stop: () => {
      stopping = true;
      return running;
    },
  };
}

async function readAll(influx: InfluxServer): Promise<[number, number][]> {
  const query = 'SELECT "overdue" FROM "dvc" WHERE "area" = \'412\'';
  const response = await fetch(`${influx.url}/query?db=ioc&epoch=ms&q=${encodeURIComponent(query)}`);
  const body = (await response.json()) as { results: { series?: { values: [number, number][] }[] }[] };
  return body.results[0]?.series?.[0]?.values ?? [];
}

describe('readings that were answered "accepted"', () => {
  let influx: InfluxServer;
  let server: ServerProcess;
  const folder = aTemporaryFolder();

  const start = (): Promise<ServerProcess> =>
    startServerProcess({
      dataDir: folder.path,
      settings: {
        IOC_INFLUX_URL: influx.url,
        IOC_INGEST_TOKEN: token,
        IOC_DEMO: '0',
        IOC_LOG_LEVEL: 'silent',
      },
    });

  beforeAll(async () => {
    influx = await startInfluxServer();
    server = await start();
  }, 120_000);

  afterAll(async () => {
    await server.stop();
    await influx.remove();
    folder.remove();
  });

  it('are in InfluxDB once each after it was away for a minute and the server was killed in between', async () => {
    const writer = startWriter(() => server.url);
    await eventually(
      async () => writer.accepted.size,
      (size) => size > 500,
      { withinMs: 20_000 },
    );

    await influx.stop();
    const stoppedAt = performance.now();
    const acceptedBefore = writer.accepted.size;
    await eventually(
      async () => writer.accepted.size,
      (size) => size > acceptedBefore + 500,
      { withinMs: 20_000 },
    );
    await server.kill();
    server = await start();
    const acceptedBetween = writer.accepted.size;
    await eventually(
      async () => writer.accepted.size,
      (size) => size > acceptedBetween + 500,
      { withinMs: 20_000 },
    );
    await eventually(
      async () => performance.now() - stoppedAt,
      (ms) => ms >= awayMs,
      { withinMs: awayMs + 5_000 },
    );
    await influx.restart();
    await writer.stop();
    await server.kill();
    server = await start();
    await eventually(
      async () =>
        (await fetch(`${server.url}/readyz`)).json() as Promise<{ store: string; outboxWaiting: number }>,
      ({ store, outboxWaiting }) => store === 'live' && outboxWaiting === 0,
      { withinMs: 60_000 },
    );

    const kept = await readAll(influx);
    const keptByTime = new Map(kept);
    expect(kept).toHaveLength(keptByTime.size);
    const lost = [...writer.accepted].filter(([at, n]) => keptByTime.get(at) !== n);
    expect(lost).toEqual([]);
    const strangers = kept.filter(
      ([at, n]) => writer.accepted.get(at) !== n && writer.unanswered.get(at) !== n,
    );
    expect(strangers).toEqual([]);
    expect(writer.accepted.size).toBeGreaterThan(1_500);
  }, 240_000);
});
