import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { paths } from '#shared/protocol/routes.ts';
import { aClock } from '#test/support/manualClock.ts';
import { aMemoryReadingStore } from '#test/support/memoryReadingStore.ts';
import { testNow } from '#test/support/readingBuilders.ts';
import { startTestServer, type TestServer } from '#test/support/testServer.ts';

const store = aMemoryReadingStore();
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ store, clock: aClock() });
});
beforeEach(() => {
  store.kept.length = 0;
  store.refuse(null);
});
afterAll(() => server.stop());

const line = `dvc,area=412,source=portal overdue=4i ${testNow}`;

interface Sending {
  readonly path?: string;
  readonly query?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

/** Sends with the right token unless the headers say otherwise. */
function send({ path = paths.writeV2, query = 'precision=ms', headers, body = line }: Sending = {}) {
  return fetch(`${server.url}${path}?${query}`, {
    method: 'POST',
    headers: headers ?? { authorization: `Token ${server.ingestToken}` },
    body,
  });
}
const withToken = (more: Record<string, string>) => ({
  authorization: `Token ${server.ingestToken}`,
  ...more,
});
const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;
const keptTimes = () => store.kept.flatMap(({ readings }) => readings.map(({ at }) => at));

describe('the write door', () => {
  test.each([paths.writeV2, paths.writeV1])('at %s keeps lines and answers 204', async (path) => {
    const answer = await send({ path });

    expect(answer.status).toBe(204);
    expect(store.kept[0]?.readings).toMatchObject([
      { indicator: 'dvc.overdue', area: 'vinh', at: testNow, measured: { value: 4 }, source: 'portal' },
    ]);
  });

  test('answers 204 to nothing at all', async () => {
    expect((await send({ body: '' })).status).toBe(204);
    expect(store.kept).toEqual([]);
  });

  test.each([
    ['Token', (token: string) => ({ headers: { authorization: `Token ${token}` } })],
    ['Bearer', (token: string) => ({ headers: { authorization: `Bearer ${token}` } })],
    ['token in small letters', (token: string) => ({ headers: { authorization: `token ${token}` } })],
    ['Basic, any user', (token: string) => ({ headers: { authorization: basic(`telegraf:${token}`) } })],
    ['the query of InfluxDB 1.x', (token: string) => ({ headers: {}, query: `precision=ms&u=x&p=${token}` })],
  ])('takes the token as %s', async (_form, given) => {
    expect((await send(given(server.ingestToken))).status).toBe(204);
  });

  test.each([
    ['no token', {}],
    ['a wrong token', { authorization: 'Token the-token-of-the-test' }],
    ['an empty token', { authorization: 'Token ' }],
    ['the token under another scheme', { authorization: 'Digest the-token-of-the-tests' }],
    ['the token as a user', { authorization: basic('the-token-of-the-tests:') }],
    ['a session instead of a token', { cookie: 'ioc_session=x' }],
  ])('is closed to %s', async (_what, headers) => {
    const answer = await send({ headers });

    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ code: 'unauthorized' });
    expect(store.kept).toEqual([]);
  });

  const ask = (q: string, token = server.ingestToken) =>
    fetch(`${server.url}${paths.queryV1}`, {
      method: 'POST',
      headers: { authorization: basic(`telegraf:${token}`) },
      body: new URLSearchParams({ q }),
    });

  test('lets a client of InfluxDB 1.x believe that it made its database', async () => {
    const answer = await ask('CREATE DATABASE "telegraf"');

    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ results: [{ statement_id: 0 }] });
  });

  test.each([
    ['DROP DATABASE ioc', undefined, 400],
    ['CREATE DATABASE ioc', 'a-wrong-token', 401],
  ])('refuses the statement "%s" with the token %s', async (statement, token, status) => {
    const answer = await ask(statement, token);

    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ error: expect.any(String) });
  });

  test.each([
    ['ns', `${testNow}000000`],
    ['us', `${testNow}000`],
    ['ms', `${testNow}`],
    ['s', `${testNow / 1_000}`],
  ])('takes times in %s', async (precision, time) => {
    const answer = await send({
      query: `precision=${precision}`,
      body: `dvc,area=412 overdue=4i ${time}`,
    });

    expect(answer.status).toBe(204);
    expect(keptTimes()).toEqual([testNow]);
  });

  test('takes times without a precision as nanoseconds, and no time as now', async () => {
    await send({ query: '', body: `dvc,area=412 overdue=4i ${testNow - 1}000000\ndvc,area=413 overdue=4i` });

    expect(keptTimes()).toEqual([testNow - 1, testNow]);
  });

  test.each(['precision=days', 'precision=ms&precision=s'])('refuses "%s"', async (query) => {
    const answer = await send({ query });

    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code: 'bad-request' } });
  });

  test('keeps the good lines of a partly bad body, and names the bad ones', async () => {
    const answer = await send({
      body: [
        line,
        'not a line',
        `dvc,area=999 overdue=1i ${testNow}`,
        `dvc,area=413 overdue=5i ${testNow}`,
      ].join('\n'),
    });

    expect(answer.status).toBe(400);
    const body = (await answer.json()) as Record<string, unknown>;
    expect(body).toMatchObject({
      code: 'invalid',
      line: 2,
      rejections: [
        { position: 2, code: 'malformed' },
        { position: 3, code: 'unknown-area' },
      ],
    });
    expect(body.message).toContain('2 values kept, 2 lines refused; line 2');
    expect(body.error).toBe(body.message);
    expect(store.kept[0]?.readings.map(({ area }) => area)).toEqual(['vinh', 'cua-lo']);
  });

  test('lists a hundred refusals and counts them all', async () => {
    const answer = await send({ body: 'not a line\n'.repeat(250) });

    const body = (await answer.json()) as { message: string; rejections: unknown[] };
    expect(body.rejections).toHaveLength(100);
    expect(body.message).toContain('250 lines refused');
  });
});

describe('a body', () => {
  test('may be packed with gzip', async () => {
    const answer = await send({
      headers: withToken({ 'content-encoding': 'gzip' }),
      body: new Uint8Array(gzipSync(line)),
    });

    expect(answer.status).toBe(204);
    expect(store.kept[0]?.readings).toHaveLength(1);
  });

  test.each([
    ['that says gzip and is not', { 'content-encoding': 'gzip' }, line],
    [
      'whose gzip was cut off',
      { 'content-encoding': 'gzip' },
      new Uint8Array(gzipSync(line).subarray(0, 20)),
    ],
    ['in an encoding that nobody knows', { 'content-encoding': 'zstd' }, line],
    ['that is not UTF-8', {}, new Uint8Array([0x64, 0x76, 0x63, 0xff, 0xfe])],
  ])('%s is refused as a whole', async (_what, headers: Record<string, string>, body) => {
    const answer = await send({ headers: withToken(headers), body });

    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code: 'bad-request' } });
    expect(store.kept).toEqual([]);
  });

  test.each([
    ['as it comes', {}, (text: string) => text],
    ['after unpacking', { 'content-encoding': 'gzip' }, (text: string) => new Uint8Array(gzipSync(text))],
  ])('that is too large %s is refused', async (_when, headers: Record<string, string>, pack) => {
    const answer = await send({
      headers: withToken(headers),
      body: pack(`${'x'.repeat(1_023)}\n`.repeat(17 * 1_024)),
    });

    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ error: { code: 'body-too-large' } });
  });

  test('of a stranger is not even read', async () => {
    const answer = await send({ headers: { 'content-encoding': 'gzip' }, body: 'not gzip' });

    expect(answer.status).toBe(401);
  });
});

describe('a store that refuses', () => {
  test.each(['store-away', 'outbox-full'] as const)(
    '(%s) is said, with the time to come back',
    async (code) => {
      store.refuse(code);

      const answer = await send();

      expect(answer.status).toBe(503);
      expect(answer.headers.get('retry-after')).toBe('5');
      expect(await answer.json()).toMatchObject({ error: { code } });
    },
  );
});

describe('readings as JSON', () => {
  const item = { indicator: 'dvc.overdue', area: '412', at: testNow, value: 4 };
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(server.url + paths.readings, {
      method: 'POST',
      headers: withToken({ 'content-type': 'application/json', ...headers }),
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  test('are kept and counted', async () => {
    const answer = await post([item, { ...item, area: '413', at: '2024-11-21T14:00:00+07:00' }]);

    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ accepted: 2, rejected: 0, rejections: [] });
    expect(keptTimes()).toEqual([testNow, testNow]);
  });

  test('keep the good ones of a partly bad list, and name the bad ones by their place', async () => {
    const answer = await post([item, { ...item, value: '4' }, { ...item, indicator: 'dvc.other' }]);

    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      accepted: 1,
      rejected: 2,
      rejections: [
        { position: 1, code: 'malformed' },
        { position: 2, code: 'unknown-indicator' },
      ],
    });
  });

  test('with a time beyond every calendar are refused one by one, not all with a fault', async () => {
    const answer = await post([item, { ...item, at: 1e20 }]);

    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ accepted: 1, rejections: [{ code: 'time-out-of-range' }] });
  });

  test.each([
    ['no list', { readings: [] }, {}],
    ['no JSON', '[{', {}],
    ['another type of content', 'x', { 'content-type': 'text/plain' }],
    ['a character set that nobody knows', '[]', { 'content-type': 'application/json; charset=viscii' }],
  ])('are refused as a whole when they are %s', async (_what, body, headers: Record<string, string>) => {
    const answer = await post(body, headers);

    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code: 'bad-request' } });
  });

  test('need the token as well', async () => {
    expect((await post([item], { authorization: 'Token x' })).status).toBe(401);
  });
});

describe('a ping', () => {
  test.each(['GET', 'HEAD'])('by %s is answered without a token, as InfluxDB does', async (method) => {
    const answer = await fetch(server.url + paths.ping, { method });

    expect(answer.status).toBe(204);
    expect(answer.headers.get('x-influxdb-version')).toBe('ioc');
  });
});
