import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { parseLines } from '#server/ingest/lineProtocol.ts';
import { createSimulator, type Simulator } from '#server/ingest/simulator.ts';
import { loadProfile } from '#server/profile/loadProfile.ts';
import type { Demo, Profile } from '#shared/profile/profile.ts';

const startAt = Date.UTC(2026, 10, 23, 3, 0, 2);
let profile: Profile;
let demo: Demo;
const open: { server: Server; simulator: Simulator }[] = [];

beforeAll(async () => {
  const loaded = await loadProfile('nghe-an');
  if (!loaded.ok || !loaded.value.demo) throw new Error('the shipped profile does not load');
  profile = loaded.value.profile;
  demo = loaded.value.demo;
});
afterEach(async () => {
  for (const { server, simulator } of open.splice(0)) {
    await simulator.stop();
    server.closeAllConnections();
    server.close();
  }
});

interface Received {
  readonly url: string;
  readonly authorization: string;
  readonly lines: readonly string[];
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return gunzipSync(Buffer.concat(chunks)).toString('utf8');
}

interface Run {
  readonly received: Received[];
  readonly waits: number[];
  readonly messages: string[];
}

/** Runs a simulator against a real server that answers by `answers`, the last one again and again, for `requests` requests. */
async function run(options: {
  requests: number;
  backfill?: boolean;
  answers?: number[];
  setBackAfter?: number;
}): Promise<Run> {
  const { requests, backfill = false, answers = [204], setBackAfter } = options;
  const received: Received[] = [];
  const waits: number[] = [];
  const messages: string[] = [];
  const enough = Promise.withResolvers<void>();
  const server = createServer(async (request, response) => {
    const lines = (await readBody(request)).split('\n');
    received.push({ url: request.url ?? '', authorization: request.headers.authorization ?? '', lines });
    response.writeHead(answers[received.length - 1] ?? answers.at(-1) ?? 204).end();
    if (received.length === requests) enough.resolve();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  let now = startAt;
  let waited = 0;
  const simulator = createSimulator({
    writeUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v2/write`,
    token: 'secret',
    profile,
    demo,
    clock: () => now,
    wait: async (ms) => {
      waits.push(ms);
      waited += 1;
      now += waited === setBackAfter ? -3_600_000 : ms;
    },
    log: {
      info: (_, sentence) => void messages.push(sentence),
      warn: (_, sentence) => void messages.push(sentence),
    },
  });
  open.push({ server, simulator });
  simulator.start({ backfill });
  await enough.promise;
  await simulator.stop();
  return { received: received.slice(0, requests), waits, messages };
}

const pointsOf = ({ lines }: Received) => parseLines(lines.join('\n'), { precision: 'ms', now: 0 });

describe('the simulator', () => {
  test('writes gzip line protocol with the token at the v2 door, in milliseconds', async () => {
    const { received } = await run({ requests: 1 });

    expect(received[0]?.url).toBe('/api/v2/write?precision=ms');
    expect(received[0]?.authorization).toBe('Token secret');
    expect(pointsOf(received[0] as Received).rejections).toEqual([]);
  });

  test('names the source in every line but those of sites', async () => {
    const { received } = await run({ requests: 1 });

    const { points } = pointsOf(received[0] as Received);
    const sources = new Set(
      points.map(({ measurement, tags }) => (measurement === 'site' ? null : tags.source)),
    );

    expect(sources).toEqual(new Set([null, ...profile.sources.map(({ id }) => id)]));
    expect(points.filter(({ measurement }) => measurement === 'site').map(({ tags }) => tags.site)).toEqual(
      profile.sites.map(({ id }) => id),
    );
  });

  test('never changes the type of a field', async () => {
    const { received } = await run({ requests: 12 });

    const values = received.flatMap(({ lines }) =>
      lines.flatMap((line) => line.match(/temp_c=[^, ]+/g) ?? []),
    );

    expect(values.length).toBeGreaterThan(5);
    expect(values.every((value) => !value.endsWith('i'))).toBe(true);
  });

  test('sends everything once and then only what is due, every five seconds', async () => {
    const { received, waits } = await run({ requests: 4 });

    const sizes = received.map(({ lines }) => lines.length);

    expect(sizes[0]).toBeGreaterThan(350);
    expect(Math.max(...sizes.slice(1))).toBeLessThan(150);
    // The first tick comes at the start, the next ones at whole five seconds.
    expect(waits.slice(0, 3)).toEqual([3_000, 5_000, 5_000]);
  });

  test('fills 24 hours back when asked, in bodies of at most 5,000 lines', async () => {
    const { received } = await run({ requests: 60, backfill: true });

    const history = received
      .flatMap((one) => pointsOf(one).points)
      .filter(({ measurement, at }) => measurement === 'svc' && at < startAt);

    expect(Math.max(...received.map(({ lines }) => lines.length))).toBeLessThanOrEqual(5_000);
    expect(Math.min(...history.map(({ at }) => at))).toBe(startAt - 2_000 - 24 * 3_600_000 + 300_000);
  });

  test('backs off while the server is away, says so once, and sends everything when it is back', async () => {
    const { received, waits, messages } = await run({ requests: 5, answers: [503, 503, 503, 204] });

    expect(waits.slice(0, 3)).toEqual([1_000, 2_000, 4_000]);
    expect(messages).toEqual(['the demo feed is away', 'the demo feed is accepted again']);
    expect(received[3]?.lines.length).toBeGreaterThan(350);
  });

  test('goes on after a refusal without sending the same again', async () => {
    const { received, messages } = await run({ requests: 3, answers: [400] });

    expect(messages).toEqual(['the demo feed is refused']);
    expect(received[1]?.lines.length).toBeLessThan(150);
  });

  test('goes on at once when the clock is set back an hour', async () => {
    const { received } = await run({ requests: 4, setBackAfter: 2 });

    const sizes = received.map(({ lines }) => lines.length);

    expect(sizes[2]).toBeGreaterThan(350);
    expect(sizes[3]).toBeLessThan(150);
  });
});
