import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import type { Alert } from '#shared/alert/alert.ts';
import { type AlertAccepted, alertMessageOf } from '#shared/protocol/alertCommands.ts';
import type { ClientEvents, ServerEvents, Snapshot } from '#shared/protocol/events.ts';
import type { Result } from '#shared/protocol/result.ts';
import { paths } from '#shared/protocol/routes.ts';
import { addAccount } from './accounts.ts';
import { anAcknowledgement } from './alertBuilders.ts';
import { startCuttableLink } from './cuttableLink.ts';
import { type ServerProcess, startServerProcess } from './serverProcess.ts';
import { acknowledgedIn, fillStanding, writeStandingProfile } from './standingAlerts.ts';
import { aTemporaryFolder } from './temporaryFolder.ts';

export interface FaultyRun {
  readonly sent: number;
  /** Answered "accepted" and not in the journal. */
  readonly lost: number;
  /** In the journal more than once. */
  readonly doubled: number;
  /** Not answered "accepted" in the end. */
  readonly refused: number;
  readonly cuts: number;
  readonly resends: number;
  /** From the start of the process after kill -9 until a page had the whole state again, ms. */
  readonly backMs: number;
  /** Open alerts that the first snapshot after the kill knew as taken, of those answered "accepted" before it. */
  readonly knownAfterKill: boolean;
}

const password = 'cau-mat-khau-cua-lan';
const answerMs = 700;

/** The same port before and after the kill: the link leads there. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

async function signIn(url: string): Promise<string> {
  const response = await fetch(url + paths.session, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ username: 'lan', password }),
  });
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

type Page = Socket<ServerEvents, ClientEvents>;

/** A page that dials again as long as it must. */
const aPage = (url: string, cookie: string): Page =>
  io(url, {
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 20,
    reconnectionDelayMax: 100,
    extraHeaders: { cookie },
  });

/** Sends one acknowledgement until it is answered, each time as the same operation. */
async function acknowledge(page: Page, alert: Alert, onResend: () => void): Promise<Result<AlertAccepted>> {
  const { id: alertId, revision } = alert;
  const command = anAcknowledgement({ operationId: `operation-of-${alertId}`, alertId, revision });
  for (;;) {
    try {
      return await page.timeout(answerMs).emitWithAck('alert:acknowledge', alertMessageOf(command));
    } catch {
      onResend();
    }
  }
}

async function snapshotOf(url: string, cookie: string): Promise<Snapshot> {
  const page = aPage(url, cookie);
  await once(page as never, 'connect');
  const result = await page.timeout(10_000).emitWithAck('topic:join', { topic: 'alerts' });
  page.close();
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

interface FaultyPlan {
  /** Alerts to acknowledge … */
  readonly count: number;
  /** … of so many that stand. */
  readonly standing: number;
  /** Gives numbers from 0 to 1. */
  readonly random: () => number;
}

/** Acknowledges alerts of the real process over a wire that is cut at random, with resends, and kills it halfway. */
export async function acknowledgeThroughFaults({ count, standing, random }: FaultyPlan): Promise<FaultyRun> {
  const [data, profile] = [aTemporaryFolder(), aTemporaryFolder()];
  await addAccount(data.path, { username: 'lan', name: 'Lan', role: 'operator', password });
  await writeStandingProfile(profile.path);
  const alerts = (await fillStanding(data.path, profile.path, standing)).slice(0, count);
  const settings = {
    ...{ IOC_PORT: String(await freePort()), IOC_DEMO: '0', IOC_LOG_LEVEL: 'silent' },
    ...{ IOC_PROFILE: profile.path, IOC_INGEST_TOKEN: 'a-token-for-this-test-only' },
  };
  const start = (): Promise<ServerProcess> => startServerProcess({ dataDir: data.path, settings });
  let server = await start();
  const link = await startCuttableLink(server.url);
  const cookie = await signIn(server.url);
  const page = aPage(link.url, cookie);

  let cuts = 0;
  let running = true;
  const cutting = (async (): Promise<void> => {
    while (running) {
      await new Promise((resolve) => setTimeout(resolve, 40 + random() * 160));
      link.cut();
      cuts += 1;
      await new Promise((resolve) => setTimeout(resolve, random() * 60));
      link.mend();
    }
  })();

  let resends = 0;
  const onResend = (): void => {
    resends += 1;
  };
  const results = new Map<string, Result<AlertAccepted>>();
  const waiting = [...alerts];
  const sender = async (): Promise<void> => {
    for (let alert = waiting.shift(); alert; alert = waiting.shift())
      results.set(alert.id, await acknowledge(page, alert, onResend));
  };
  const killing = (async () => {
    while (results.size < count / 2) await new Promise((resolve) => setTimeout(resolve, 5));
    await server.kill();
    const acceptedBefore = [...results].flatMap(([id, { ok }]) => (ok ? [id] : []));
    const startedAt = performance.now();
    server = await start();
    const snapshot = await snapshotOf(server.url, cookie);
    const backMs = performance.now() - startedAt;
    const known = new Map(
      (snapshot.kind === 'alerts' ? snapshot.alerts : []).map(({ id, facts }) => [String(id), facts]),
    );
    return { backMs, knownAfterKill: acceptedBefore.every((id) => known.get(id)?.acknowledged === true) };
  })();

  await Promise.all(Array.from({ length: 8 }, sender));
  const back = await killing;
  running = false;
  await cutting;
  page.close();
  await link.close();
  await server.stop();
  const counts = await acknowledgedIn(data.path, alerts);
  data.remove();
  profile.remove();
  const accepted = [...results].filter(([, { ok }]) => ok);
  return {
    ...back,
    ...{ sent: count, cuts, resends },
    lost: accepted.filter(([id]) => counts.get(id) === 0).length,
    doubled: [...counts.values()].filter((times) => times > 1).length,
    refused: results.size - accepted.length,
  };
}
