import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { createSimulator, type Simulator } from '#server/ingest/simulator.ts';
import { loadProfile } from '#server/profile/loadProfile.ts';
import { isUntaken } from '#shared/alert/alertState.ts';
import { paths } from '#shared/protocol/routes.ts';
import { aSilentLog } from './silentLog.ts';
import { startTestServer, type TestServer } from './testServer.ts';

/** A province with its demo feed, on a clock that can be moved on. */
export interface DemoDay {
  readonly server: TestServer;
  /** Since the feed began, ms. */
  age(): number;
  /** Lets `ms` go by as fast as the feed can tell of them: no source falls silent meanwhile. */
  hurry(ms: number): Promise<void>;
  /** Moves the clock on by `ms`, as if nothing had been heard meanwhile. */
  skip(ms: number): void;
  /** An operator takes everything that waits. */
  takeAll(): Promise<void>;
  /** All sources fall silent. */
  silence(): Promise<void>;
  stop(): Promise<void>;
}

/** Below what any source may be silent for. */
const hurriedStepMs = 20_000;
/** The server's own ticks, on which delays end, come once a second. */
const hurriedWaitMs = 250;

async function takeAll(server: TestServer): Promise<void> {
  const operator = await server.connect('operator');
  const snapshot = await operator.join('alerts');
  if (!snapshot.ok || snapshot.value.kind !== 'alerts') throw new Error('no alerts to take');
  const alerts = snapshot.value.alerts
    .filter(({ facts }) => isUntaken(facts))
    .map(({ id, revision }) => [id, revision] as const);
  if (alerts.length > 0)
    await operator.handle({
      operationId: randomUUID(),
      alerts: alerts.map(([id, revision]) => [id, revision]),
      action: { kind: 'acknowledge', comment: 'Đã chuyển đơn vị xử lý.' },
    });
  operator.close();
}

/** Starts the server with the pages and, unless `silent`, with the feed of `profile`, stations and history included. */
export async function startDemoDay({
  profile,
  silent = false,
}: {
  readonly profile: string;
  readonly silent?: boolean;
}): Promise<DemoDay> {
  const loaded = await loadProfile(profile, { withInventedSites: !silent });
  if (!loaded.ok) throw loaded.error;
  let skipped = 0;
  let hurried = 0;
  const clock = (): number => Date.now() + skipped;
  const startedAt = clock();
  const server = await startTestServer({ profile: loaded.value, client: true, clock });
  const { demo } = loaded.value;
  const wait = async (ms: number, signal: AbortSignal): Promise<void> => {
    const step = Math.min(hurried, hurriedStepMs);
    await delay(step > 0 ? hurriedWaitMs : ms, undefined, { signal }).catch(() => undefined);
    hurried -= step;
    skipped += step;
  };
  const feed: Simulator | null =
    silent || !demo
      ? null
      : createSimulator({
          writeUrl: `${server.url}${paths.writeV2}?precision=ms`,
          token: server.ingestToken,
          profile: loaded.value.profile,
          demo,
          clock,
          log: aSilentLog(),
          wait,
        });
  feed?.start({ backfill: true });
  const silence = async (): Promise<void> => feed?.stop();
  return {
    server,
    age: () => clock() - startedAt,
    hurry: async (ms) => {
      hurried += ms;
      while (hurried > 0) await delay(hurriedWaitMs);
    },
    skip: (ms) => {
      skipped += ms;
    },
    takeAll: () => takeAll(server),
    silence,
    stop: async () => {
      await silence();
      await server.stop();
    },
  };
}
