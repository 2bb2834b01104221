import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#shared/protocol/routes.ts';
import { qualityBodySchema } from '#shared/quality/quality.ts';
import { roles } from '#shared/user/user.ts';
import { aMemoryReadingStore } from '#test/support/memoryReadingStore.ts';
import { startTestServer, type TestServer } from '#test/support/testServer.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ store: aMemoryReadingStore() });
});
afterAll(() => server.stop());

const ask = (cookie?: string) => fetch(server.url + paths.quality, cookie ? { headers: { cookie } } : {});

describe('the quality of the data over HTTP', () => {
  test.each(roles)('is for a %s as for everybody who may read numbers', async (role) => {
    const answer = await ask(await server.signInAs(role));

    expect(answer.status).toBe(200);
  });

  test('is for nobody who is not signed in', async () => {
    const answer = await ask();

    expect(answer.status).toBe(401);
  });

  test('counts what came in by the write door, lines that cannot be read included', async () => {
    const cookie = await server.signInAs('leader');

    await server.write(['dvc,area=412 overdue=1i,received=2i', 'dvc,area=999 overdue=1i', 'nonsense']);

    const body = qualityBodySchema.parse(await (await ask(cookie)).json());
    const portal = body.sources.find(({ source }) => source === 'portal');
    expect(portal).toMatchObject({ valid: { part: 2, whole: 3 }, refused: 1 });
    expect(body.sources.find(({ source }) => source === null)?.refused).toBe(1);
    expect(body.whole.valid).toEqual({ part: 2, whole: 4 });
    expect(body.indicators.find(({ indicator }) => indicator === 'dvc.overdue')?.valid).toEqual({
      part: 1,
      whole: 2,
    });
  });
});
