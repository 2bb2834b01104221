import { createHash, randomBytes } from 'node:crypto';
import type { AreaId } from '#shared/area/area.ts';
import { failure, type Result, success } from '#shared/protocol/result.ts';
import type { Role, User } from '#shared/user/user.ts';
import { verifyPassword } from './password.ts';
import type { StoredSession, UserStore } from './userStore.ts';

/** Twelve hours: a shift and its handover. A wall in demo mode signs itself in again. */
export const sessionLengthMs = 12 * 3_600_000;

export interface OpenedSession {
  /** Goes into the cookie and nowhere else; the store keeps only its hash. */
  readonly token: string;
  readonly user: User;
}

/** Who is signed in. */
export interface Sessions {
  signIn(username: string, password: string): Promise<Result<OpenedSession>>;
  /** Whose name and password these are, without signing them in: for a signature at somebody else's desk. */
  check(username: string, password: string): Promise<Result<User>>;
  /** Only in demo mode and on loopback; the caller decides that. */
  signInAs(role: Role, name: string): Promise<OpenedSession>;
  /** Everybody who can be given something to do. */
  users(): Promise<User[]>;
  find(token: string): Promise<StoredSession | null>;
  signOut(token: string): Promise<void>;
  removeExpired(): Promise<void>;
}

interface SessionsParts {
  readonly store: UserStore;
  readonly rootArea: AreaId;
  readonly clock: () => number;
}

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url');

export function createSessions({ store, rootArea, clock }: SessionsParts): Sessions {
  const open = async (user: User): Promise<OpenedSession> => {
    const token = randomBytes(32).toString('base64url');
    const createdAt = clock();
    await store.addSession({
      tokenHash: hashToken(token),
      user,
      createdAt,
      expiresAt: createdAt + sessionLengthMs,
    });
    return { token, user };
  };
  const check = async (username: string, password: string): Promise<Result<User>> => {
    const account = await store.findAccount(username);
    // An unknown name takes as long as a wrong password: the answer must not tell which names exist.
    const isRight = await verifyPassword(password, account?.passwordHash ?? null);
    if (!account || !isRight) return failure('wrong-credentials');
    return success({ id: account.username, name: account.name, role: account.role, area: account.area });
  };
  return {
    check,
    signIn: async (username, password) => {
      const checked = await check(username, password);
      return checked.ok ? success(await open(checked.value)) : checked;
    },
    signInAs: (role, name) => open({ id: `demo-${role}`, name, role, area: rootArea }),
    users: () => store.users(clock()),
    find: async (token) => {
      const session = await store.findSession(hashToken(token));
      return session && session.expiresAt > clock() ? session : null;
    },
    signOut: (token) => store.removeSession(hashToken(token)),
    removeExpired: () => store.removeExpiredSessions(clock()),
  };
}
