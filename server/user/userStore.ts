import type { AreaId } from '#shared/area/area.ts';
import type { Role, User } from '#shared/user/user.ts';

/** Somebody who may sign in. `area` is the top of what they may see and do. */
export interface Account {
  /** As it is typed at sign-in, compared to the letter; unique, and the `id` of the user. */
  readonly username: string;
  /** scrypt with its salt and parameters, in the form that `server/user` writes. Never the password. */
  readonly passwordHash: string;
  readonly name: string;
  readonly role: Role;
  readonly area: AreaId;
}

/** A sign-in. Times are epoch ms on the server's clock. */
export interface StoredSession {
  /** Hash of the cookie's token: whoever reads the file cannot sign in with it. */
  readonly tokenHash: string;
  /** As they were when they signed in. */
  readonly user: User;
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** Port: accounts and sessions. What is added would survive a power cut once the promise resolves. */
export interface UserStore {
  findAccount(username: string): Promise<Account | null>;
  /** False when the username is taken; the account that has it stays as it is. */
  addAccount(account: Account): Promise<boolean>;
  /** Everybody with an account, and whoever is signed in at `now` without one; each once. */
  users(now: number): Promise<User[]>;
  addSession(session: StoredSession): Promise<void>;
  /** An expired one too, as long as it is there: whoever asks has the clock. */
  findSession(tokenHash: string): Promise<StoredSession | null>;
  removeSession(tokenHash: string): Promise<void>;
  /** Those that end at or before `now`. */
  removeExpiredSessions(now: number): Promise<void>;
  close(): Promise<void>;
}
