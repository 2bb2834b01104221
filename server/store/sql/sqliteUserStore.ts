import type { UserStore } from '#server/user/userStore.ts';
import type { AreaId } from '#shared/area/area.ts';
import { type Role, userSchema } from '#shared/user/user.ts';
import { openOperationsDatabase } from './operationsDatabase.ts';

/** A `UserStore` in `<dataDir>/operations.sqlite`. */
export function createSqliteUserStore({ dataDir }: { readonly dataDir: string }): UserStore {
  const database = openOperationsDatabase(dataDir);
  const account = database.prepare('SELECT * FROM account WHERE username = ?');
  const addAccount = database.prepare('INSERT INTO account VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const accounts = database.prepare('SELECT * FROM account ORDER BY username');
  const sessions = database.prepare('SELECT user FROM session WHERE expires_at > ?');
  const addSession = database.prepare('INSERT INTO session VALUES (?, ?, ?, ?)');
  const session = database.prepare('SELECT * FROM session WHERE token_hash = ?');
  const removeSession = database.prepare('DELETE FROM session WHERE token_hash = ?');
  const removeExpired = database.prepare('DELETE FROM session WHERE expires_at <= ?');

  return {
    findAccount: async (username) => {
      const row = account.get(username);
      if (!row) return null;
      return {
        username: String(row.username),
        passwordHash: String(row.password_hash),
        name: String(row.name),
        role: String(row.role) as Role,
        area: String(row.area_id) as AreaId,
      };
    },
    addAccount: async ({ username, passwordHash, name, role, area }) =>
      addAccount.run(username, passwordHash, name, role, area).changes === 1,
    users: async (now) => {
      const signedIn = sessions.all(now).map((row) => userSchema.parse(JSON.parse(String(row.user))));
      const known = accounts
        .all()
        .map((row) =>
          userSchema.parse({ id: row.username, name: row.name, role: row.role, area: row.area_id }),
        );
      // The account says who somebody is today; a session, who they were when they signed in.
      return [...new Map([...signedIn, ...known].map((user) => [user.id, user])).values()];
    },
    addSession: async ({ tokenHash, user, createdAt, expiresAt }) => {
      addSession.run(tokenHash, JSON.stringify(user), createdAt, expiresAt);
    },
    findSession: async (tokenHash) => {
      const row = session.get(tokenHash);
      if (!row) return null;
      return {
        tokenHash,
        user: userSchema.parse(JSON.parse(String(row.user))),
        createdAt: Number(row.created_at),
        expiresAt: Number(row.expires_at),
      };
    },
    removeSession: async (tokenHash) => {
      removeSession.run(tokenHash);
    },
    removeExpiredSessions: async (now) => {
      removeExpired.run(now);
    },
    close: async () => {
      if (database.isOpen) database.close();
    },
  };
}
