import { loadavg } from 'node:os';
import type { Page } from 'playwright-core';
import { loadProfile } from '#server/profile/loadProfile.ts';
import { createAreaTree } from '#shared/area/areaTree.ts';
import { paths } from '#shared/protocol/routes.ts';
import { addAccount } from '#test/support/accounts.ts';
import { launchBrowser } from '#test/support/browser.ts';
import { startServerProcess } from '#test/support/serverProcess.ts';
import { writeStormProfile } from '#test/support/standingAlerts.ts';
import { aTemporaryFolder } from '#test/support/temporaryFolder.ts';

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

interface Watched {
  readonly tasks: readonly number[];
  readonly soundsAt: readonly number[];
}

/** Notes long tasks, and every motif as the first of its notes. */
const watchPage = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const watched = { tasks: [] as number[], soundsAt: [] as number[] };
    Object.assign(window, { watched });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) watched.tasks.push(duration);
    }).observe({ type: 'longtask', buffered: true });
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (...when: [number?]) {
      const now = performance.now();
      if (now - (watched.soundsAt.at(-1) ?? Number.NEGATIVE_INFINITY) > 1_000) watched.soundsAt.push(now);
      start.apply(this, when);
    };
  });
};
const watchedOn = (page: Page): Promise<Watched> =>
  page.evaluate(() => (window as unknown as { watched: Watched }).watched);
const forget = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { watched } = window as unknown as { watched: { tasks: number[]; soundsAt: number[] } };
    watched.tasks.length = 0;
    watched.soundsAt.length = 0;
  });

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
const browser = await launchBrowser();

async function open(path: string): Promise<Page> {
  const page = await (
    await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi' })
  ).newPage();
  await watchPage(page);
  await page.request.post(server.url + paths.session, {
    data: { username: 'lan', password },
    headers: { origin: server.url },
  });
  await page.goto(server.url + path);
  await pause(5_000);
  // A browser sounds only after a press.
  await page.keyboard.press('k');
  await forget(page);
  return page;
}

const openAlerts = async (page: Page): Promise<number> =>
  (await (await page.request.get(server.url + paths.alerts)).json()).alerts.length;

const console_ = await open('/console');
const wall = await open('/wall');
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

console.log(
  `${await openAlerts(console_)} alerts in ${seconds} s, load of the machine ${loadavg()[0]?.toFixed(1)}`,
);
for (const [name, page] of [
  ['console', console_],
  ['wall', wall],
] as const) {
  const { tasks, soundsAt } = await watchedOn(page);
  const rows = await page.locator(name === 'wall' ? 'section > ul > li' : 'tbody tr').count();
  console.log(
    `${name}: longest task ${Math.max(0, ...tasks).toFixed(0)} ms, ${tasks.filter((ms) => ms > 200).length} over 200 ms, ` +
      `${rows} rows, at most ${mostInAMinute(soundsAt)} sounds in a minute`,
  );
}
await browser.close();
await server.stop();
data.remove();
profile.remove();
process.exit(0);
