import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { paths, type SeriesBody, seriesBodySchema } from '#shared/protocol/routes.ts';
import { roles } from '#shared/user/user.ts';
import { anAlert, aUser } from '#test/support/alertBuilders.ts';
import { aClock } from '#test/support/manualClock.ts';
import { aMemoryAlertJournal } from '#test/support/memoryAlertJournal.ts';
import { aMemoryReadingStore } from '#test/support/memoryReadingStore.ts';
import { aReading, minuteMs, testNow } from '#test/support/readingBuilders.ts';
import { startTestServer, type TestServer } from '#test/support/testServer.ts';

const fromAt = testNow - 10 * minuteMs;
const store = aMemoryReadingStore([
  aReading({ at: fromAt + 30_000, value: 7 }),
  aReading({ indicator: 'dvc.submit_online_pct', at: fromAt + 30_000, numerator: 1, denominator: 4 }),
]);
let server: TestServer;
let cookie: string;
let cookieOfVinh: string;

beforeAll(async () => {
  const journal = aMemoryAlertJournal([anAlert(), anAlert({ id: 'alert-2', area: 'cua-lo' })]);
  server = await startTestServer({ store, journal, clock: aClock() });
  cookie = await server.signInAs('leader');
  cookieOfVinh = await server.sessionFor(aUser({ area: 'vinh' }));
});
beforeEach(() => store.refuse(null));
afterAll(() => server.stop());

const get = (path: string, as: string | null = cookie) =>
  fetch(server.url + path, { headers: as === null ? {} : { cookie: as } });
const series = (query: Record<string, string | number>, as = cookie) => {
  const whole = {
    indicator: 'dvc.overdue',
    area: 'vinh',
    from: fromAt,
    to: testNow,
    every: minuteMs,
    ...query,
  };
  const text = new URLSearchParams(Object.entries(whole).map(([key, value]) => [key, String(value)]));
  return get(`${paths.series}?${text}`, as);
};

const readable = [
  paths.profile,
  paths.boundaries,
  paths.surroundings,
  paths.indicators,
  paths.areas,
  paths.alerts,
] as const;

describe('what a page reads', () => {
  test.each([...readable, paths.series])('%s is for those who are signed in', async (path) => {
    const answer = await get(path, null);

    expect(answer.status).toBe(401);
    expect(await answer.json()).toEqual({ error: { code: 'not-signed-in' } });
  });

  test.each(roles.flatMap((role) => readable.map((path) => [role, path] as const)))(
    'a %s may read %s',
    async (role, path) => {
      expect((await get(path, await server.signInAs(role))).status).toBe(200);
    },
  );

  test('the profile comes with the hash by which a page knows that it is out of date', async () => {
    expect(await (await get(paths.profile)).json()).toMatchObject({
      hash: 'test-profile',
      profile: { id: 'test' },
    });
  });

  test('the alerts are those of one’s own area', async () => {
    const idsFor = async (as: string) => {
      const { alerts } = (await (await get(paths.alerts, as)).json()) as { alerts: { id: string }[] };
      return alerts.map(({ id }) => id);
    };

    expect(await idsFor(cookie)).toEqual(['alert-1', 'alert-2']);
    expect(await idsFor(cookieOfVinh)).toEqual(['alert-1']);
  });

  test('a session that does not exist is nobody', async () => {
    expect((await get(paths.profile, 'ioc_session=made-up')).status).toBe(401);
  });
});

describe('a series', () => {
  const bodyOf = async (answer: Response): Promise<SeriesBody> => seriesBodySchema.parse(await answer.json());

  test('comes as short points: bucket, time, value, parts, coverage', async () => {
    const body = await bodyOf(await series({}));

    expect(body).toEqual({
      indicator: 'dvc.overdue',
      area: 'vinh',
      fromAt,
      toAt: testNow,
      everyMs: minuteMs,
      points: [[fromAt, fromAt + 30_000, 7, null, 1, 1]],
      notes: [],
    });
  });

  test('of a ratio keeps both parts', async () => {
    const { points } = await bodyOf(await series({ indicator: 'dvc.submit_online_pct' }));

    expect(points[0]).toEqual([fromAt, fromAt + 30_000, 1, 4, 1, 1]);
  });

  test('of the province is rolled up, with its coverage', async () => {
    const { points } = await bodyOf(await series({ area: 'nghe-an' }));

    expect(points[0]).toEqual([fromAt, fromAt + 30_000, 7, null, 1, 3]);
  });

  test('takes the code of an area as well', async () => {
    expect((await bodyOf(await series({ area: '412' }))).area).toBe('vinh');
  });

  test('takes times in ISO 8601 as well', async () => {
    const answer = await series({
      from: new Date(fromAt).toISOString(),
      to: '2024-11-21T14:00:00+07:00',
    });

    expect(await bodyOf(answer)).toMatchObject({ fromAt, toAt: testNow });
  });

  test.each([
    ['an unknown indicator', { indicator: 'dvc.other' }, 404, 'not-found'],
    ['an unknown area', { area: 'nowhere' }, 404, 'not-found'],
    ['no indicator', { indicator: '' }, 400, 'bad-request'],
    ['a start that is no time', { from: 'yesterday' }, 400, 'bad-request'],
    ['an end before its start', { to: fromAt - 1 }, 400, 'bad-request'],
    ['an end beyond every calendar', { area: '412', from: 8.7e15 - 60_000, to: 8.7e15 }, 400, 'bad-request'],
    ['buckets under a second', { every: 999 }, 400, 'bad-request'],
    ['too many buckets', { every: 1_000, from: testNow - 2_001_000 }, 400, 'bad-request'],
    ['a question that is not known', { fill: 'linear' }, 400, 'bad-request'],
  ])('with %s is refused', async (_what, query: Record<string, string | number>, status, code) => {
    const answer = await series(query);

    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ error: { code } });
  });

  test.each([
    ['vinh', 200],
    ['nghi-phu', 200],
    ['cua-lo', 403],
    ['nghe-an', 403],
  ])('of %s for somebody of Vinh: %d', async (area, status) => {
    expect((await series({ area }, cookieOfVinh)).status).toBe(status);
  });

  test('while the store is away says so, and when to come back', async () => {
    store.refuse('store-away');

    const answer = await series({ every: 2 * minuteMs });

    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(await answer.json()).toMatchObject({ error: { code: 'store-away' } });
  });
});

describe('what is not served', () => {
  test.each(['/api/nothing', '/nothing', '/api/alerts/alert-1'])(
    '%s is not found, in the one form',
    async (path) => {
      const answer = await get(path);

      expect(answer.status).toBe(404);
      expect(await answer.json()).toEqual({
        error: { code: 'not-found', detail: `GET ${path} is not served here` },
      });
    },
  );

  test('a path that cannot be decoded is not found, and no fault', async () => {
    expect((await get('/%E0%A4%A')).status).toBe(404);
  });

  test('every answer forbids other origins and says nothing about the server', async () => {
    const answer = await get(paths.health);

    expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('x-powered-by')).toBeNull();
  });
});

describe('a fault of ours', () => {
  test('leaves as a code and an id that is in the log, and without its words', async () => {
    const faulty = { ...aMemoryReadingStore(), keep: () => Promise.reject(new Error('secret words')) };
    const broken = await startTestServer({ store: faulty, clock: aClock() });

    const answer = await broken.write(`dvc,area=412 overdue=1i ${testNow}`);

    expect(answer.status).toBe(500);
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({ error: { code: 'internal' } });
    expect(JSON.parse(text).error.correlationId).toMatch(/^[0-9a-f-]{36}$/);
    expect(text).not.toContain('secret words');
    expect(broken.logLines).toContain('error: a request failed');
    await broken.stop();
  });
});
