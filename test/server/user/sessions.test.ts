import { beforeAll, describe, expect, test } from 'vitest';
import { hashPassword } from '#server/user/password.ts';
import { createSessions, hashToken, sessionLengthMs } from '#server/user/sessions.ts';
import { aClock } from '#test/support/manualClock.ts';
import { aMemoryUserStore } from '#test/support/memoryUserStore.ts';
import { asArea, testNow } from '#test/support/readingBuilders.ts';

let passwordHash: string;

beforeAll(async () => {
  passwordHash = await hashPassword('mật khẩu dài');
});

async function someSessions() {
  const clock = aClock();
  const store = aMemoryUserStore();
  await store.addAccount({
    username: 'an',
    passwordHash,
    name: 'An',
    role: 'operator',
    area: asArea('vinh'),
  });
  return { clock, store, sessions: createSessions({ store, rootArea: asArea('nghe-an'), clock }) };
}

describe('signing in', () => {
  test('opens a session for the account, with its role and its area', async () => {
    const { sessions } = await someSessions();

    const opened = await sessions.signIn('an', 'mật khẩu dài');

    expect(opened).toMatchObject({
      ok: true,
      value: { user: { id: 'an', name: 'An', role: 'operator', area: 'vinh' } },
    });
  });

  test.each([
    ['a wrong password', 'an', 'mật khẩu'],
    ['an unknown name', 'binh', 'mật khẩu dài'],
    ['a name in other letters', 'An', 'mật khẩu dài'],
  ])('with %s is refused, without saying which', async (_what, username, password) => {
    const { sessions, store } = await someSessions();

    expect(await sessions.signIn(username, password)).toEqual({
      ok: false,
      failure: { code: 'wrong-credentials' },
    });
    expect(store.sessions.size).toBe(0);
  });

  test('as a demo role is for the whole province', async () => {
    const { sessions } = await someSessions();

    expect((await sessions.signInAs('duty', 'Trực ban')).user).toEqual({
      id: 'demo-duty',
      name: 'Trực ban',
      role: 'duty',
      area: 'nghe-an',
    });
  });
});

describe('a session', () => {
  test('is found by its token, and kept as a hash only', async () => {
    const { sessions, store } = await someSessions();

    const { token, user } = await sessions.signInAs('duty', 'Trực ban');

    expect((await sessions.find(token))?.user).toEqual(user);
    expect([...store.sessions.keys()]).toEqual([hashToken(token)]);
    expect(JSON.stringify([...store.sessions])).not.toContain(token);
    expect(token.length).toBeGreaterThanOrEqual(43);
  });

  test('ends after twelve hours', async () => {
    const { clock, sessions, store } = await someSessions();
    const { token } = await sessions.signInAs('duty', 'Trực ban');

    clock.set(testNow + sessionLengthMs - 1);
    expect(await sessions.find(token)).not.toBeNull();
    clock.pass(1);
    expect(await sessions.find(token)).toBeNull();

    await sessions.removeExpired();
    expect(store.sessions.size).toBe(0);
  });

  test('ends with signing out, and no other one with it', async () => {
    const { sessions } = await someSessions();
    const { token } = await sessions.signInAs('duty', 'Trực ban');
    const { token: other } = await sessions.signInAs('duty', 'Trực ban');

    await sessions.signOut(token);

    expect(await sessions.find(token)).toBeNull();
    expect(await sessions.find(other)).not.toBeNull();
  });

  test.each(['', 'x', '../..', 'a'.repeat(10_000)])('is not found by the token "%s"', async (token) => {
    const { sessions } = await someSessions();

    expect(await sessions.find(token)).toBeNull();
  });
});
