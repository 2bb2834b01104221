import { afterAll, beforeAll, expect, it } from 'vitest';
import { aRandom, runCutStorm } from '#test/support/cutStorm.ts';
import { moveProvince } from '#test/support/movingProvince.ts';
import { startTestServer, type TestServer } from '#test/support/testServer.ts';

let server: TestServer;
let stand: () => void;

beforeAll(async () => {
  server = await startTestServer();
  stand = moveProvince(server, aRandom(1));
});

afterAll(async () => {
  stand();
  await server.stop();
});

const share = (sorted: readonly number[], part: number): number =>
  sorted[Math.ceil(sorted.length * part) - 1] ?? Number.NaN;

it('after each of 240 random cuts a page has the state of the server', async () => {
  const cookie = await server.signInAs('operator');

  const { mendedAfterMs, compared, different } = await runCutStorm({
    server,
    cookie,
    topics: ['area:nghe-an', 'area:vinh', 'alerts', 'sites'],
    clients: 20,
    cutsEach: 12,
    random: aRandom(2),
  });

  const sorted = mendedAfterMs.toSorted((a, b) => a - b);
  expect(sorted).toHaveLength(240);
  expect(different).toBe(0);
  // Each snapshot of four topics, and heartbeats that found the same state after changes.
  expect(compared).toBeGreaterThan(240 * 4 + 240);
  expect(share(sorted, 0.95)).toBeLessThan(1_000);
}, 120_000);
