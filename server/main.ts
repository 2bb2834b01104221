import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import { createApp } from '#server/app.ts';
import { ensureClientBuild } from '#server/clientBuild.ts';
import { clientPages } from '#server/http/clientPages.ts';
import { developmentPages } from '#server/http/developmentPages.ts';
import { createInfluxTail, type InfluxTail } from '#server/ingest/influxTail.ts';
import { createSimulator } from '#server/ingest/simulator.ts';
import { createLog, type Log } from '#server/log.ts';
import type { MessageSenders } from '#server/notification/notificationOutbox.ts';
import { createSmtpSender } from '#server/notify/smtpSender.ts';
import { createWebhookSender } from '#server/notify/webhookSender.ts';
import { type LoadedProfile, loadProfile } from '#server/profile/loadProfile.ts';
import { parseSettings, type Settings, SettingsError } from '#server/settings.ts';
import { createReadingStore, createTailReader } from '#server/store/createReadingStore.ts';
import { createIntakeStore } from '#server/store/intake/intakeStore.ts';
import { createSqliteAlertJournal } from '#server/store/sql/sqliteAlertJournal.ts';
import { createSqliteDeskStores } from '#server/store/sql/sqliteDeskStores.ts';
import { createSqliteRuleStore } from '#server/store/sql/sqliteRuleStore.ts';
import { createSqliteSceneStore } from '#server/store/sql/sqliteSceneStore.ts';
import { createSqliteScreenStore } from '#server/store/sql/sqliteScreenStore.ts';
import { createSqliteUserStore } from '#server/store/sql/sqliteUserStore.ts';
import { createAreaTree } from '#shared/area/areaTree.ts';
import { paths } from '#shared/protocol/routes.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** A mistake of whoever starts us: said in words, without a stack. */
class StartProblem extends Error {}

async function readProfile({ profile, demo }: Settings): Promise<LoadedProfile> {
  const result = await loadProfile(profile, { withInventedSites: demo });
  if (result.ok) return result.value;
  throw new StartProblem(`IOC_PROFILE: the profile cannot be used\n${result.error.message}`);
}

/** The token for writing: the operator's, or one that is made once and kept with the data. */
async function ingestTokenOf({ ingestToken, dataDir }: Settings): Promise<string> {
  if (ingestToken !== undefined) return ingestToken;
  const file = join(dataDir, 'ingest-token');
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch {
    // The first start: there is no file yet.
    const token = randomBytes(24).toString('base64url');
    await writeFile(file, `${token}\n`, { mode: 0o600 });
    return token;
  }
}

interface Pages {
  readonly handler: RequestHandler;
  readonly release: string;
  readonly close: () => Promise<void>;
}

async function pagesFor(isDevelopment: boolean): Promise<Pages> {
  if (isDevelopment) return { ...(await developmentPages()), release: 'development' };
  const { folder, release } = await ensureClientBuild(() => say('Building the pages, about 10 seconds …'));
  return { handler: clientPages({ folder, release }), release, close: async () => undefined };
}

function greet(settings: Settings, port: number, profile: LoadedProfile['profile']): void {
  const address = `http://${settings.host}:${port}`;
  say('');
  say(`  ${profile.centre.vi}`);
  say(`  Wall      ${address}/wall`);
  say(`  Explorer  ${address}/explorer`);
  say(`  Console   ${address}/console`);
  say(
    settings.demo
      ? `  Sign in   ${address}/sign-in offers the four demo roles on this machine; the wall opens by itself`
      : `  Sign in   ${address}/sign-in with an account made by: npm run ioc -- user add <name> <role>`,
  );
  say(`  Write     POST ${address}${paths.writeV2}?precision=ms with the token of ${tokenPlace(settings)}`);
  say(
    `  Data      ${settings.influx ? `InfluxDB at ${settings.influx.url}` : `embedded, in ${settings.dataDir}`}`,
  );
  say('');
}

const tokenPlace = ({ ingestToken, dataDir }: Settings): string =>
  ingestToken === undefined ? join(dataDir, 'ingest-token') : 'IOC_INGEST_TOKEN';

/** Where this process reaches itself: an address that means "all" is not one to call. */
const ownAddress = (host: string): string => (host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host);

function startDemo(
  settings: Settings,
  loaded: LoadedProfile,
  feed: { port: number; token: string; log: Log },
) {
  if (!settings.demo || !loaded.demo) return null;
  const simulator = createSimulator({
    writeUrl: `http://${ownAddress(settings.host)}:${feed.port}${paths.writeV2}?precision=ms`,
    token: feed.token,
    profile: loaded.profile,
    demo: loaded.demo,
    clock: Date.now,
    log: feed.log,
  });
  simulator.start({ backfill: true });
  return simulator;
}

const sendersOf = ({ notify: { webhook, smtp } }: Settings): MessageSenders => ({
  ...(webhook && { webhook: createWebhookSender(webhook, Date.now) }),
  ...(smtp && { email: createSmtpSender(smtp) }),
});

/** Others may write into the same InfluxDB; the embedded store has nobody else. */
function tailOf(settings: Settings, profile: LoadedProfile['profile'], log: Log): InfluxTail | null {
  const reader = createTailReader({ settings, profile });
  const tree = createAreaTree(profile.levels, profile.areas);
  return reader && createInfluxTail({ reader, indicators: profile.indicators, tree, clock: Date.now, log });
}

async function main(): Promise<void> {
  const settings = parseSettings(process.env);
  const log = createLog(settings.logLevel);
  const loaded = await readProfile(settings);
  await mkdir(settings.dataDir, { recursive: true });
  const pages = await pagesFor(process.argv.includes('--dev'));
  const token = await ingestTokenOf(settings);
  const tail = tailOf(settings, loaded.profile, log);
  const store = await createReadingStore({ settings, profile: loaded.profile, log });
  const app = await createApp({
    loaded,
    store: tail ? tail.watching(store) : store,
    ...(tail && { tail }),
    journal: createSqliteAlertJournal({ dataDir: settings.dataDir }),
    ruleStore: createSqliteRuleStore({ dataDir: settings.dataDir }),
    sceneStore: createSqliteSceneStore({ dataDir: settings.dataDir }),
    userStore: createSqliteUserStore({ dataDir: settings.dataDir }),
    deskStores: createSqliteDeskStores({ dataDir: settings.dataDir }),
    senders: sendersOf(settings),
    screenStore: createSqliteScreenStore({ dataDir: settings.dataDir }),
    intakeStore: await createIntakeStore({ file: join(settings.dataDir, 'intake.sqlite') }),
    ingestToken: token,
    demo: settings.demo,
    pages: pages.handler,
    withPolicy: pages.release !== 'development',
    release: pages.release,
    clock: Date.now,
    log,
  });
  const port = await app.listen(settings.port, settings.host);
  greet(settings, port, loaded.profile);
  // Written at a clean end otherwise, and a server is more often cut off.
  flushCompileCache();
  const simulator = startDemo(settings, loaded, { port, token, log });

  const shutDown = async (): Promise<void> => {
    await simulator?.stop();
    await app.close();
    await pages.close();
    process.exit(0);
  };
  process.once('SIGINT', () => void shutDown());
  process.once('SIGTERM', () => void shutDown());
}

main().catch((error: unknown) => {
  const isOurs = error instanceof SettingsError || error instanceof StartProblem;
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  const text =
    error instanceof Error ? (isOurs ? error.message : (error.stack ?? error.message)) : String(error);
  process.stderr.write(isTaken ? 'IOC_PORT: the port is in use; set another one\n' : `${text}\n`);
  process.exit(1);
});
