import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  directiveBodySchema,
  directiveHistoryBodySchema,
  directivesBodySchema,
} from '#shared/directive/directiveCommands.ts';
import { paths } from '#shared/protocol/routes.ts';
import { aUser } from '#test/support/alertBuilders.ts';
import { anIssue, aStep } from '#test/support/directiveBuilders.ts';
import { testNow } from '#test/support/readingBuilders.ts';
import { startTestServer, type TestServer } from '#test/support/testServer.ts';

let server: TestServer;
let leader: string;
let operator: string;

beforeAll(async () => {
  server = await startTestServer({ clock: () => testNow });
  leader = await server.signInAs('leader');
  operator = await server.signInAs('operator');
});

afterAll(() => server.stop());

const post = (path: string, body: object, cookie = leader, origin = server.url): Promise<Response> =>
  fetch(server.url + path, {
    method: 'POST',
    headers: { cookie, origin, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const get = (path: string, cookie = leader): Promise<Response> =>
  fetch(server.url + path, { headers: { cookie } });

describe('a direction over HTTP', () => {
  test('is given by the leader, seen at once by an operator, accepted, and seen by the leader', async () => {
    const desk = await server.connect('operator');
    const wall = await server.connect('duty');
    await desk.join('directives');
    await wall.join('directives');

    const answer = await post(paths.directives, anIssue());

    expect(answer.status).toBe(201);
    const { directive } = directiveBodySchema.parse(await answer.json());
    const told = await desk.heard(
      'directive:changed',
      ({ directives }) => directives[0]?.id === directive.id,
    );
    expect(told.directives).toEqual([directive]);
    const step = await post(`${paths.directives}/${directive.id}/steps`, aStep(), operator);
    expect(step.status).toBe(200);
    const after = await wall.heard('directive:changed', ({ directives }) => directives[0]?.revision === 2);
    expect(after.directives[0]).toMatchObject({ state: 'accepted', accepted: { userId: 'demo-operator' } });
    const history = directiveHistoryBodySchema.parse(
      await (await get(`${paths.directives}/${directive.id}`)).json(),
    );
    expect(history.history.map(({ event }) => event)).toEqual(['issue', 'accept']);
  });

  test('is in the snapshot of whoever comes later, and in the list', async () => {
    const answer = await post(paths.directives, anIssue({ operationId: 'operation-later' }));
    const { directive } = directiveBodySchema.parse(await answer.json());

    const page = await server.connect('leader');
    const joined = await page.join('directives');

    expect(joined.ok && joined.value.kind === 'directives' && joined.value.directives).toContainEqual(
      directive,
    );
    const { directives } = directivesBodySchema.parse(await (await get(paths.directives)).json());
    expect(directives).toContainEqual(directive);
  });

  test('is not for the eyes of another area', async () => {
    const cookie = await server.sessionFor(aUser({ area: 'cua-lo' }));
    const answer = await post(paths.directives, anIssue({ operationId: 'operation-vinh' }));
    const { directive } = directiveBodySchema.parse(await answer.json());

    const page = await server.connect({ cookie });
    const joined = await page.join('directives');

    expect(joined.ok && joined.value.kind === 'directives' && joined.value.directives).toEqual([]);
    expect((await get(`${paths.directives}/${directive.id}`, cookie)).status).toBe(404);
    expect(await (await get(paths.directives, cookie)).json()).toEqual({ directives: [] });
  });

  test.each([
    ['without words', { text: '  x ' }, 400],
    ['without an operation', { operationId: '' }, 400],
    ['for yesterday', { dueAt: testNow - 1 }, 422],
    ['with something unknown', { more: 1 }, 400],
  ])('%s is refused', async (_what, given, status) => {
    const answer = await post(paths.directives, { ...anIssue({ operationId: 'operation-bad' }), ...given });

    expect(answer.status).toBe(status);
  });

  test('is refused to whoever is not signed in, may not, or sits on the page of another site', async () => {
    const command = anIssue({ operationId: 'operation-forbidden' });

    expect((await post(paths.directives, command, '')).status).toBe(401);
    expect((await post(paths.directives, command, operator)).status).toBe(403);
    expect((await post(paths.directives, command, leader, 'http://elsewhere.example')).status).toBe(403);
  });

  test('leads to evidence by an address of the web only', async () => {
    const answer = await post(paths.directives, anIssue({ operationId: 'operation-link' }));
    const { directive } = directiveBodySchema.parse(await answer.json());
    const steps = `${paths.directives}/${directive.id}/steps`;
    await post(steps, aStep({ operationId: 'accept-link' }), operator);
    const report = { event: 'report', revision: 2, text: 'Đã xử lý xong' } as const;

    const refused = await post(
      steps,
      { ...aStep({ ...report, operationId: 'report-bad' }), link: 'javascript:alert(1)' },
      operator,
    );
    const taken = await post(
      steps,
      aStep({ ...report, operationId: 'report-good', link: 'https://vbdh.example/123' }),
      operator,
    );

    expect([refused.status, taken.status]).toEqual([400, 200]);
  });
});
