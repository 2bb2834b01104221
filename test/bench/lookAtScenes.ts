import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '#test/support/browser.ts';
import { type CuttableLink, startCuttableLink } from '#test/support/cuttableLink.ts';
import { type DemoDay, startDemoDay } from '#test/support/demoDay.ts';
import { shippedScenes } from '#test/support/shippedScenes.ts';

/**
 * Takes every scene of the wall in its states and at its sizes into a folder, as `scene-state-size.png`: what a change of a
 * scene, a tile or a token looks like. `node test/bench/lookAtScenes.ts shots/scenes --states storm --sizes 1080p,wide`
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    scenes: { type: 'string' },
    states: { type: 'string' },
    sizes: { type: 'string' },
    /** A shipped name. */
    province: { type: 'string', default: 'nghe-an' },
    language: { type: 'string', default: 'vi' },
    /** Pixels of the picture for each of the wall. */
    scale: { type: 'string', default: '1' },
  },
});
const folder = positionals[0] ?? join(import.meta.dirname, '..', '..', 'shots', 'scenes');

/** In the order in which they come about on one server. `empty` is a server of its own, without any source. */
const states = ['calm', 'storm', 'disconnected', 'stale', 'empty'] as const;
type State = (typeof states)[number];

interface Size {
  readonly width: number;
  readonly height: number;
  readonly inches: number;
  /** Metres. */
  readonly distance: number;
}

const sizes = {
  '1080p': { width: 1920, height: 1080, inches: 55, distance: 3 },
  '4k': { width: 3840, height: 2160, inches: 55, distance: 6 },
  wide: { width: 7680, height: 2160, inches: 177, distance: 10 },
  /** The same wall from half as far: twice the room. */
  'wide-near': { width: 7680, height: 2160, inches: 177, distance: 5 },
  '4k-near': { width: 3840, height: 2160, inches: 55, distance: 3 },
} as const satisfies Record<string, Size>;
type SizeName = keyof typeof sizes;

const asked = <T extends string>(list: string | undefined, all: readonly T[]): readonly T[] =>
  list === undefined ? all : all.filter((one) => list.split(',').includes(one));

/** The three that every scene is made for, unless others are named. */
const sizesAsked = asked<SizeName>(values.sizes ?? '1080p,4k,wide', Object.keys(sizes) as SizeName[]);

const minuteMs = 60_000;
/** Of the feed's story: its storm is over, and the one district whose source was silent is back; the storm at its height. */
const storyMinutes = { loop: 30, calm: 23, storm: 5.5 } as const;
const stormLastsMinutes = 5;
/** Some ticks of the server and of the feed; and once a minute, however fast the feed's clock runs, the centre speaks of itself. */
const settlesMs = 62_000;
/** What comes once a minute is late then, what comes once a day is fresh. */
const silentMs = 25 * minuteMs;

const minuteOfStory = (day: DemoDay): number => (day.age() / minuteMs) % storyMinutes.loop;

async function hurryTo(day: DemoDay, minute: number): Promise<void> {
  const ahead = minute - minuteOfStory(day);
  await day.hurry((ahead < 0 ? ahead + storyMinutes.loop : ahead) * minuteMs);
}

/** After a storm that somebody has taken care of, until the next. */
async function calmDown(day: DemoDay): Promise<void> {
  if (minuteOfStory(day) >= storyMinutes.calm) return;
  await hurryTo(day, storyMinutes.calm);
  await delay(settlesMs);
  await day.takeAll();
}

/** A storm that goes by while its pictures are taken is followed by the next. */
async function raiseStorm(day: DemoDay): Promise<void> {
  const minute = minuteOfStory(day);
  if (minute >= storyMinutes.storm && minute < storyMinutes.storm + stormLastsMinutes) return;
  await hurryTo(day, storyMinutes.storm);
  await delay(settlesMs);
}

/** Somebody has taken the alerts about it: what is looked at is how old figures look. */
async function fallSilent(day: DemoDay): Promise<void> {
  await calmDown(day);
  await day.silence();
  day.skip(silentMs);
  await delay(settlesMs);
  await day.takeAll();
}

async function bringAbout(state: State, day: DemoDay, isNew: boolean): Promise<void> {
  if (state === 'calm') await calmDown(day);
  if (state === 'storm' || state === 'disconnected') await raiseStorm(day);
  if (state === 'stale' && isNew) await fallSilent(day);
}

/** What is drawn by the GPU stands in for its drawing, figures and their days are there, nothing rolls any more. */
async function settle(page: Page): Promise<void> {
  await page.locator('[data-tile]').first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  await page.waitForLoadState('networkidle').catch(() => undefined);
  if ((await page.locator('[data-tile="map"]').count()) > 0) {
    await page.locator('canvas.maplibregl-canvas').waitFor({ timeout: 60_000 });
    await page
      .locator('[data-tile="map"]:has(canvas) section > div:first-child > svg')
      .waitFor({ state: 'detached', timeout: 60_000 });
  }
  await page.evaluate(
    () => new Promise((resolve) => requestIdleCallback(() => requestIdleCallback(resolve))),
  );
  await delay(1_500);
}

/** A wall that a slow machine held up for too long starts anew by itself; then it is waited for once more. */
async function settled(page: Page, attempts = 3): Promise<void> {
  try {
    await settle(page);
  } catch (error) {
    if (attempts <= 1) throw error;
    await settled(page, attempts - 1);
  }
}

interface Shot {
  readonly scene: string;
  readonly state: State;
  readonly size: SizeName;
}

/** A wide wall has its first scene standing, another one beside it. */
const sceneAsked = ({ scene, size }: Shot): string =>
  size.startsWith('wide') && scene !== 'overview' ? `overview,${scene}` : scene;

async function take(browser: Browser, link: CuttableLink, shot: Shot): Promise<void> {
  const { width, height, inches, distance } = sizes[shot.size];
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: Number(values.scale),
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const fit = `screen=${inches}&res=${width}x${height}&distance=${distance}`;
  await page.goto(`${link.url}/wall?scene=${sceneAsked(shot)}&${fit}&lang=${values.language}`);
  await settled(page);
  if (shot.state === 'disconnected') {
    link.hold();
    await page.locator('[data-kind="lost"]').waitFor({ timeout: 30_000 });
    await settled(page);
  }
  const path = join(folder, `${shot.scene}-${shot.state}-${shot.size}.png`);
  await page.screenshot({ path });
  console.log(path);
  await context.close();
  link.mend();
}

async function takeStates(of: readonly State[], browser: Browser): Promise<void> {
  const day = await startDemoDay({ profile: values.province, silent: of[0] === 'empty' });
  const link = await startCuttableLink(day.server.url);
  let before: State | null = null;
  try {
    // The history of the day before the start comes in while the first figures are on the wall already.
    await delay(of[0] === 'empty' ? 5_000 : 45_000);
    for (const state of of)
      for (const size of sizesAsked)
        for (const { id: scene } of shippedScenes) {
          if (values.scenes && !values.scenes.split(',').includes(scene)) continue;
          await bringAbout(state, day, state !== before);
          before = state;
          await take(browser, link, { scene, state, size });
        }
  } finally {
    await link.close();
    await day.stop();
  }
}

await mkdir(folder, { recursive: true });
const browser = await launchBrowser();
try {
  const wanted = asked(values.states, states);
  const lively = wanted.filter((state) => state !== 'empty');
  if (lively.length > 0) await takeStates(lively, browser);
  if (wanted.includes('empty')) await takeStates(['empty'], browser);
} finally {
  await browser.close();
}
