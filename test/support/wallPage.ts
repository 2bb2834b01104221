import type { Browser, Page } from 'playwright-core';
import { type LoadedProfile, loadProfile } from '#server/profile/loadProfile.ts';
import { eventually } from './eventually.ts';
import { asIndicator } from './readingBuilders.ts';
import type { TestServer } from './testServer.ts';

/** A wall in a real browser, of which a test asks whether it came back. */
export interface WallPage {
  readonly page: Page;
  /** How many times longer than usual a number takes to this wall while nothing is wrong: the machine's load, at least 1. */
  readonly slowness: number;
  /** Resolves with the milliseconds that it took until a number that is written now is on the wall. */
  showsNews(server: TestServer, withinMs: number): Promise<number>;
  /** Resolves with the milliseconds until the whole wall says that its link is dead. */
  saysLost(withinMs: number): Promise<number>;
  /** The first picture of the map holds a page without a GPU up for seconds; nothing is tried or timed before. */
  settled(): Promise<void>;
  /** From the page's beginning to its first tile. */
  startedAfterMs(): Promise<number>;
  /** The number on the wall, as it stands there. */
  shown(): Promise<string>;
}

/** A shipped province with its map and one headline, and nothing that could raise an alert and take its room. */
export async function aCalmProvince(): Promise<LoadedProfile> {
  const loaded = await loadProfile('nghe-an');
  if (!loaded.ok) throw loaded.error;
  const { profile } = loaded.value;
  const headline = { kind: 'headline', indicator: asIndicator('vc.points_online') } as const;
  const scenes = profile.scenes.slice(0, 1).map((scene) => ({
    ...scene,
    places: scene.places.map((place) =>
      place.tiles.some(({ kind }) => kind === 'headline') ? { ...place, tiles: [headline] } : place,
    ),
  }));
  return { ...loaded.value, profile: { ...profile, rules: [], scenes } };
}

let written = 100;

async function writeNews(server: TestServer): Promise<string> {
  written += 1;
  // Without a time of its own: it is as new as the server's clock says, wherever a test has put that.
  const answer = await server.write(`vc,area=40 points_online=${written}i`);
  if (!answer.ok) throw new Error(`the reading was refused: ${await answer.text()}`);
  return String(written);
}

const headline = 'article:has-text("Điểm cầu trực tuyến")';

export function aWallPage(page: Page): WallPage {
  return {
    page,
    slowness: 1,
    showsNews: async (server, withinMs) => {
      const from = performance.now();
      const news = await writeNews(server);
      await eventually(
        () => page.locator(headline).first().innerText({ timeout: 1_000 }),
        (text) => text.includes(news),
        { withinMs, everyMs: 50 },
      );
      // New numbers below a bar that calls them old would be a lie as well.
      await page
        .locator('[data-kind="lost"], [data-kind="signed-out"]')
        .waitFor({ state: 'detached', timeout: withinMs });
      return performance.now() - from;
    },
    settled: async () => {
      await page.locator('canvas.maplibregl-canvas').waitFor();
      await page.evaluate(
        () => new Promise((resolve) => requestIdleCallback(() => requestIdleCallback(resolve))),
      );
    },
    startedAfterMs: () => page.evaluate(() => (window as { firstTileAt?: number }).firstTileAt ?? Number.NaN),
    shown: () => page.locator(headline).innerText(),
    saysLost: async (withinMs) => {
      const from = performance.now();
      await page.locator('[data-kind="lost"]').waitFor({ timeout: withinMs });
      return performance.now() - from;
    },
  };
}

/** In the page: asked from outside, a page that is drawing its map answers late. */
function noteFirstTile(): void {
  const watch = new MutationObserver(() => {
    if (!document.querySelector('article')) return;
    (window as { firstTileAt?: number }).firstTileAt = performance.now();
    watch.disconnect();
  });
  watch.observe(document, { childList: true, subtree: true });
}

/** A tick of the server, its way, and a frame. */
const usualNewsMs = 1_500;

/** Opens a wall and waits until it shows something that was written after it was opened. */
export async function openWall(
  browser: Browser,
  {
    url,
    server,
    path = '/wall',
  }: { readonly url: string; readonly server: TestServer; readonly path?: string },
): Promise<WallPage> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const wall = aWallPage(await context.newPage());
  await wall.page.addInitScript(noteFirstTile);
  await wall.page.goto(url + path);
  await wall.page.locator('article').first().waitFor();
  await wall.showsNews(server, 20_000);
  await wall.settled();
  return { ...wall, slowness: Math.max(1, (await wall.showsNews(server, 20_000)) / usualNewsMs) };
}

/** The releases whose pages the browser has kept whole. */
export const keptReleases = ({ page }: WallPage): Promise<string[]> =>
  page.evaluate(async () => {
    const names = (await caches.keys()).filter((key) => key.startsWith('ioc-pages-'));
    const whole = await Promise.all(
      names.map(async (name) => (await (await caches.open(name)).match('/release.json')) !== undefined),
    );
    return names.filter((_name, place) => whole[place]).map((name) => name.slice('ioc-pages-'.length));
  });

const isStateKept = ({ page }: WallPage): Promise<boolean> =>
  page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve) => {
        request.onsuccess = () => resolve(request.result);
      });
    const database = await settled(indexedDB.open('ioc', 1));
    const state: unknown = await settled(database.transaction('kept').objectStore('kept').get('state'));
    database.close();
    return state !== undefined;
  });

/** Resolves when the browser has kept the pages and the last state, so that it may start without the server. */
export async function isKept(wall: WallPage): Promise<void> {
  const waiting = { withinMs: 40_000, everyMs: 250 };
  await eventually(
    () => keptReleases(wall),
    (kept) => kept.length === 1,
    waiting,
  );
  await eventually(
    () => isStateKept(wall),
    (kept) => kept,
    waiting,
  );
}
