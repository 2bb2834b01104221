import { loadavg } from 'node:os';
import { loadProfile } from '#server/profile/loadProfile.ts';
import { createAreaTree } from '#shared/area/areaTree.ts';
import { paths } from '#shared/protocol/routes.ts';
import { addAccount } from '#test/support/accounts.ts';
import { startServerProcess } from '#test/support/serverProcess.ts';
import { writeStormProfile } from '#test/support/standingAlerts.ts';
import { aTemporaryFolder } from '#test/support/temporaryFolder.ts';
import { openWatchedPage, type WatchedPage } from './watchedPage.ts';

/**
 * "The storm did not bury the important one": 1,000 alerts in 60 s, seen by the console and the wall in Chromium. Says the
 * longest task of the main thread, the rows, and the sounds.
 */
const alertsInAll = 1_000;
const seconds = 60;
/** As many rules as the storm profile has: that many alerts a district. */
const perDistrict = 500;
const stepMs = 500;

const token = 'a-token-for-this-bench-only';
const password = 'cau-mat-khau-cua-lan';
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** One ward in each of two districts. */
async function wardsOf(profileFolder: string): Promise<string[]> {
  const loaded = await loadProfile(profileFolder);
  if (!loaded.ok) throw loaded.error;
  const { levels, areas, map } = loaded.value.profile;
  const tree = createAreaTree(levels, areas);
  return tree
    .atLevel(map.level)
    .flatMap(({ id }) => tree.childrenOf(id).find(({ validTo }) => validTo === null)?.code ?? [])
    .slice(0, alertsInAll / perDistrict);
}

const mostInAMinute = (soundsAt: readonly number[]): number =>
  Math.max(0, ...soundsAt.map((at) => soundsAt.filter((other) => other <= at && other > at - 60_000).length));

const [data, profile] = [aTemporaryFolder(), aTemporaryFolder()];
await addAccount(data.path, { username: 'lan', name: 'Lan', role: 'operator', password });
await writeStormProfile(profile.path);
const wards = await wardsOf(profile.path);
const server = await startServerProcess({
  dataDir: data.path,
  settings: { IOC_DEMO: '0', IOC_PROFILE: profile.path, IOC_INGEST_TOKEN: token, IOC_LOG_LEVEL: 'silent' },
});

async function open(path: string): Promise<WatchedPage> {
  const watched = await openWatchedPage({ width: 1366, height: 768 });
  const { page } = watched;
  await page.request.post(server.url + paths.session, {
    data: { username: 'lan', password },
    headers: { origin: server.url },
  });
  await page.goto(server.url + path);
  await pause(8_000);
  // A browser sounds only after a press.
  await page.keyboard.press('k');
  await watched.begin();
  return watched;
}

const pages = [
  { name: 'console', rows: 'tbody tr', watched: await open('/console') },
  { name: 'wall', rows: 'section > ul > li', watched: await open('/wall') },
];
const steps = (seconds * 1_000) / stepMs;
const beganAt = performance.now();
for (let step = 1; step <= steps; step += 1) {
  const raised = Math.round((alertsInAll * step) / steps);
  const lines = wards.map((ward, place) => {
    const out = Math.min(perDistrict, Math.max(0, raised - place * perDistrict));
    return `tel,area=${ward},source=telecom bts_down=${out}i`;
  });
  await fetch(`${server.url}${paths.writeV2}?precision=ms`, {
    method: 'POST',
    headers: { authorization: `Token ${token}` },
    body: lines.join('\n'),
  });
  await pause(Math.max(0, beganAt + step * stepMs - performance.now()));
}
await pause(2_000);

const { alerts } =
  (await (await pages[0]?.watched.page.request.get(server.url + paths.alerts))?.json()) ?? {};
console.log(`${alerts?.length} alerts in ${seconds} s, load of the machine ${loadavg()[0]?.toFixed(1)}`);
for (const { name, rows, watched } of pages) {
  const shown = await watched.page.locator(rows).count();
  const { tasks, soundsAt } = await watched.end();
  const longest = (of: 'ms' | 'workMs'): string => Math.max(...tasks.map((task) => task[of])).toFixed(0);
  console.log(
    `${name}: longest task ${longest('ms')} ms, ${tasks.filter(({ ms }) => ms > 200).length} over 200 ms; ` +
      `most work in one ${longest('workMs')} ms; ${shown} rows, at most ${mostInAMinute(soundsAt)} sounds in a minute`,
  );
  await watched.close();
}
await server.stop();
data.remove();
profile.remove();
process.exit(0);
