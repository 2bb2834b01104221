import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths, seriesBodySchema } from '#shared/protocol/routes.ts';
import { anImporter, type ImportClient, planOf } from '#test/support/importClient.ts';
import { aClock } from '#test/support/manualClock.ts';
import { aProfile } from '#test/support/profileBuilders.ts';
import { anIndicator, hourMs, testNow } from '#test/support/readingBuilders.ts';
import { startTestServer, type TestServer } from '#test/support/testServer.ts';

const clock = aClock();
let server: TestServer;
let importer: ImportClient;

const feedback = (name: string) => anIndicator({ id: `fb.${name}`, source: '1022', cadence: hourMs });

beforeAll(async () => {
  server = await startTestServer({
    clock,
    profile: aProfile({
      indicators: [
        anIndicator({ id: 'dvc.overdue' }),
        feedback('received'),
        feedback('open'),
        feedback('overdue'),
        { ...feedback('processed_pct'), measure: 'ratio', rollUp: { rule: 'ratio' }, better: 'up' },
        { ...feedback('age_p90_d'), decimals: 1, rollUp: { rule: 'max' } },
      ],
    }),
  });
  importer = await anImporter(server);
});

afterAll(() => server.stop());

const send = (items: unknown, token = server.ingestToken): Promise<Response> =>
  fetch(server.url + paths.cases, {
    method: 'POST',
    headers: { authorization: `Token ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(items),
  });

/** The history of an indicator at whole hours: hours before the present to the value, or to the parts of the ratio. */
async function history(indicator: string, area: string): Promise<Record<string, unknown>> {
  // A curve that somebody asked for is given again for 20 s.
  clock.pass(21_000);
  const query = `indicator=${indicator}&area=${area}&from=${testNow - 4 * hourMs}&to=${testNow + 2 * hourMs}&every=60000`;
  const { points } = seriesBodySchema
    .loose()
    .parse(await (await importer.request(`${paths.series}?${query}`)).json());
  return Object.fromEntries(
    points
      .filter(([, at]) => (at - testNow) % hourMs === 0)
      .map(([, at, first, second]) => [(at - testNow) / hourMs, second === null ? first : [first, second]]),
  );
}

const aCase = (id: string, given: object = {}) => ({
  id,
  area: '412',
  createdAt: testNow - 3 * hourMs,
  ...given,
});

describe('case records', () => {
  test('become what the feedback indicators were over time', async () => {
    const answer = await send([
      aCase('a', { closedAt: testNow - 1.5 * hourMs }),
      aCase('b', { dueAt: testNow - 2 * hourMs }),
      aCase('c', { createdAt: testNow - 30 * 60_000, dueAt: testNow + hourMs }),
    ]);

    expect(await answer.json()).toEqual({ accepted: 3, rejected: 0, rejections: [] });
    expect(await history('fb.open', 'vinh')).toEqual({ '-3': 2, '-2': 2, '-1': 1, '0': 2 });
    expect(await history('fb.overdue', 'vinh')).toEqual({ '-3': 0, '-2': 1, '-1': 1, '0': 1 });
    expect(await history('fb.received', 'vinh')).toEqual({ '-3': 2, '-2': 2, '-1': 2, '0': 3 });
    expect(await history('fb.processed_pct', 'vinh')).toEqual({
      '-3': [0, 2],
      '-2': [0, 2],
      '-1': [1, 2],
      '0': [1, 3],
    });
    expect(await history('fb.age_p90_d', 'vinh')).toMatchObject({ '0': 0.125 });
  });

  test('sent again are the same cases, corrected', async () => {
    await send([aCase('d', { area: '413' })]);

    await send([aCase('d', { area: '413' }), aCase('d', { area: '413', closedAt: testNow - 2 * hourMs })]);

    expect(await history('fb.open', 'cua-lo')).toEqual({ '-3': 1, '-2': 0, '-1': 0, '0': 0 });
    expect(await history('fb.received', 'cua-lo')).toEqual({ '-3': 1, '-2': 1, '-1': 1, '0': 1 });
  });

  test('that cannot be taken are refused one by one, the good ones kept', async () => {
    const answer = await send([
      aCase('e', { area: 'Mars' }),
      aCase('f', { createdAt: testNow + hourMs }),
      aCase('g', { closedAt: testNow - 5 * hourMs }),
      { id: 'h' },
      aCase('i', { area: '40' }),
      aCase('j', { area: 'Vinh', createdAt: '2024-11-21T10:00:00+07:00' }),
    ]);

    expect(answer.status).toBe(400);
    const { accepted, rejections } = await answer.json();
    expect(accepted).toBe(1);
    expect(
      rejections.map(({ position, code }: { position: number; code: string }) => [position, code]),
    ).toEqual([
      [0, 'unknown-area'],
      [1, 'time-out-of-range'],
      [2, 'time-out-of-range'],
      [3, 'malformed'],
      [4, 'wrong-level'],
    ]);
  });

  test.each([
    ['without the token', [], 'wrong', 401],
    ['that are no array', {}, undefined, 400],
  ])('%s are refused', async (_how, items, token, status) => {
    expect((await send(items, token)).status).toBe(status);
  });

  test('from a file are counted as well, and an undo brings back the counts of before', async () => {
    await send([aCase('k', { area: '425', createdAt: testNow - 2 * hourMs })]);
    const before = await history('fb.open', 'dien-chau');
    const upload = await importer.upload(
      'Mã hồ sơ,Địa bàn,Ngày tiếp nhận,Ngày hoàn thành,Hạn xử lý\n' +
        'k,425,21/11/2024 12:00,21/11/2024 13:00,\nl,425,21/11/2024 11:00,,21/11/2024\nm,Mars,21/11/2024,,\n',
    );

    const record = await importer.bringIn(upload, planOf(upload, { dateForm: 'day-first' }));
    const during = await history('fb.open', 'dien-chau');
    await importer.undo(record.id);

    expect(record).toMatchObject({ kind: 'cases', state: 'done', accepted: 2, rejected: 1 });
    expect(before).toEqual({ '-2': 1, '-1': 1, '0': 1 });
    expect(during).toEqual({ '-3': 1, '-2': 2, '-1': 1, '0': 1 });
    expect(await history('fb.open', 'dien-chau')).toMatchObject(before);
    expect(await history('fb.open', 'dien-chau')).not.toHaveProperty('-3');
  });
});
