import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entriesBodySchema } from '#shared/entry/entry.ts';
import { type CellCode, createCellCoder } from '#shared/protocol/cellCode.ts';
import { paths } from '#shared/protocol/routes.ts';
import { asArea, hourMs, testNow } from '#test/support/readingBuilders.ts';
import { startTestServer, type TestServer } from '#test/support/testServer.ts';

let server: TestServer;
let operator: string;

beforeAll(async () => {
  server = await startTestServer({ clock: () => testNow });
  operator = await server.signInAs('operator');
});

afterAll(() => server.stop());

const anEntry = (given: object = {}) => ({
  indicator: 'dvc.overdue',
  area: '412',
  at: testNow - hourMs,
  measured: { kind: 'value', value: 17 },
  reason: 'Đơn vị báo qua điện thoại',
  ...given,
});

const enter = (entry: object, cookie = operator): Promise<Response> =>
  fetch(server.url + paths.entries, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify(entry),
  });

const journal = async (query = '') =>
  entriesBodySchema.parse(
    await (await fetch(`${server.url}${paths.entries}${query}`, { headers: { cookie: operator } })).json(),
  ).entries;

describe('a typed value', () => {
  test('counts like any other, and the journal says who, when, what before and why', async () => {
    await server.write(`dvc,area=412,source=portal overdue=9i ${testNow - 2 * hourMs}`);
    const page = await server.connect('leader');
    const joined = await page.join('area:nghe-an');

    const answer = await enter(anEntry());

    expect(answer.status).toBe(201);
    const told = await page.heard('area:changed', ({ cells }) => cells.some((code) => code[2] === 17));
    const coder = createCellCoder({
      areas: joined.ok && joined.value.kind === 'area' ? joined.value.areas : [],
      indicators: server.profile.indicators.map(({ id }) => id),
    });
    expect(coder.decode(told.cells.find((code) => code[2] === 17) as CellCode)?.origin).toBe('typed');
    expect(await journal('?indicator=dvc.overdue&area=vinh')).toEqual([
      {
        id: expect.any(String),
        indicator: 'dvc.overdue',
        area: 'vinh',
        at: testNow - hourMs,
        measured: { kind: 'value', value: 17 },
        before: { measured: { kind: 'value', value: 9 }, at: testNow - 2 * hourMs },
        reason: 'Đơn vị báo qua điện thoại',
        userId: 'demo-operator',
        userName: 'Điều hành viên (demo)',
        enteredAt: testNow,
      },
    ]);
  });

  test('of a time that a source has a value for stands against it, whoever comes later', async () => {
    const at = testNow - 60_000;
    await enter(anEntry({ area: '413', at, measured: { kind: 'value', value: 5 } }));

    await server.write(`dvc,area=413,source=portal overdue=8i ${at}`);

    const page = await server.connect('leader');
    const snapshot = await page.join('area:nghe-an');
    const cells = snapshot.ok && snapshot.value.kind === 'area' ? snapshot.value.cells : [];
    expect(cells.some((code) => code[2] === 5)).toBe(true);
    expect(cells.some((code) => code[2] === 8)).toBe(false);
  });

  test('sent again under the same operation id is recorded once, and does not undo what came since', async () => {
    const given = { area: '425', at: testNow - 3 * hourMs, operationId: 'no-answer-came' };
    const first = await (await enter(anEntry({ ...given, measured: { kind: 'value', value: 31 } }))).json();
    await enter(anEntry({ ...given, operationId: undefined, measured: { kind: 'value', value: 32 } }));

    const again = await enter(anEntry({ ...given, measured: { kind: 'value', value: 31 } }));

    expect(again.status).toBe(201);
    expect(await again.json()).toEqual(first);
    const values = (await journal()).flatMap(({ at, measured }) => (at === given.at ? [measured] : []));
    expect(values).toEqual([
      { kind: 'value', value: 32 },
      { kind: 'value', value: 31 },
    ]);
  });

  test('is refused under the operation id of another value', async () => {
    const operationId = 'twice-used';
    await enter(anEntry({ operationId }));

    const other = await enter(anEntry({ operationId, measured: { kind: 'value', value: 18 } }));

    expect(other.status).toBe(400);
  });

  test.each([
    ['of an unknown indicator', { indicator: 'dvc.nothing' }, 422, 'value-refused'],
    ['of an unknown area', { area: 'Mars' }, 422, 'value-refused'],
    ['of a level that does not report', { area: '40' }, 422, 'value-refused'],
    ['of the future', { at: testNow + hourMs }, 422, 'value-refused'],
    ['below zero', { measured: { kind: 'value', value: -1 } }, 422, 'value-refused'],
    [
      'of a part larger than its whole',
      {
        indicator: 'dvc.submit_online_pct',
        measured: { kind: 'ratio', numerator: 500, denominator: 100 },
      },
      422,
      'value-refused',
    ],
    [
      'of parts for a plain count',
      { measured: { kind: 'ratio', numerator: 1, denominator: 2 } },
      422,
      'value-refused',
    ],
    ['without a reason', { reason: '   x ' }, 400, 'bad-request'],
    ['that is none', { measured: { kind: 'value', value: null } }, 400, 'bad-request'],
    ['at no time', { at: 1e300 }, 422, 'value-refused'],
  ])('%s is refused and leaves no trace', async (_what, given, status, code) => {
    const before = await journal();

    const answer = await enter(anEntry(given));

    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ error: { code } });
    expect(await journal()).toEqual(before);
  });

  test.each(['duty', 'leader'] as const)('of a %s is refused', async (role) => {
    expect((await enter(anEntry(), await server.signInAs(role))).status).toBe(403);
  });

  test('outside the own area is refused', async () => {
    const cookie = await server.sessionFor({ id: 'x', name: 'X', role: 'operator', area: asArea('vinh') });

    expect((await enter(anEntry({ area: '425' }), cookie)).status).toBe(403);
    expect((await enter(anEntry(), cookie)).status).toBe(201);
  });
});
