import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { io, type Socket } from 'socket.io-client';
import type { Alert, AlertId } from '#shared/alert/alert.ts';
import { type AlertsHandled, alertMessageOf } from '#shared/protocol/alertCommands.ts';
import type { Result } from '#shared/protocol/result.ts';
import { paths } from '#shared/protocol/routes.ts';
import { addAccount } from '#test/support/accounts.ts';
import { anAcknowledgement } from '#test/support/alertBuilders.ts';
import { acknowledgeThroughFaults } from '#test/support/faultyAcknowledging.ts';
import { aSeededRandom } from '#test/support/seededRandom.ts';
import { startServerProcess } from '#test/support/serverProcess.ts';
import { fillStanding, writeStandingProfile } from '#test/support/standingAlerts.ts';
import { aTemporaryFolder } from '#test/support/temporaryFolder.ts';
import { percentile } from './wholeProvince.ts';

/**
 * "I acknowledged it and everyone saw it": with 10,000 standing alerts and 200 pages, beside a plain Socket.IO echo in the
 * same run; 500 alerts in bulk; 1,000 acknowledgements through cuts, resends and a kill -9.
 */
const [standing = 10_000, pages = 200, rounds = 300, faulty = 1_000] = process.argv.slice(2).map(Number);
const bulk = 500;
/** Between two acknowledgements: a busy desk, not a full pipe. */
const pauseMs = 25;

const password = 'cau-mat-khau-cua-lan';
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Timing {
  readonly accepted: readonly number[];
  readonly seen: readonly number[];
}

const inWords = ({ accepted, seen }: Timing): string =>
  [
    `accepted p50 ${percentile(accepted, 0.5).toFixed(1)} p95 ${percentile(accepted, 0.95).toFixed(1)} ms`,
    `seen p50 ${percentile(seen, 0.5).toFixed(1)} p99 ${percentile(seen, 0.99).toFixed(1)} ms`,
  ].join(', ');

async function connected(url: string, cookie: string): Promise<Socket> {
  const socket = io(url, { transports: ['websocket'], forceNew: true, extraHeaders: { cookie } });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}

async function connectAll(url: string, cookie: string): Promise<Socket[]> {
  const sockets: Socket[] = [];
  for (let place = 0; place < pages; place += 1) sockets.push(await connected(url, cookie));
  return sockets;
}

/** Notes on every page when something was seen there that was sent under this name. */
function createSightings() {
  const sentAt = new Map<string, number>();
  const seen: number[] = [];
  let waiting = 0;
  let done: () => void = () => undefined;
  return {
    seen,
    sent: (name: string): void => void sentAt.set(name, performance.now()),
    sight: (name: string): void => {
      const at = sentAt.get(name);
      if (at === undefined) return;
      seen.push(performance.now() - at);
      waiting -= 1;
      if (waiting === 0) done();
    },
    /** Resolves when so many more sightings were made. */
    expect: (count: number): Promise<void> => {
      waiting += count;
      return new Promise((resolve) => {
        done = resolve;
      });
    },
  };
}

async function timeEcho(message: (place: number) => object): Promise<Timing> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'plainEcho.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [url] = (await once(createInterface(child.stdout), 'line')) as [string];
  const sockets = await connectAll(url, '');
  const sightings = createSightings();
  for (const socket of sockets)
    socket.on('echoed', ({ operationId }: { operationId: string }) => sightings.sight(operationId));
  const accepted: number[] = [];
  for (let place = 0; place < rounds; place += 1) {
    const all = sightings.expect(pages);
    const sentAt = performance.now();
    sightings.sent(`echo-${place}`);
    await sockets[place % pages]?.emitWithAck('echo', { ...message(place), operationId: `echo-${place}` });
    accepted.push(performance.now() - sentAt);
    await all;
    await pause(pauseMs);
  }
  for (const socket of sockets) socket.close();
  child.kill();
  return { accepted, seen: sightings.seen };
}

type Sightings = ReturnType<typeof createSightings>;

async function joinAll(url: string, cookie: string, sightings: Sightings): Promise<Socket[]> {
  const sockets = await connectAll(url, cookie);
  for (const socket of sockets) {
    socket.on('alert:changed', ({ alerts }: { alerts: readonly Alert[] }) => {
      for (const { id } of alerts) sightings.sight(id);
    });
    await socket.emitWithAck('topic:join', { topic: 'alerts' });
  }
  return sockets;
}

async function timeAcknowledging(
  sockets: readonly Socket[],
  sightings: Sightings,
  alerts: readonly Alert[],
): Promise<Timing> {
  const accepted: number[] = [];
  for (const [place, { id: alertId, revision }] of alerts.entries()) {
    const all = sightings.expect(pages);
    const command = anAcknowledgement({ operationId: `operation-${place}`, alertId, revision });
    const sentAt = performance.now();
    sightings.sent(alertId);
    const result = await sockets[place % pages]?.emitWithAck('alert:acknowledge', alertMessageOf(command));
    accepted.push(performance.now() - sentAt);
    if (!result?.ok) throw new Error(`refused: ${JSON.stringify(result)}`);
    await all;
    await pause(pauseMs);
  }
  return { accepted, seen: sightings.seen.splice(0) };
}

/** 500 in one message, and somebody else's single one sent right behind it. */
async function timeBulk(sockets: readonly Socket[], sightings: Sightings, alerts: readonly Alert[]) {
  const [lone, ...many] = alerts;
  const [first, second] = sockets;
  if (!lone || !first || !second) throw new Error('too few alerts or pages');
  const all = sightings.expect(pages * alerts.length);
  for (const { id } of alerts) sightings.sent(id);
  const pairs = many.map(({ id, revision }): [AlertId, number] => [id, revision]);
  const sentAt = performance.now();
  const asked: Promise<Result<AlertsHandled>> = first.emitWithAck('alert:handle', {
    operationId: 'operation-in-bulk',
    action: { kind: 'acknowledge', comment: 'Bão số 5' },
    alerts: pairs,
  });
  const behind = anAcknowledgement({ operationId: 'right-behind-it', alertId: lone.id });
  const other = second.emitWithAck('alert:acknowledge', alertMessageOf(behind)).then(() => performance.now());
  const answer = await asked;
  const answeredMs = performance.now() - sentAt;
  const behindMs = (await other) - sentAt;
  await all;
  const seenMs = performance.now() - sentAt;
  const accepted = answer.ok ? answer.value.items.filter(({ result }) => result.ok).length : 0;
  return { answeredMs, seenMs, behindMs, accepted };
}

const [data, profile] = [aTemporaryFolder(), aTemporaryFolder()];
await addAccount(data.path, { username: 'lan', name: 'Lan', role: 'operator', password });
await writeStandingProfile(profile.path);
const alerts = await fillStanding(data.path, profile.path, standing);
console.log(`${standing} standing alerts, ${pages} pages, ${rounds} acknowledgements`);

const echo = await timeEcho((place) => alerts[place] ?? {});
console.log(`plain echo:      ${inWords(echo)}`);

const server = await startServerProcess({
  dataDir: data.path,
  settings: {
    ...{ IOC_DEMO: '0', IOC_PROFILE: profile.path, IOC_LOG_LEVEL: 'silent' },
    IOC_INGEST_TOKEN: 'a-token-for-this-bench-only',
  },
});
const signedIn = await fetch(server.url + paths.session, {
  method: 'POST',
  headers: { 'content-type': 'application/json', origin: server.url },
  body: JSON.stringify({ username: 'lan', password }),
});
const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
const sightings = createSightings();
const sockets = await joinAll(server.url, cookie, sightings);
const taken = await timeAcknowledging(sockets, sightings, alerts.slice(0, rounds));
console.log(`acknowledgement: ${inWords(taken)}`);
const ratio = (of: keyof Timing, share: number): string =>
  (percentile(taken[of], share) / percentile(echo[of], share)).toFixed(1);
console.log(
  `ratio to the echo: accepted p95 × ${ratio('accepted', 0.95)}, seen p99 × ${ratio('seen', 0.99)}`,
);

const inBulk = await timeBulk(sockets, sightings, alerts.slice(rounds, rounds + bulk + 1));
console.log(
  `${inBulk.accepted} in bulk: answered in ${inBulk.answeredMs.toFixed(0)} ms, on all pages in ${inBulk.seenMs.toFixed(0)} ms; ` +
    `one right behind it in ${inBulk.behindMs.toFixed(0)} ms`,
);
for (const socket of sockets) socket.close();
await server.stop();
data.remove();
profile.remove();

const run = await acknowledgeThroughFaults({ count: faulty, standing, random: aSeededRandom(1) });
console.log(
  `${run.sent} through ${run.cuts} cuts, ${run.resends} resends and a kill -9: ${run.lost} lost, ${run.doubled} doubled, ` +
    `${run.refused} refused; state back in ${(run.backMs / 1_000).toFixed(2)} s`,
);
process.exit(0);
