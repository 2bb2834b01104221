import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSqliteUserStore } from '#server/store/sql/sqliteUserStore.ts';
import type { Account, StoredSession, UserStore } from '#server/user/userStore.ts';
import { asArea, hourMs, testNow } from '#test/support/readingBuilders.ts';
import { aTemporaryFolder } from '#test/support/temporaryFolder.ts';

const anAccount = (given: Partial<Account> = {}): Account => ({
  username: 'lan',
  passwordHash: 'scrypt$…',
  name: 'Nguyễn Thị Lan',
  role: 'operator',
  area: asArea('vinh'),
  ...given,
});

const aSession = (given: Partial<StoredSession> = {}): StoredSession => ({
  tokenHash: 'hash-1',
  user: { id: 'lan', name: 'Nguyễn Thị Lan', role: 'operator', area: asArea('vinh') },
  createdAt: testNow,
  expiresAt: testNow + hourMs,
  ...given,
});

describe('the SQLite user store', () => {
  let folder: ReturnType<typeof aTemporaryFolder>;
  let store: UserStore;

  beforeEach(() => {
    folder = aTemporaryFolder();
    store = createSqliteUserStore({ dataDir: folder.path });
  });

  afterEach(async () => {
    await store.close();
    folder.remove();
  });

  it('finds an account by its username alone', async () => {
    await store.addAccount(anAccount());

    expect(await store.findAccount('lan')).toEqual(anAccount());
    expect(await store.findAccount('Lan')).toBeNull();
  });

  it('does not give a username away twice', async () => {
    const first = await store.addAccount(anAccount());
    const second = await store.addAccount(anAccount({ name: 'Somebody else', role: 'administrator' }));

    expect([first, second]).toEqual([true, false]);
    expect(await store.findAccount('lan')).toEqual(anAccount());
  });

  it('has accounts and sessions after a restart', async () => {
    await store.addAccount(anAccount());
    await store.addSession(aSession());

    await store.close();
    store = createSqliteUserStore({ dataDir: folder.path });

    expect(await store.findAccount('lan')).toEqual(anAccount());
    expect(await store.findSession('hash-1')).toEqual(aSession());
  });

  it('ends one session and leaves the others', async () => {
    await store.addSession(aSession());
    await store.addSession(aSession({ tokenHash: 'hash-2' }));

    await store.removeSession('hash-1');

    expect(await store.findSession('hash-1')).toBeNull();
    expect(await store.findSession('hash-2')).not.toBeNull();
  });

  it('removes what has expired, to the millisecond', async () => {
    await store.addSession(aSession({ expiresAt: testNow }));
    await store.addSession(aSession({ tokenHash: 'hash-2', expiresAt: testNow + 1 }));

    await store.removeExpiredSessions(testNow);

    expect(await store.findSession('hash-1')).toBeNull();
    expect(await store.findSession('hash-2')).not.toBeNull();
  });
});
