import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { ReadingStore } from '#server/indicator/readingStore.ts';
import { createEmbeddedReadingStore } from '#server/store/embedded/embeddedReadingStore.ts';
import { createOutboxReadingStore } from '#server/store/outbox/outboxReadingStore.ts';
import { aFakeTarget } from '#test/support/fakeTarget.ts';
import { aClock } from '#test/support/manualClock.ts';
import { asArea, asIndicator, testNow, testTimeZone } from '#test/support/readingBuilders.ts';
import { aSilentLog } from '#test/support/silentLog.ts';
import { aTemporaryFolder } from '#test/support/temporaryFolder.ts';
import { startTestServer, type TestServer } from '#test/support/testServer.ts';

const folders: { remove(): void }[] = [];
const servers: TestServer[] = [];
const linesPerBody = 200;

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
  for (const folder of folders.splice(0)) folder.remove();
});

function aFile(name: string): string {
  const folder = aTemporaryFolder();
  folders.push(folder);
  return join(folder.path, name);
}

async function aServer(store: ReadingStore): Promise<TestServer> {
  const server = await startTestServer({ store, clock: aClock() });
  servers.push(server);
  return server;
}

/** Body n has readings of its own, with the value n. */
const bodyOf = (n: number): string[] =>
  Array.from(
    { length: linesPerBody },
    (_, index) =>
      `dvc,area=412,source=portal overdue=${n}i ${testNow - 3_600_000 + n * linesPerBody + index}`,
  );

/** Writes until the answer is not 204. */
async function writeUntilRefused(server: TestServer) {
  const accepted: number[] = [];
  for (let n = 1; n < 1_000; n += 1) {
    const answer = await server.write(bodyOf(n));
    if (answer.status !== 204) return { accepted, refused: n, answer };
    accepted.push(n);
  }
  throw new Error('the disk never was full');
}

/** How many readings of each body are in the store. */
async function keptOf(store: ReadingStore): Promise<Map<number, number>> {
  const readings = await store.readings({
    indicator: asIndicator('dvc.overdue'),
    areas: [asArea('vinh')],
    fromAt: 0,
    toAt: testNow * 2,
  });
  const counts = new Map<number, number>();
  for (const { measured } of readings) {
    const n = measured.kind === 'value' ? measured.value : Number.NaN;
    counts.set(n, (counts.get(n) ?? 0) + 1);
  }
  return counts;
}

const clearing = (timer: NodeJS.Timeout) => () => clearTimeout(timer);

const whole = (bodies: readonly number[]): Map<number, number> =>
  new Map(bodies.map((n) => [n, linesPerBody]));

describe('a full disk', () => {
  it('of the embedded store refuses whole bodies, loses none, and takes them up when there is room', async () => {
    const options = { file: aFile('readings.sqlite'), timeZone: testTimeZone };
    const full = await aServer(await createEmbeddedReadingStore({ ...options, maxPages: 60 }));

    const { accepted, refused, answer } = await writeUntilRefused(full);

    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(await answer.json()).toMatchObject({ error: { code: 'outbox-full' } });
    expect(accepted.length).toBeGreaterThan(3);
    expect((await full.write(bodyOf(refused))).status).toBe(503);
    await servers.pop()?.stop();
    const store = await createEmbeddedReadingStore(options);
    const roomy = await aServer(store);
    expect(await keptOf(store)).toEqual(whole(accepted));
    expect((await roomy.write(bodyOf(refused))).status).toBe(204);
    expect(await keptOf(store)).toEqual(whole([...accepted, refused]));
  });

  it('of the outbox refuses whole bodies, and takes them up as soon as the database has taken what waited', async () => {
    const target = aFakeTarget();
    target.goAway();
    const store = await createOutboxReadingStore({
      file: aFile('outbox.sqlite'),
      target: target.store,
      maxBytes: 200_000,
      log: aSilentLog(),
      timing: { now: Date.now, after: (_ms, run) => clearing(setTimeout(run, 20)), random: () => 0 },
    });
    const server = await aServer(store);

    const { accepted, refused, answer } = await writeUntilRefused(server);

    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ error: { code: 'outbox-full' } });
    expect(accepted.length).toBeGreaterThan(3);
    target.comeBack();
    await store.drained();
    expect((await server.write(bodyOf(refused))).status).toBe(204);
    await store.drained();
    expect(await keptOf(store)).toEqual(whole([...accepted, refused]));
  });
});
