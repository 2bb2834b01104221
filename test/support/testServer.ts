import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import type { AlertJournal } from '#server/alert/alertJournal.ts';
import { type App, createApp } from '#server/app.ts';
import { type ClientBuild, ensureClientBuild } from '#server/clientBuild.ts';
import { clientPages } from '#server/http/clientPages.ts';
import type { ReadingStore } from '#server/indicator/readingStore.ts';
import { type LoadedProfile, loadProfile } from '#server/profile/loadProfile.ts';
import { parseSettings } from '#server/settings.ts';
import { createReadingStore } from '#server/store/createReadingStore.ts';
import { createIntakeStore } from '#server/store/intake/intakeStore.ts';
import { createSqliteAlertJournal } from '#server/store/sql/sqliteAlertJournal.ts';
import { createSqliteDeskStores } from '#server/store/sql/sqliteDeskStores.ts';
import { createSqliteRuleStore } from '#server/store/sql/sqliteRuleStore.ts';
import { createSqliteSceneStore } from '#server/store/sql/sqliteSceneStore.ts';
import { createSqliteScreenStore } from '#server/store/sql/sqliteScreenStore.ts';
import { createSqliteUserStore } from '#server/store/sql/sqliteUserStore.ts';
import { hashToken, sessionLengthMs } from '#server/user/sessions.ts';
import type { UserStore } from '#server/user/userStore.ts';
import type { Profile } from '#shared/profile/profile.ts';
import { paths } from '#shared/protocol/routes.ts';
import type { Role, User } from '#shared/user/user.ts';
import { type ConnectOptions, connectLive, type LiveClient } from './liveClient.ts';
import { aLoadedProfile, aProfile } from './profileBuilders.ts';
import { aSilentLog } from './silentLog.ts';
import { aTemporaryFolder } from './temporaryFolder.ts';

export interface TestServerGiven {
  /** A shipped name ("nghe-an"), a folder, or a profile of a builder. The small test profile by default. */
  readonly profile?: string | Profile | LoadedProfile;
  /** Epoch ms; the real time by default. Ticks come once a second of real time whatever it says. */
  readonly clock?: () => number;
  /** The embedded store in `dataDir` by default. */
  readonly store?: ReadingStore;
  readonly journal?: AlertJournal;
  readonly userStore?: UserStore;
  /** Kept by `stop`, for a server that starts again. A temporary folder, removed by `stop`, by default. */
  readonly dataDir?: string;
  /** A free one by default. */
  readonly port?: number;
  readonly demo?: boolean;
  /** Serves the built client, building it when its sources changed (some 10 s), or this one. Not served by default. */
  readonly client?: boolean | ClientBuild;
}

/** The real server in this process, on a free port of loopback. */
export interface TestServer {
  readonly url: string;
  readonly port: number;
  readonly ingestToken: string;
  readonly profile: Profile;
  readonly dataDir: string;
  readonly userStore: UserStore;
  /** What the server logged, as `level: message`. */
  readonly logLines: readonly string[];
  /** Signs a demo role in over HTTP. The value of a `Cookie` header. */
  signInAs(role: Role): Promise<string>;
  /** Opens a session for anybody, for a user of one area for instance. The value of a `Cookie` header. */
  sessionFor(user: User): Promise<string>;
  /** A live client: of a demo role, or with exactly this cookie and Origin. Closed by `stop`. */
  connect(who: Role | ConnectOptions): Promise<LiveClient>;
  /** Line protocol with times in ms through the real door; the answer as it comes. */
  write(lines: string | readonly string[]): Promise<Response>;
  stop(): Promise<void>;
}

const nobodyHere: RequestHandler = (_request, _response, next) => next();

async function profileOf(given: string | Profile | LoadedProfile = aProfile()): Promise<LoadedProfile> {
  if (typeof given !== 'string') return 'boundaries' in given ? given : aLoadedProfile(given);
  const loaded = await loadProfile(given);
  if (!loaded.ok) throw loaded.error;
  return loaded.value;
}

async function pagesOf(given: boolean | ClientBuild): Promise<{ pages: RequestHandler; release: string }> {
  if (given === false) return { pages: nobodyHere, release: 'test' };
  const { folder, release } = given === true ? await ensureClientBuild(() => undefined) : given;
  return { pages: clientPages({ folder, release }), release };
}

/** The part of `Set-Cookie` that goes back to the server. */
export const cookieOf = (response: Response): string =>
  (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';

function clientOf(url: string, app: App) {
  const clients: LiveClient[] = [];
  const signInAs = async (role: Role): Promise<string> => {
    const response = await fetch(url + paths.session, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ demoRole: role }),
    });
    if (!response.ok) throw new Error(`sign-in as ${role}: ${response.status} ${await response.text()}`);
    return cookieOf(response);
  };
  return {
    signInAs,
    connect: async (who: Role | ConnectOptions): Promise<LiveClient> => {
      const client = await connectLive(url, typeof who === 'string' ? { cookie: await signInAs(who) } : who);
      clients.push(client);
      return client;
    },
    stop: async (): Promise<void> => {
      for (const client of clients) client.close();
      await app.close();
    },
  };
}

/** Starts the whole server with `createApp`, as `main.ts` does. End it with `stop`. */
export async function startTestServer(given: TestServerGiven = {}): Promise<TestServer> {
  const { clock = Date.now, demo = true } = given;
  const folder = given.dataDir === undefined ? aTemporaryFolder() : null;
  const dataDir = given.dataDir ?? folder?.path ?? '';
  const loaded = await profileOf(given.profile);
  const log = aSilentLog();
  const settings = parseSettings({ IOC_DATA_DIR: dataDir });
  const userStore = given.userStore ?? createSqliteUserStore({ dataDir });
  const ingestToken = 'the-token-of-the-tests';
  const app = await createApp({
    ...(await pagesOf(given.client ?? false)),
    loaded,
    store: given.store ?? (await createReadingStore({ settings, profile: loaded.profile, log })),
    journal: given.journal ?? createSqliteAlertJournal({ dataDir }),
    ruleStore: createSqliteRuleStore({ dataDir }),
    sceneStore: createSqliteSceneStore({ dataDir }),
    userStore,
    deskStores: createSqliteDeskStores({ dataDir }),
    screenStore: createSqliteScreenStore({ dataDir }),
    intakeStore: await createIntakeStore({ file: join(dataDir, 'intake.sqlite') }),
    ingestToken,
    demo,
    withPolicy: true,
    clock,
    log,
  });
  const port = await app.listen(given.port ?? 0, '127.0.0.1');
  const url = `http://127.0.0.1:${port}`;
  const { stop, ...door } = clientOf(url, app);
  return {
    ...door,
    url,
    port,
    ingestToken,
    profile: loaded.profile,
    dataDir,
    userStore,
    logLines: log.lines,
    sessionFor: async (user) => {
      const token = randomBytes(32).toString('base64url');
      const createdAt = clock();
      const expiresAt = createdAt + sessionLengthMs;
      await userStore.addSession({ tokenHash: hashToken(token), user, createdAt, expiresAt });
      return `ioc_session=${token}`;
    },
    write: (lines) =>
      fetch(`${url}${paths.writeV2}?precision=ms`, {
        method: 'POST',
        headers: { authorization: `Token ${ingestToken}` },
        body: typeof lines === 'string' ? lines : lines.join('\n'),
      }),
    stop: async () => {
      await stop();
      folder?.remove();
    },
  };
}
