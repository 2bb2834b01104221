import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashPassword } from '#server/user/password.ts';
import { paths } from '#shared/protocol/routes.ts';
import { roles } from '#shared/user/user.ts';
import { asArea } from '#test/support/readingBuilders.ts';
import { cookieOf, startTestServer, type TestServer } from '#test/support/testServer.ts';

let server: TestServer;
let closed: TestServer;

beforeAll(async () => {
  server = await startTestServer();
  closed = await startTestServer({ demo: false });
  await server.userStore.addAccount({
    username: 'an',
    passwordHash: await hashPassword('mật khẩu'),
    name: 'Nguyễn Thị An',
    role: 'operator',
    area: asArea('vinh'),
  });
});
afterAll(() => Promise.all([server.stop(), closed.stop()]));

const post = (body: unknown, headers: Record<string, string> = {}, to = server) =>
  fetch(to.url + paths.session, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const whoIs = async (cookie: string, to = server): Promise<unknown> =>
  (await fetch(to.url + paths.session, { headers: { cookie } })).json();

describe('signing in', () => {
  test('with a password sets a cookie that no script reads and no other site sends', async () => {
    const answer = await post({ username: 'an', password: 'mật khẩu' });

    expect(answer.status).toBe(200);
    const user = { id: 'an', name: 'Nguyễn Thị An', role: 'operator', area: 'vinh' };
    expect(await answer.json()).toEqual({ user, demoRoles: true });
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^ioc_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(await whoIs(cookieOf(answer))).toEqual({ user, demoRoles: true });
  });

  test.each([
    ['a wrong password', { username: 'an', password: 'x' }],
    ['an unknown name', { username: 'nobody', password: 'x' }],
  ])('with %s is refused and sets nothing', async (_what, body) => {
    const answer = await post(body);

    expect(answer.status).toBe(401);
    expect(await answer.json()).toEqual({ error: { code: 'wrong-credentials' } });
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  test.each([
    ['nothing', {}],
    ['a role that does not exist', { demoRole: 'root' }],
    ['a password and a role at once', { username: 'an', password: 'x', demoRole: 'duty' }],
    ['a name that is a list', { username: ['an'], password: 'x' }],
    ['an empty password', { username: 'an', password: '' }],
    ['no JSON', '{'],
    ['a text', '"duty"'],
  ])('with %s is refused', async (_what, body) => {
    const answer = await post(body);

    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code: 'bad-request' } });
  });

  test('with a body that is too large is refused', async () => {
    expect((await post({ username: 'an', password: 'x'.repeat(5_000) })).status).toBe(413);
  });

  test('from the page of another site is refused', async () => {
    const answer = await post({ demoRole: 'operator' }, { origin: 'http://elsewhere.example' });

    expect(answer.status).toBe(403);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  test.each(['null', 'not an address', 'http://127.0.0.1:1'])(
    'from the origin "%s" is refused',
    async (origin) => {
      expect((await post({ demoRole: 'operator' }, { origin })).status).toBe(403);
    },
  );

  test('from our own page is not', async () => {
    expect((await post({ demoRole: 'operator' }, { origin: server.url })).status).toBe(200);
  });

  test('anew ends the session before', async () => {
    const first = await server.signInAs('duty');

    await post({ demoRole: 'leader' }, { cookie: first });

    expect(await whoIs(first)).toMatchObject({ user: null });
  });
});

describe('the demo roles', () => {
  test.each(roles)('are offered on loopback: %s', async (role) => {
    expect(await whoIs(await server.signInAs(role))).toMatchObject({ user: { id: `demo-${role}`, role } });
  });

  test('are not offered without the demo', async () => {
    const answer = await post({ demoRole: 'duty' }, {}, closed);

    expect(answer.status).toBe(403);
    expect(await whoIs('', closed)).toEqual({ user: null, demoRoles: false });
  });

  test.each([{ 'x-forwarded-for': '10.0.0.1' }, { forwarded: 'for=10.0.0.1' }])(
    'are not offered through a proxy: %j',
    async (headers) => {
      expect((await post({ demoRole: 'duty' }, headers as Record<string, string>)).status).toBe(403);
    },
  );

  test.each(['evil.example', 'evil.example:8080'])(
    'are not offered under a name that somebody pointed at this machine: %s',
    async (host) => {
      const answer = await postAsHost(host, { demoRole: 'operator' });

      expect(answer).toBe(403);
    },
  );
});

/** `fetch` does not let a caller choose the Host header. */
async function postAsHost(host: string, body: unknown): Promise<number | undefined> {
  const { request } = await import('node:http');
  return new Promise((resolve, reject) => {
    const asked = request(
      server.url + paths.session,
      { method: 'POST', headers: { host, origin: `http://${host}`, 'content-type': 'application/json' } },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      },
    );
    asked.on('error', reject);
    asked.end(JSON.stringify(body));
  });
}

describe('signing out', () => {
  test('ends the session and clears the cookie', async () => {
    const cookie = await server.signInAs('duty');

    const answer = await fetch(server.url + paths.session, { method: 'DELETE', headers: { cookie } });

    expect(await answer.json()).toEqual({ user: null, demoRoles: true });
    expect(answer.headers.get('set-cookie')).toMatch(/^ioc_session=; Path=\/; Expires=Thu, 01 Jan 1970/);
    expect(await whoIs(cookie)).toMatchObject({ user: null });
  });

  test('without a session is no fault', async () => {
    expect((await fetch(server.url + paths.session, { method: 'DELETE' })).status).toBe(200);
  });

  test('by the page of another site is refused', async () => {
    const cookie = await server.signInAs('duty');

    const answer = await fetch(server.url + paths.session, {
      method: 'DELETE',
      headers: { cookie, origin: 'http://elsewhere.example' },
    });

    expect(answer.status).toBe(403);
    expect(await whoIs(cookie)).toMatchObject({ user: { role: 'duty' } });
  });

  test('ends the live connections of that session, and of no other', async () => {
    const cookie = await server.signInAs('duty');
    const leaving = await server.connect({ cookie });
    const staying = await server.connect('duty');

    await fetch(server.url + paths.session, { method: 'DELETE', headers: { cookie } });

    expect(await leaving.ended()).toBe('io server disconnect');
    expect(staying.socket.connected).toBe(true);
  });
});
