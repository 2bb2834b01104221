import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTableFile } from '#server/ingest/table/tableFile.ts';
import { cellText } from '#shared/import/importTable.ts';
import { paths } from '#shared/protocol/routes.ts';
import { aUser } from '#test/support/alertBuilders.ts';
import { aClock } from '#test/support/manualClock.ts';
import { aMemoryReadingStore } from '#test/support/memoryReadingStore.ts';
import { aReading, hourMs, minuteMs, testNow } from '#test/support/readingBuilders.ts';
import { startTestServer, type TestServer } from '#test/support/testServer.ts';

const store = aMemoryReadingStore([
  aReading({ at: testNow - 2 * hourMs, value: 7 }),
  aReading({ at: testNow - minuteMs, value: 8.5 }),
  aReading({ area: 'dien-chau', at: testNow - 3 * minuteMs, value: 4 }),
]);
let server: TestServer;
let cookie: string;

beforeAll(async () => {
  server = await startTestServer({ store, clock: aClock() });
  cookie = await server.signInAs('leader');
});
afterAll(() => server.stop());

function ask(query: Record<string, string>, as: string | null = cookie): Promise<Response> {
  const asked = new URLSearchParams({ indicator: 'dvc.overdue', area: '412', format: 'csv', ...query });
  return fetch(`${server.url}${paths.export}?${asked}`, { headers: as === null ? {} : { cookie: as } });
}

async function rowsOf(answer: Response): Promise<string[][]> {
  const file = openTableFile(new Uint8Array(await answer.arrayBuffer()));
  const { header, rows } = file.table({ ...file.facts.choice, headerLine: 1 });
  return [header, ...rows].map(({ cells }) => cells.map(cellText));
}

describe('a file of a series', () => {
  test('is offered for keeping, with a name that says what it is', async () => {
    const answer = await ask({});

    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="dvc.overdue-412-2024-11-21.csv"',
    );
  });

  test.each(['csv', 'xlsx'])('as %s has a row for each point, with unit and coverage', async (format) => {
    const from = new Date(testNow - 3 * hourMs).toISOString();

    const [header, ...rows] = await rowsOf(await ask({ format, from, every: String(hourMs), lang: 'en' }));

    expect(header?.slice(6)).toEqual(['Value', 'Unit', 'Areas reporting', 'Areas expected', 'Note']);
    expect(rows.map((row) => [row[0], ...row.slice(6, 10)])).toEqual([
      ['412', '7', 'hồ sơ', '1', '1'],
      ['412', '8.5', 'hồ sơ', '1', '1'],
    ]);
  });

  test('of the areas below has each of them with its newest value and how old that is', async () => {
    const [, ...rows] = await rowsOf(await ask({ area: '40', children: '1' }));

    expect(rows.map((row) => [row[0], row[4], row[5], row.at(-1)])).toEqual([
      ['412', '2024-11-21 13:59:00', '8,5', 'mới'],
      ['425', '2024-11-21 13:57:00', '4', 'chậm'],
      ['413', '', '', 'thiếu'],
    ]);
  });
});

describe('a file is refused', () => {
  test('to whoever is not signed in', async () => {
    expect((await ask({}, null)).status).toBe(401);
  });

  test('of an area beyond one’s own', async () => {
    const cookieOfVinh = await server.sessionFor(aUser({ area: 'vinh' }));

    expect((await ask({ area: '413' }, cookieOfVinh)).status).toBe(403);
    expect((await ask({}, cookieOfVinh)).status).toBe(200);
  });

  test.each([
    ['another format', { format: 'pdf' }, 400],
    ['an unknown indicator', { indicator: 'dvc.nothing' }, 404],
    ['an unknown area', { area: 'nowhere' }, 404],
    ['an end before its beginning', { from: String(testNow), to: String(testNow - 1) }, 400],
    ['more rows than an answer has', { from: '0', every: '1000' }, 400],
    ['something that nobody offers', { colour: 'red' }, 400],
  ])('with %s', async (_what, query, status) => {
    const answer = await ask(query);

    expect(answer.status).toBe(status);
    expect(await answer.json()).toHaveProperty('error.code');
  });
});
