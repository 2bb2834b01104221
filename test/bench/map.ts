import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page, Worker } from 'playwright-core';
import { build, preview } from 'vite';
import { paths } from '#shared/protocol/routes.ts';
import { startServerProcess } from '#test/support/serverProcess.ts';
import { areaCount, isDownAt, siteCount, valueAt } from './largeMap.ts';
import { openWatchedPage, type WatchedFacts, type WatchedPage } from './watchedPage.ts';
import { writeLargeMap } from './writeLargeMap.ts';

/*
 * The wall's map beside a bare page of MapLibre and deck.gl in the same run: 168 areas and 8,100 stations once a second.
 * Both are told the same; the bare page draws every station as a point, the wall those that are not up, most of them in clusters.
 * deck.gl rests between two changes in both: frames in which nothing is drawn would hide the work of an update.
 * Says the work of the main thread for one update, and the time from its arrival until the GPU has drawn it. Both pages have had
 * some minutes of updates in one minute before: a wall has stood for months, and its code has been compiled for what it does.
 * node test/bench/map.ts [blocks of ten updates, 6] [one station in … changes every second, 20]
 */
const [blocks = 6, one = 20] = process.argv.slice(2).map(Number);
const updatesOfBlock = 10;
const warmUpdates = 240;
const viewport = { width: 1920, height: 1080 };
const token = 'a-token-for-this-bench-only';
const spread = { lon: 1.68, lat: 1.2 };

interface Figures {
  /** Of each update. */
  readonly workMs: readonly number[];
  /** From each arrival. */
  readonly paintMs: readonly number[];
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const mean = (values: readonly number[]): number => sum(values) / values.length;
const at = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;

/** What a page remembers of the updates that came to it, and the thread with its socket too. Times are epoch ms. */
interface Arrivals {
  readonly arrivedAt: number[];
  /** For each, when its last picture was complete; null as long as nobody asks. */
  paintedAt: number[] | null;
}
type NotedPage = typeof globalThis & {
  arrivals: Arrivals;
  update?: (tick: number, one: number) => void;
};

/** Marks each arrival of an update, so that the work after it can be told from the work without one. Runs in the page or in its thread. */
function noteHere(): void {
  const noted = globalThis as unknown as NotedPage;
  const arrivals: Arrivals = { arrivedAt: [], paintedAt: null };
  noted.arrivals = arrivals;
  const arrived = (): void => {
    const now = performance.timeOrigin + performance.now();
    // One second has one update, in one message or two.
    if (now - (arrivals.arrivedAt.at(-1) ?? 0) < 500) return;
    arrivals.arrivedAt.push(now);
    arrivals.paintedAt?.push(Number.NaN);
    if ('document' in globalThis) performance.mark('update');
  };
  const isUpdate = (content: unknown): boolean =>
    typeof content === 'string'
      ? /"(area|site):changed"/.test(content)
      : ((content as { news?: { event?: string }[] } | null)?.news ?? []).some(({ event }) =>
          /^(area|site):changed$/.test(event ?? ''),
        );
  const data = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')?.get;
  Object.defineProperty(MessageEvent.prototype, 'data', {
    get() {
      const content: unknown = data?.call(this);
      if (isUpdate(content)) arrived();
      return content;
    },
  });
  const { update } = noted;
  if (update)
    noted.update = (...args) => {
      arrived();
      update(...args);
    };
}

const socketThread = (page: Page): Worker | undefined =>
  page.workers().find((thread) => thread.url().includes('socketWorker'));

async function noteArrivals(page: Page): Promise<void> {
  await page.evaluate(noteHere);
  await socketThread(page)?.evaluate(noteHere);
}

/** Notes, for each update, when the last picture of it was complete: what the GPU still has to do is waited for. */
const notePaints = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { arrivals } = window as unknown as NotedPage;
    arrivals.arrivedAt.length = 0;
    const paintedAt: number[] = [];
    arrivals.paintedAt = paintedAt;
    let asked = false;
    const names = ['drawElements', 'drawArrays', 'drawElementsInstanced', 'drawArraysInstanced'] as const;
    for (const name of names) {
      const draw = WebGL2RenderingContext.prototype[name] as (...args: unknown[]) => void;
      Object.assign(WebGL2RenderingContext.prototype, {
        [name](this: WebGL2RenderingContext, ...args: unknown[]) {
          draw.apply(this, args);
          if (asked || paintedAt.length === 0) return;
          asked = true;
          queueMicrotask(() => {
            this.readPixels(0, 0, 1, 1, this.RGBA, this.UNSIGNED_BYTE, new Uint8Array(4));
            paintedAt[paintedAt.length - 1] = performance.timeOrigin + performance.now();
            asked = false;
          });
        },
      });
    }
  });

const readArrivals = (): Arrivals => (globalThis as unknown as NotedPage).arrivals;

/** From the arrival of each update, in the thread where there is one, until its picture was complete. */
async function paintsOf(page: Page): Promise<number[]> {
  const { arrivedAt, paintedAt } = await page.evaluate(readArrivals);
  const thread = await socketThread(page)?.evaluate(readArrivals);
  return arrivedAt.map((arrival, index) => {
    const first = thread ? (thread.arrivedAt.findLast((at) => at <= arrival) ?? Number.NaN) : arrival;
    return (paintedAt?.[index] ?? Number.NaN) - first;
  });
}

/** Of the arrivals those of whole blocks: what comes a second after another belongs to one block with it. */
function arrivalsOfBlocks(arrivals: readonly number[]): number[][] {
  const runs: number[][] = [];
  for (const [index, at] of arrivals.entries())
    if (index > 0 && at - (arrivals[index - 1] ?? 0) < 1_500) runs.at(-1)?.push(at);
    else runs.push([at]);
  const whole = runs.filter((run) => run.length === updatesOfBlock);
  if (whole.length !== blocks)
    throw new Error(
      `updates came in runs of ${runs.map((run) => run.length).join(', ')}: the machine is too busy`,
    );
  return whole;
}

/**
 * The work of an update: what the main thread did in the second from its arrival on, without what it does in a second anyway
 * (its clock goes on), which as many seconds without an update tell that follow each block: a shared machine is not the same a
 * minute later.
 */
function workOfUpdates({ tasks, marksAt }: WatchedFacts): number[] {
  const workIn = (from: number, to: number): number =>
    sum(tasks.filter((task) => task.at >= from && task.at < to).map(({ workMs }) => workMs));
  // The arrival is marked within its task, which began a little earlier.
  return arrivalsOfBlocks(marksAt.map((mark) => mark - 5)).flatMap((arrivals) => {
    const over = (arrivals.at(-1) ?? Number.NaN) + 1_000;
    const idle = workIn(over, over + 1_000 * updatesOfBlock) / updatesOfBlock;
    return arrivals.map((at) => workIn(at, at + 1_000) - idle);
  });
}

/** Has the next update sent a third of a second after the server's beat: sent across a beat it comes in two parts, or with another. */
async function afterBeat(page: Page, update: () => Promise<unknown>): Promise<void> {
  await update();
  await pause(2_000);
  const { arrivedAt } = await page.evaluate(readArrivals);
  const sinceBeat = (Date.now() - (arrivedAt.at(-1) ?? Number.NaN)) % 1_000;
  await pause(1_000 + 330 - sinceBeat);
}

interface Measured {
  readonly watched: WatchedPage;
  readonly update: () => Promise<unknown>;
}

/** Block by block in turn: a shared machine is not the same some minutes later. */
async function measure(pages: readonly Measured[]): Promise<Figures[]> {
  for (const { watched, update } of pages) {
    await every(250, warmUpdates, update);
    await noteArrivals(watched.page);
    await watched.begin();
  }
  for (let block = 0; block < blocks; block += 1)
    for (const { watched, update } of pages) {
      await afterBeat(watched.page, update);
      await every(1_000, updatesOfBlock, update);
      await pause(1_000 * (updatesOfBlock + 1));
    }
  const facts: WatchedFacts[] = [];
  for (const { watched } of pages) {
    facts.push(await watched.end());
    await notePaints(watched.page);
  }
  for (let block = 0; block < blocks; block += 1)
    for (const { update } of pages) await every(1_000, updatesOfBlock, update);
  return Promise.all(
    pages.map(async ({ watched }, index) => ({
      workMs: facts[index] ? workOfUpdates(facts[index]) : [],
      paintMs: (await paintsOf(watched.page)).filter((paint) => !Number.isNaN(paint)),
    })),
  );
}

const folder = await mkdtemp(join(tmpdir(), 'ioc-map-'));
await writeLargeMap(join(folder, 'profile'));
const bareRoot = join(import.meta.dirname, 'bareMap');
const outDir = join(folder, 'bare');
await build({
  root: bareRoot,
  configFile: false,
  logLevel: 'error',
  build: { outDir, chunkSizeWarningLimit: 9_000 },
});
const bareServer = await preview({
  root: bareRoot,
  configFile: false,
  build: { outDir },
  preview: { port: 0, host: '127.0.0.1' },
});
const server = await startServerProcess({
  dataDir: join(folder, 'data'),
  settings: {
    // Nothing is played in this province; the wall opens by itself.
    IOC_DEMO: '1',
    IOC_PROFILE: join(folder, 'profile'),
    IOC_INGEST_TOKEN: token,
    IOC_LOG_LEVEL: 'silent',
  },
});

let tick = 0;

/** All areas change; of the stations those whose turn it is. */
async function writeUpdate(all: boolean): Promise<void> {
  tick += 1;
  const lines = Array.from(
    { length: areaCount },
    (_, area) => `fb,area=d${area} processed_pct=${valueAt(area, tick)}`,
  );
  for (let site = 0; site < siteCount; site += 1) {
    const isDown = isDownAt(site, tick, one);
    if (!all && isDown === isDownAt(site, tick - 1, one)) continue;
    lines.push(`site,site=s${site} state="${isDown ? 'down' : 'up'}"`);
  }
  const answer = await fetch(`${server.url}${paths.writeV2}?precision=ms`, {
    method: 'POST',
    headers: { authorization: `Token ${token}` },
    body: lines.join('\n'),
  });
  if (!answer.ok) throw new Error(`the update was refused: ${await answer.text()}`);
}

async function every(ms: number, count: number, act: () => Promise<unknown>): Promise<void> {
  const from = performance.now();
  for (let turn = 1; turn <= count; turn += 1) {
    await act();
    await pause(Math.max(0, from + turn * ms - performance.now()));
  }
}

await writeUpdate(true);
const wall = await openWatchedPage(viewport);
await wall.page.goto(`${server.url}/wall`);
await wall.page.locator('canvas.maplibregl-canvas').waitFor({ timeout: 60_000 });
await pause(10_000);
const box = await wall.page.locator('canvas.maplibregl-canvas').evaluate((canvas) => ({
  width: canvas.clientWidth,
  height: canvas.clientHeight,
  ratio: (canvas as HTMLCanvasElement).width / canvas.clientWidth,
}));

const zoom = Math.min(
  Math.log2((box.width / 512) * (360 / spread.lon)),
  Math.log2((box.height / 512) * (360 / spread.lat)) - 0.1,
);
const bare = await openWatchedPage(viewport);
const address = bareServer.resolvedUrls?.local[0] ?? '';
await bare.page.goto(
  `${address}?${new URLSearchParams(Object.entries({ ...box, zoom }).map(([k, v]) => [k, String(v)]))}`,
);
await bare.page.waitForFunction(() => 'pictureAt' in window, undefined, { timeout: 60_000 });
await pause(5_000);
let bareTick = 0;
const update = (): Promise<void> => {
  bareTick += 1;
  return bare.page.evaluate(
    ([now = 0, share = 1]) =>
      (window as unknown as { update: (tick: number, one: number) => void }).update(now, share),
    [bareTick, one],
  );
};
const [ofWall, ofBare] = await measure([
  { watched: wall, update: () => writeUpdate(false) },
  { watched: bare, update },
]);
if (!ofWall || !ofBare) throw new Error('a page was not measured');
await wall.close();
await bare.close();

console.log(
  `a canvas of ${box.width} × ${box.height} at ${box.ratio.toFixed(2)}; ${areaCount} areas and ${Math.round(siteCount / one)} of ${siteCount} stations change every second`,
);
for (const [name, { workMs, paintMs }] of [
  ['wall', ofWall],
  ['bare', ofBare],
] as const)
  console.log(
    `${name}: ${mean(workMs).toFixed(1)} ms of the main thread an update (p50 ${at(workMs, 0.5).toFixed(1)}, p90 ${at(workMs, 0.9).toFixed(1)}); ` +
      `drawn after p50 ${at(paintMs, 0.5).toFixed(0)} ms, p90 ${at(paintMs, 0.9).toFixed(0)} ms (${paintMs.length} updates)`,
  );
console.log(
  `time to paint ${(at(ofWall.paintMs, 0.5) / at(ofBare.paintMs, 0.5)).toFixed(2)} × the bare page, work ${(mean(ofWall.workMs) / mean(ofBare.workMs)).toFixed(2)} ×`,
);
await server.stop();
await bareServer.close();
await rm(folder, { recursive: true, force: true });
process.exit(0);
