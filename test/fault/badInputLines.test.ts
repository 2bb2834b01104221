import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#shared/protocol/routes.ts';
import { type StrictServer, startStrictServer } from '#test/support/strictServer.ts';

let server: StrictServer;

beforeAll(async () => {
  server = await startStrictServer();
}, 120_000);

afterAll(() => server.stop());

const now = Date.now();
const dayMs = 86_400_000;
const good = `dvc,area=412,source=portal overdue=4i ${now}`;
const megabyte = 1024 ** 2;

interface Answer {
  readonly status: number;
  readonly text: string;
}

async function post(path: string, body: BodyInit, headers: Record<string, string> = {}): Promise<Answer> {
  const answer = await fetch(`${server.url}${path}?precision=ms`, {
    method: 'POST',
    headers: { authorization: `Token ${server.token}`, ...headers },
    body,
    duplex: 'half',
  } as RequestInit);
  return { status: answer.status, text: await answer.text() };
}

/** What was answered, and how many readings it left behind. */
async function outcomeOf(send: () => Promise<Answer>): Promise<Answer & { readonly kept: number }> {
  const before = server.kept();
  const answer = await send();
  expect(await server.isUp()).toBe(true);
  return { ...answer, kept: server.kept() - before };
}

const repeated = (count: number, piece: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => piece(index)).join('');

/** What is wrong with a line, the line, and what the answer says of it. */
const badLines: readonly (readonly [what: string, line: string, code: string, detail: RegExp])[] = [
  ['an unknown indicator', `dvc,area=412 nothing=1i ${now}`, 'unknown-indicator', /"dvc\.nothing"/],
  ['an unknown group', `zoo,area=412 overdue=1i ${now}`, 'unknown-indicator', /"zoo\.overdue"/],
  ['an unknown area', `dvc,area=999 overdue=1i ${now}`, 'unknown-area', /area "999" is not known on/],
  ['no area', `dvc overdue=1i ${now}`, 'unknown-area', /"area" is missing/],
  ['an unknown source', `dvc,area=412,source=x overdue=1i ${now}`, 'unknown-source', /"x"/],
  ['an unknown dimension', `mkt,area=40,kind=zoo enterprises=1i ${now}`, 'unknown-dimension', /kind=telecom/],
  ['a text for a number', `dvc,area=412 overdue="4" ${now}`, 'wrong-type', /is "4"; expected a number/],
  ['a boolean for a number', `dvc,area=412 overdue=true ${now}`, 'wrong-type', /is true/],
  ['half a ratio', `dvc,area=412 submit_online_pct_num=1i ${now}`, 'part-missing', /needs both/],
  ['NaN', `dvc,area=412 overdue=NaN ${now}`, 'not-finite', /"NaN" is not a finite number/],
  ['infinity', `dvc,area=412 overdue=+Inf ${now}`, 'not-finite', /"\+Inf" is not a finite number/],
  ['a number beyond all', `dvc,area=412 overdue=1e999 ${now}`, 'not-finite', /"1e999" is too large/],
  [
    'a whole number beyond 2^53',
    `dvc,area=412 overdue=9007199254740993i ${now}`,
    'malformed',
    /cannot be kept exactly/,
  ],
  ['tomorrow', `dvc,area=412 overdue=1i ${now + dayMs}`, 'time-out-of-range', /in the future/],
  ['a time beyond the calendar', 'dvc,area=412 overdue=1i 9999999999999999999', 'time-out-of-range', /9999/],
  ['1970', 'dvc,area=412 overdue=1i 1', 'time-out-of-range', /before 2000/],
  ['a time before 1970', 'dvc,area=412 overdue=1i -1', 'time-out-of-range', /before 2000/],
  [
    'seconds sent as ms',
    `dvc,area=412 overdue=1i ${Math.floor(now / 1_000)}`,
    'time-out-of-range',
    /precision/,
  ],
  ['half a line: no field', 'dvc,area=412', 'malformed', /has no fields/],
  ['half a line: half a field', 'dvc,area=412 over', 'malformed', /has no value/],
  ['half a line: half a tag', 'dvc,area', 'malformed', /tag "area" has no value/],
  [
    'half a line: half a time',
    `dvc,area=412 overdue=4i ${String(now).slice(0, 7)}`,
    'time-out-of-range',
    /2000/,
  ],
  ['half a line: half a text', `site,site=bts-1 state="do`, 'malformed', /does not end/],
  ['a byte order mark in the middle', `\uFEFFdvc,area=412 overdue=1i ${now}`, 'unknown-indicator', /dvc/],
  [
    '10,000 tags',
    `dvc,area=412${repeated(10_000, (index) => `,t${index}=x`)} overdue=1i ${now}`,
    'unknown-tag',
    /tag "t0"/,
  ],
  [
    '10,000 fields',
    `dvc,area=412 overdue=1i${repeated(10_000, (index) => `,f${index}=1i`)} ${now}`,
    'unknown-indicator',
    /"dvc\.f0"/,
  ],
  [
    'a tag of a megabyte',
    `dvc,area=${'x'.repeat(megabyte)} overdue=1i ${now}`,
    'unknown-area',
    /xxx….*lists the codes/,
  ],
  [
    'a number of a megabyte',
    `dvc,area=412 overdue=${'1'.repeat(megabyte)}i ${now}`,
    'malformed',
    /111….*cannot be kept exactly/,
  ],
  ['a NUL', `dvc,area=4\0 overdue=1i ${now}`, 'unknown-area', /is not known/],
];

describe('a line that cannot be taken', () => {
  test.each(badLines)(
    'for %s is refused with its number, and nothing is kept',
    async (_what, line, code, detail) => {
      const { status, text, kept } = await outcomeOf(() => post(paths.writeV2, `# one\n${line}`));

      expect({ status, kept }).toEqual({ status: 400, kept: 0 });
      const body = JSON.parse(text) as { line: number; rejections: { code: string; detail: string }[] };
      expect(body.line).toBe(2);
      expect(body.rejections).toHaveLength(1);
      expect(body.rejections[0]).toMatchObject({ code, position: 2, detail: expect.stringMatching(detail) });
      expect(text.length).toBeLessThan(4_000);
    },
  );

  test('leaves the good lines around it, each of which is kept whole', async () => {
    const lines = badLines.map(([, line]) => line).filter((line) => !line.includes('"do'));
    const around = lines.map(
      (_, index) => `dvc,area=413,source=portal overdue=4i,due_24h=2i ${now - 1 - index}`,
    );

    const { status, text, kept } = await outcomeOf(() =>
      post(paths.writeV2, lines.flatMap((line, index) => [line, around[index]]).join('\n')),
    );

    expect({ status, kept }).toEqual({ status: 400, kept: 2 * lines.length });
    expect(text).toContain(`${2 * lines.length} values kept, ${lines.length} lines refused; line 1:`);
  });
});

const packed = gzipSync(good);
/** A thousand to one: 1 GB of zeros, as ten packed parts one behind the other. */
const bomb = new Uint8Array(Buffer.concat(Array(10).fill(gzipSync(Buffer.alloc(100 * megabyte)))));
const bodies: readonly {
  readonly what: string;
  readonly body: () => BodyInit;
  readonly headers?: Record<string, string>;
  readonly status: number;
  readonly says: RegExp;
}[] = [
  {
    what: 'of 100 MB',
    body: () => Buffer.alloc(100 * megabyte, `${good}\n`),
    status: 413,
    says: /body-too-large.*fewer lines/,
  },
  {
    what: 'of 100 MB in pieces, without a length',
    body: () => Readable.toWeb(Readable.from(pieces(100))) as ReadableStream,
    status: 413,
    says: /body-too-large/,
  },
  {
    what: 'that is a gzip bomb of 1 GB',
    body: () => bomb,
    headers: { 'content-encoding': 'gzip' },
    status: 413,
    says: /body-too-large/,
  },
  {
    what: 'that says gzip and is none',
    body: () => good,
    headers: { 'content-encoding': 'gzip' },
    status: 400,
    says: /could not be read: incorrect header check/,
  },
  {
    what: 'whose gzip is cut off',
    body: () => packed.subarray(0, packed.length - 12),
    headers: { 'content-encoding': 'gzip' },
    status: 400,
    says: /could not be read: unexpected end of file/,
  },
  {
    what: 'whose gzip has a wrong check sum',
    body: () => Buffer.concat([packed.subarray(0, -8), Buffer.alloc(8)]),
    headers: { 'content-encoding': 'gzip' },
    status: 400,
    says: /could not be read: incorrect data check/,
  },
  {
    what: 'in another encoding',
    body: () => good,
    headers: { 'content-encoding': 'compress' },
    status: 400,
    says: /no encoding, or gzip/,
  },
  {
    what: 'that is a picture',
    body: () => Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.from(randomBytes(64))]),
    status: 400,
    says: /line 1: not UTF-8/,
  },
  {
    what: 'with a byte that is not UTF-8 on its third line',
    body: () =>
      Buffer.concat([
        Buffer.from(`${good}\n${good}\ndvc,area=`),
        Buffer.from([0xe9]),
        Buffer.from(` x=1\n${good}`),
      ]),
    status: 400,
    says: /line 3: not UTF-8/,
  },
  {
    what: 'in UTF-16',
    body: () => Buffer.from(`\uFEFF${good}`, 'utf16le'),
    status: 400,
    says: /line 1: not UTF-8/,
  },
  {
    what: 'that begins with a byte order mark',
    body: () => `\uFEFF${good}`,
    status: 400,
    says: /line 1: the body begins with a byte order mark/,
  },
  {
    what: 'of a million lines that are none',
    body: () => 'x\n'.repeat(1_000_000),
    status: 400,
    says: /0 values kept, 1000000 lines refused; line 1: the line has no fields/,
  },
  {
    what: 'that is JSON',
    body: () => '{"indicator":"dvc.overdue","area":"412","value":4}',
    status: 400,
    says: /line 1: tag .*area.* has no value/,
  },
];

async function* pieces(megabytes: number): AsyncGenerator<Uint8Array> {
  const piece = Buffer.alloc(megabyte, `${good}\n`);
  for (let sent = 0; sent < megabytes; sent += 1) yield piece;
}

describe('a body that cannot be taken', { timeout: 60_000 }, () => {
  test.each(bodies)(
    '$what is refused as a whole, with the reason',
    async ({ body, headers, status, says }) => {
      const outcome = await outcomeOf(() => post(paths.writeV2, body(), headers));

      expect({ status: outcome.status, kept: outcome.kept }).toEqual({ status, kept: 0 });
      expect(outcome.text).toMatch(says);
      expect(outcome.text.length).toBeLessThan(20_000);
    },
  );

  test('because its sender hung up in the middle leaves nothing behind', async () => {
    const before = server.kept();
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    const head = `POST ${paths.writeV2}?precision=ms HTTP/1.1\r\nHost: x\r\nAuthorization: Token ${server.token}\r\n`;
    socket.write(`${head}Content-Length: ${good.length * 2 + 1}\r\n\r\n${good}\n${good.slice(0, 30)}`);
    await new Promise((resolve) => socket.once('connect', () => setImmediate(resolve)));
    socket.destroy();
    await new Promise((resolve) => socket.once('close', resolve));

    // A whole write afterwards shows that the half one has been dealt with.
    const after = await post(paths.writeV2, `dvc,area=414,source=portal overdue=4i ${now}`);

    expect(after.status).toBe(204);
    expect(await server.isUp()).toBe(true);
    expect(server.kept() - before).toBe(1);
  });

  test('does not make the server large', async () => {
    const metrics = await (await fetch(server.url + paths.metrics)).text();

    const resident = Number(/^process_resident_memory_bytes (\S+)/m.exec(metrics)?.[1]);
    expect(resident / megabyte).toBeLessThan(600);
  });
});

const goodItem = { indicator: 'dvc.overdue', area: '412', at: now, value: 4 };

describe('readings as JSON that cannot be taken', () => {
  test.each([
    ['an unknown indicator', { ...goodItem, indicator: 'dvc.nothing' }, 'unknown-indicator'],
    ['an unknown area', { ...goodItem, area: '999' }, 'unknown-area'],
    ['a text for a number', { ...goodItem, value: '4' }, 'malformed'],
    ['nothing for a number', { ...goodItem, value: null }, 'malformed'],
    ['a number for an area', { ...goodItem, area: 412 }, 'malformed'],
    ['half a ratio', { ...goodItem, value: undefined, numerator: 1 }, 'malformed'],
    ['tomorrow', { ...goodItem, at: now + dayMs }, 'time-out-of-range'],
    ['1970', { ...goodItem, at: 1 }, 'time-out-of-range'],
    ['a time beyond the calendar', { ...goodItem, at: 1e300 }, 'time-out-of-range'],
    ['a day without a time', { ...goodItem, at: '2026-11-21' }, 'malformed'],
    [
      '10,000 tags',
      { ...goodItem, tags: Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`t${n}`, 'x'])) },
      'unknown-tag',
    ],
    [
      'an unknown dimension',
      { ...goodItem, indicator: 'mkt.enterprises', area: '40', tags: { kind: 'zoo' } },
      'unknown-dimension',
    ],
    ['no object', 'x'.repeat(100_000), 'malformed'],
  ])('%s: the item is refused with its place and the rest is kept', async (_what, item, code) => {
    const { status, text, kept } = await outcomeOf(() =>
      post(paths.readings, JSON.stringify([item, { ...goodItem, at: now - 1_000 * kinds++ }]), {
        'content-type': 'application/json',
      }),
    );

    expect({ status, kept }).toEqual({ status: 400, kept: 1 });
    expect(JSON.parse(text)).toMatchObject({ accepted: 1, rejected: 1, rejections: [{ position: 0, code }] });
    expect(text.length).toBeLessThan(4_000);
  });
  let kinds = 1_000;

  test.each<[string, string, number, RegExp]>([
    ['infinity', `[{"indicator":"dvc.overdue","area":"412","value":1e999}]`, 400, /value/],
    ['NaN', `[{"indicator":"dvc.overdue","area":"412","value":NaN}]`, 400, /NaN.*is not valid JSON/],
    ['half of it', `[{"indicator":"dvc.overdue","area":"412"`, 400, /position \d+/],
    ['no list', JSON.stringify(goodItem), 400, /expected an array/],
    ['a list in 200,000 lists', '['.repeat(200_000) + ']'.repeat(200_000), 400, /expected/],
    ['more items than can be checked at once', `[${'1,'.repeat(100_000)}1]`, 413, /at most 100000/],
    ['20 MB', `[${JSON.stringify('x'.repeat(20 * megabyte))}]`, 413, /body-too-large/],
    ['nothing', '', 400, /expected an array/],
  ])('%s is refused as a whole', async (_what, text, status, says) => {
    const outcome = await outcomeOf(() => post(paths.readings, text, { 'content-type': 'application/json' }));

    expect({ status: outcome.status, kept: outcome.kept }).toEqual({ status, kept: 0 });
    expect(outcome.text).toMatch(says);
    expect(outcome.text.length).toBeLessThan(4_000);
  });
});
