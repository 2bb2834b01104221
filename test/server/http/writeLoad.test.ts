import { once } from 'node:events';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHttpApp } from '#server/http/httpApp.ts';
import { writeRoutes } from '#server/http/writeRoutes.ts';
import type { Acceptance } from '#server/indicator/acceptance.ts';
import { StoreRefusal } from '#server/indicator/readingStore.ts';
import { paths } from '#shared/protocol/routes.ts';
import { eventually } from '#test/support/eventually.ts';
import { aSilentLog } from '#test/support/silentLog.ts';

const token = 'the-token-of-the-tests';
const everythingKept: Acceptance = { accepted: 1, rejections: [] };
/** A body of about a third of what the door under test takes at once. */
const body = 'x'.repeat(30_000);

let server: Server;
let url: string;
/** Bodies that are being kept, oldest first. */
let keeping: PromiseWithResolvers<Acceptance>[];
const taken: string[] = [];

beforeEach(async () => {
  keeping = [];
  taken.length = 0;
  const keep = (): Promise<Acceptance> => {
    const one = Promise.withResolvers<Acceptance>();
    keeping.push(one);
    return one.promise;
  };
  const routes = writeRoutes({
    intake: {
      lines: ({ text }) => {
        taken.push(text);
        return keep();
      },
      items: keep,
    },
    token,
    maxBytesUnderWay: 100_000,
  });
  server = createServer(
    createHttpApp({
      routes: [routes],
      pages: (_request, _response, next) => next(),
      log: aSilentLog(),
      withPolicy: false,
    }),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  for (const { resolve } of keeping) resolve(everythingKept);
  server.closeAllConnections();
  server.close();
});

const authorization = `Token ${token}`;
const send = (content: string | Uint8Array<ArrayBuffer> = body, headers: Record<string, string> = {}) =>
  fetch(url + paths.writeV2, { method: 'POST', headers: { authorization, ...headers }, body: content });
const underWay = (count: number) =>
  eventually(
    async () => keeping.length,
    (length) => length === count,
    { withinMs: 5_000 },
  );

describe('the write door with more than it can keep at once', () => {
  test('sends away with 429 and a time to come again, and takes nothing of it', async () => {
    const first = [send(), send(), send()];
    await underWay(3);

    const answer = await send();

    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(await answer.json()).toMatchObject({ error: { code: 'too-many-requests' } });
    expect(taken).toHaveLength(3);
    for (const { resolve } of keeping) resolve(everythingKept);
    expect((await Promise.all(first)).map(({ status }) => status)).toEqual([204, 204, 204]);
  });

  test('takes the same body when there is room again', async () => {
    const first = [send(), send(), send()];
    await underWay(3);
    expect((await send()).status).toBe(429);
    keeping[0]?.resolve(everythingKept);
    await Promise.race(first);

    const again = send();
    await underWay(4);
    keeping[3]?.resolve(everythingKept);

    expect((await again).status).toBe(204);
  });

  test('answers before the body is there', async () => {
    const first = [send(), send(), send()];
    await underWay(3);

    const request = httpRequest(url + paths.writeV2, {
      method: 'POST',
      headers: { authorization, 'content-length': '50000' },
    });
    request.on('error', () => undefined);
    request.flushHeaders();
    const [response] = (await once(request, 'response')) as [{ statusCode: number }];

    expect(response.statusCode).toBe(429);
    request.destroy();
    for (const { resolve } of keeping) resolve(everythingKept);
    await Promise.all(first);
  });

  test('counts a packed body as what it unpacks to', async () => {
    const packed = new Uint8Array(gzipSync(body.repeat(3)));
    const first = send(packed, { 'content-encoding': 'gzip' });
    await underWay(1);

    expect((await send()).status).toBe(429);

    keeping[0]?.resolve(everythingKept);
    expect((await first).status).toBe(204);
  });

  test('takes a single body that is larger than the bound', async () => {
    const large = send('x'.repeat(150_000));
    await underWay(1);
    keeping[0]?.resolve(everythingKept);

    expect((await large).status).toBe(204);
  });

  test('makes no room for whoever hangs up while it is being kept', async () => {
    const impatient = new AbortController();
    const gone = fetch(url + paths.writeV2, {
      method: 'POST',
      headers: { authorization },
      body: 'x'.repeat(90_000),
      signal: impatient.signal,
    }).catch(() => 'gone');
    await underWay(1);
    impatient.abort();
    expect(await gone).toBe('gone');

    expect((await send()).status).toBe(429);
  });

  test.each([
    ['was refused by the store', new StoreRefusal('outbox-full', 'full'), 503],
    ['failed', new Error('a fault'), 500],
  ])('has the room of a body back that %s', async (_what, error, status) => {
    for (let turn = 0; turn < 5; turn += 1) {
      const answer = send();
      await underWay(turn + 1);
      keeping[turn]?.reject(error);

      expect((await answer).status).toBe(status);
    }
  });

  test('has the room of a body back that could not be read', async () => {
    for (let turn = 0; turn < 20; turn += 1)
      expect((await send('no gzip', { 'content-encoding': 'gzip' })).status).toBe(400);

    const answer = send();
    await underWay(1);
    keeping[0]?.resolve(everythingKept);

    expect((await answer).status).toBe(204);
  });

  test('asks for the token before it looks for room', async () => {
    const first = [send(), send(), send()];
    await underWay(3);

    expect((await send(body, { authorization: 'Token x' })).status).toBe(401);

    for (const { resolve } of keeping) resolve(everythingKept);
    await Promise.all(first);
  });
});
