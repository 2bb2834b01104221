import type { Account, StoredSession, UserStore } from '#server/user/userStore.ts';

export interface MemoryUserStore extends UserStore {
  readonly accounts: Map<string, Account>;
  readonly sessions: Map<string, StoredSession>;
}

export function aMemoryUserStore(): MemoryUserStore {
  const accounts = new Map<string, Account>();
  const sessions = new Map<string, StoredSession>();
  return {
    accounts,
    sessions,
    findAccount: async (username) => accounts.get(username) ?? null,
    addAccount: async (account) => {
      if (accounts.has(account.username)) return false;
      accounts.set(account.username, account);
      return true;
    },
    users: async (now) => {
      const signedIn = [...sessions.values()].filter(({ expiresAt }) => expiresAt > now);
      const known = [...accounts.values()].map(({ username, name, role, area }) => ({
        ...{ id: username, name, role, area },
      }));
      const users = [...signedIn.map(({ user }) => user), ...known];
      return [...new Map(users.map((user) => [user.id, user])).values()];
    },
    addSession: async (session) => void sessions.set(session.tokenHash, session),
    findSession: async (tokenHash) => sessions.get(tokenHash) ?? null,
    removeSession: async (tokenHash) => void sessions.delete(tokenHash),
    removeExpiredSessions: async (now) => {
      for (const [hash, { expiresAt }] of sessions) if (expiresAt <= now) sessions.delete(hash);
    },
    close: async () => undefined,
  };
}
