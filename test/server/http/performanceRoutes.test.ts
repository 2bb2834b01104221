import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { performanceSchema } from '#shared/alert/performance.ts';
import { paths } from '#shared/protocol/routes.ts';
import { startTestServer, type TestServer } from '#test/support/testServer.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const get = async (role: Parameters<TestServer['signInAs']>[0], query = ''): Promise<Response> =>
  fetch(`${server.url}${paths.performance}${query}`, { headers: { cookie: await server.signInAs(role) } });

describe('the performance of the alerts over HTTP', () => {
  test.each(['operator', 'leader', 'administrator'] as const)('is for a %s', async (role) => {
    const answer = await get(role, '?days=7');

    expect(answer.status).toBe(200);
    expect(performanceSchema.parse(await answer.json())).toMatchObject({ annunciated: 0, overdueNow: 0 });
  });

  test('is not for the watch of the wall, nor for nobody', async () => {
    expect((await get('duty')).status).toBe(403);
    expect((await fetch(server.url + paths.performance)).status).toBe(401);
  });

  test('is not told over a time that nobody offered', async () => {
    expect((await get('leader', '?days=3')).status).toBe(400);
  });

  test('counts an alert as soon as it was raised', async () => {
    await server.write(`dvc,area=412,source=portal overdue=90i ${Date.now()}`);
    const page = await server.connect('operator');
    await page.join('alerts');

    const figures = performanceSchema.parse(await (await get('operator', '?days=30')).json());

    expect(figures).toMatchObject({ annunciated: 1, split: { high: 1 } });
    expect(figures.frequent).toEqual([{ rule: 'overdue', count: 1 }]);
  });
});
