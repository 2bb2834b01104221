import { createSimulator, type Simulator } from '#server/ingest/simulator.ts';
import { loadProfile } from '#server/profile/loadProfile.ts';
import { paths } from '#shared/protocol/routes.ts';
import { aSilentLog } from './silentLog.ts';
import { startTestServer, type TestServer } from './testServer.ts';

/** A province with its demo feed, on a clock that can be moved on. */
export interface DemoDay {
  readonly server: TestServer;
  /** Moves the clock on by `ms`, as if nobody had looked meanwhile. */
  skip(ms: number): void;
  /** Since the feed began, ms. */
  age(): number;
  /** All sources fall silent. */
  silence(): Promise<void>;
  stop(): Promise<void>;
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
  const clock = (): number => Date.now() + skipped;
  const startedAt = clock();
  const server = await startTestServer({ profile: loaded.value, client: true, clock });
  const { demo } = loaded.value;
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
        });
  feed?.start({ backfill: true });
  const silence = async (): Promise<void> => feed?.stop();
  return {
    server,
    skip: (ms) => {
      skipped += ms;
    },
    age: () => clock() - startedAt,
    silence,
    stop: async () => {
      await silence();
      await server.stop();
    },
  };
}
