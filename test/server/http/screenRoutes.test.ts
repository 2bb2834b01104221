import { afterEach, describe, expect, test } from 'vitest';
import { paths } from '#shared/protocol/routes.ts';
import type { Screen, ScreenSettings } from '#shared/screen/screen.ts';
import type { ListedScreen, PairingBody } from '#shared/screen/screenRoutes.ts';
import { eventually } from '#test/support/eventually.ts';
import { someSettings } from '#test/support/screenBuilders.ts';
import { aTemporaryFolder } from '#test/support/temporaryFolder.ts';
import { cookieOf, startTestServer, type TestServer } from '#test/support/testServer.ts';

const stops: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function aServer(dataDir?: string): Promise<TestServer> {
  const server = await startTestServer(dataDir === undefined ? {} : { dataDir });
  stops.push(server.stop);
  return server;
}

interface Asked {
  readonly method?: string;
  readonly cookie?: string;
  readonly body?: object;
}

const askAt =
  ({ url }: TestServer) =>
  (path: string, { method = 'GET', cookie, body }: Asked = {}): Promise<Response> =>
    fetch(url + path, {
      method,
      headers: { ...(cookie && { cookie }), ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });

/** A screen shows a code, an administrator types it in, the screen fetches its cookie. */
async function pairAt(server: TestServer, settings: ScreenSettings = someSettings()) {
  const ask = askAt(server);
  const administrator = await server.signInAs('administrator');
  const pairing = (await (await ask(paths.pairings, { method: 'POST' })).json()) as PairingBody;
  const paired = await ask(paths.screens, {
    method: 'POST',
    cookie: administrator,
    body: { code: pairing.code, settings },
  });
  const { screen } = (await paired.json()) as { screen: Screen };
  const fetched = await ask(`${paths.pairings}/${pairing.secret}`);
  const cookie = fetched.headers.getSetCookie().find((one) => one.startsWith('ioc_screen')) ?? '';
  return { ask, administrator, screen, cookie: cookie.split(';')[0] ?? '', setCookie: cookie };
}

const sceneView = { kind: 'scene', scene: 'overview' };

describe('a screen that was paired', () => {
  test('signs in with a cookie that no script reads and that outlives the browser', async () => {
    const server = await aServer();

    const { ask, cookie, setCookie, screen } = await pairAt(server);

    const session = await (await ask(paths.session, { cookie })).json();
    expect(session).toMatchObject({ user: { id: `screen:${screen.id}`, role: 'duty' } });
    expect(setCookie).toMatch(/HttpOnly/);
    expect(setCookie).toMatch(/Max-Age=34560000/);
    expect(await (await ask(paths.ownScreen, { cookie })).json()).toEqual({ screen });
  });

  test('is signed in after a restart of the server, and still knows what was sent', async () => {
    const folder = aTemporaryFolder();
    stops.push(folder.remove);
    const first = await startTestServer({ dataDir: folder.path });
    const { ask, administrator, cookie, screen } = await pairAt(first);
    await ask(`${paths.screens}/${screen.id}/view`, {
      method: 'POST',
      cookie: administrator,
      body: { view: sceneView, minutes: 30 },
    });
    await first.stop();

    const second = await aServer(folder.path);

    const page = await second.connect({ cookie });
    expect((await page.heard('screen:changed')).screen.sent?.view).toEqual(sceneView);
  });

  test('is cut and is nobody once it is revoked', async () => {
    const server = await aServer();
    const { ask, administrator, cookie, screen } = await pairAt(server);
    const page = await server.connect({ cookie });

    await ask(`${paths.screens}/${screen.id}`, { method: 'DELETE', cookie: administrator });

    await page.ended();
    await expect(server.connect({ cookie })).rejects.toThrow('not-signed-in');
    expect((await ask(paths.profile, { cookie })).status).toBe(401);
  });

  test('stays itself after somebody signed in on it and out again', async () => {
    const server = await aServer();
    const { ask, cookie, screen } = await pairAt(server);
    const signedIn = await ask(paths.session, { method: 'POST', cookie, body: { demoRole: 'operator' } });
    const both = `${cookieOf(signedIn)}; ${cookie}`;

    const asPerson = await (await ask(paths.session, { cookie: both })).json();
    await ask(paths.session, { method: 'DELETE', cookie: both });
    const after = await (await ask(paths.session, { cookie: both })).json();

    expect(asPerson).toMatchObject({ user: { role: 'operator' } });
    expect(after).toMatchObject({ user: { id: `screen:${screen.id}` } });
  });
});

describe('a view', () => {
  test('that an operator sends is told to that screen alone', async () => {
    const server = await aServer();
    const one = await pairAt(server);
    const two = await pairAt(server, someSettings({ name: 'Màn hình 2' }));
    const [first, second] = [
      await server.connect({ cookie: one.cookie }),
      await server.connect({ cookie: two.cookie }),
    ];
    await second.heard('screen:changed');
    const operator = await server.signInAs('operator');

    await one.ask(`${paths.screens}/${one.screen.id}/view`, {
      method: 'POST',
      cookie: operator,
      body: { view: sceneView, minutes: 5 },
    });

    const told = await first.heard('screen:changed', ({ screen }) => screen.sent !== null);
    expect(told.screen.sent).toMatchObject({ view: sceneView, userName: 'Điều hành viên (demo)' });
    expect(second.messages('screen:changed')).toHaveLength(1);
  });

  test.each([
    ['duty', 403],
    ['leader', 403],
    ['operator', 200],
    ['administrator', 200],
  ] as const)('sent by the role %s is answered %i', async (role, status) => {
    const server = await aServer();
    const { ask, screen } = await pairAt(server);
    const cookie = await server.signInAs(role);
    const body = { view: sceneView, minutes: 5 };

    const answer = await ask(`${paths.screens}/${screen.id}/view`, { method: 'POST', cookie, body });

    expect(answer.status).toBe(status);
  });

  test.each([
    ['for no time', { view: sceneView, minutes: 0 }],
    ['for longer than a shift', { view: sceneView, minutes: 10_000 }],
    ['of an unknown kind', { view: { kind: 'film' }, minutes: 5 }],
  ])('%s is a bad request', async (_sentence, body) => {
    const server = await aServer();
    const { ask, administrator, screen } = await pairAt(server);

    const answer = await ask(`${paths.screens}/${screen.id}/view`, {
      method: 'POST',
      cookie: administrator,
      body,
    });

    expect(answer.status).toBe(400);
  });
});

describe('the administration of screens', () => {
  test.each([
    ['POST', paths.screens],
    ['PUT', `${paths.screens}/any`],
    ['DELETE', `${paths.screens}/any`],
  ])('%s %s is for administrators', async (method, path) => {
    const server = await aServer();
    const ask = askAt(server);
    const operator = await server.signInAs('operator');

    const answers = [
      await ask(path, { method, cookie: operator, body: {} }),
      await ask(path, { method, body: {} }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([403, 401]);
  });

  test('shows how a screen is doing, as it says itself', async () => {
    const server = await aServer();
    const { ask, administrator, cookie } = await pairAt(server);
    const page = await server.connect({ cookie });
    const facts = { release: 'abc', heapBytes: 42_000_000, address: '/wall', stateFaults: 0 };

    page.socket.emit('screen:beat', facts);

    const listed = async (): Promise<ListedScreen[]> =>
      ((await (await ask(paths.screens, { cookie: administrator })).json()) as { screens: ListedScreen[] })
        .screens;
    await eventually(listed, ([one]) => one?.status.facts?.address === '/wall', { withinMs: 5_000 });
    page.close();
    await eventually(listed, ([one]) => one?.status.connected === false, { withinMs: 5_000 });
    expect((await listed())[0]?.status.facts).toEqual(facts);
  });

  test('never shows what a screen signs in with', async () => {
    const server = await aServer();
    const { ask, administrator } = await pairAt(server);

    const text = await (await ask(paths.screens, { cookie: administrator })).text();

    expect(text).not.toMatch(/token|hash/i);
  });
});
