import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '#test/support/browser.ts';
import { type DemoDay, startDemoDay } from '#test/support/demoDay.ts';
import { type ServerProcess, startServerProcess } from '#test/support/serverProcess.ts';
import { shippedScenes } from '#test/support/shippedScenes.ts';
import { aTemporaryFolder } from '#test/support/temporaryFolder.ts';
import { overlappingTexts, readWallTexts, type WallText } from '#test/support/wallTexts.ts';
import { withoutWebGl } from '#test/support/withoutWebGl.ts';

interface GivenWall {
  readonly name: string;
  readonly inches: number;
  readonly width: number;
  readonly height: number;
  readonly distance: number;
}

const walls: readonly GivenWall[] = [
  { name: '55 inches, 1080p, 3 m', inches: 55, width: 1920, height: 1080, distance: 3 },
  { name: '55 inches, 4K, 4 m', inches: 55, width: 3840, height: 2160, distance: 4 },
  { name: '55 inches, 4K, 6 m', inches: 55, width: 3840, height: 2160, distance: 6 },
  { name: '75 inches, 4K, 8 m', inches: 75, width: 3840, height: 2160, distance: 8 },
  { name: '4.3 m wide, 7680 × 2160, 10 m', inches: 177, width: 7680, height: 2160, distance: 10 },
];

/** Pixels of one arc minute, from the geometry alone. */
const arcMinuteOf = ({ inches, width, height, distance }: GivenWall): number =>
  (Math.tan(Math.PI / 180 / 60) * distance * Math.hypot(width, height)) / (inches * 0.0254);

/** Runs in the thread with the page's socket, before its own script. */
function forgetAlerts(): void {
  const data = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')?.get;
  Object.defineProperty(MessageEvent.prototype, 'data', {
    get() {
      const message: unknown = data?.call(this);
      return typeof message === 'string'
        ? message.replace(/"alerts":\[\{.*?\}\](?=,"annunciations")/, '"alerts":[]')
        : message;
    },
  });
}

/** Lets the page hear of no alert: the calm, whatever the demo plays. */
async function withoutAlerts(context: BrowserContext): Promise<void> {
  await context.route(/socketWorker/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `(${forgetAlerts})();${await response.text()}` });
  });
}

/** Opens a wall that goes through all scenes when it is told to. */
async function openWall(context: BrowserContext, url: string, wall: GivenWall): Promise<Page> {
  const page = await context.newPage();
  const query = `screen=${wall.inches}&res=${wall.width}x${wall.height}&distance=${wall.distance}`;
  await page.goto(`${url}/wall?${query}`);
  await page.locator('[data-tile]').first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  // Figures or alerts have come by the live link, or that there are none.
  await page.locator('[data-tile] :is([data-freshness], li)').first().waitFor({ state: 'attached' });
  return page;
}

/** Turns to a scene as somebody at the wall would, and waits for the lines of its history. */
async function turnTo(page: Page, scene: string): Promise<void> {
  const shown = page.locator(`main[data-scene="${scene}"]`);
  for (let presses = 0; presses < shippedScenes.length && (await shown.count()) === 0; presses += 1)
    await page.keyboard.press('ArrowRight');
  await shown.locator('[data-tile]').first().waitFor();
  await page.waitForLoadState('networkidle').catch(() => undefined);
  // What is measured once it stands, as the room for a legend, has been measured.
  await page.evaluate(
    () =>
      new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100)))),
  );
}

const told = ({ text, size, path }: WallText, u: number): string =>
  `"${text}" ${(size / u).toFixed(1)}′ (${path})`;

/** What cannot be read from the chair, and why. */
function problemsOf(texts: readonly WallText[], u: number): string[] {
  const of = (what: string, found: readonly WallText[]): string[] =>
    found.map((text) => `${what} ${told(text, u)}`);
  const isSmallFigure = ({ isFigure, size, text }: WallText): boolean =>
    isFigure && /\d/.test(text) && size < 39.9 * u;
  return [
    ...of(
      'small',
      texts.filter(({ size }) => size < 15.99 * u),
    ),
    ...of('small figure', texts.filter(isSmallFigure)),
    ...of(
      'cut',
      texts.filter(({ isCut }) => isCut),
    ),
    ...of(
      'pale',
      texts.filter(({ contrast }) => contrast < 7),
    ),
    ...overlappingTexts(texts).map((pair) => `overlap ${pair}`),
  ];
}

/** Looks this often, half a second apart, whether a problem is still there. */
const looks = 8;

/**
 * Problems of the scene that stay: while a page starts or a bar comes, its room is not yet shared out, on a busy machine for
 * some frames more.
 */
async function lastingProblems(page: Page, u: number): Promise<string[]> {
  let lasting = problemsOf(await readWallTexts(page), u);
  for (let look = 1; look < looks && lasting.length > 0; look += 1) {
    await page.waitForTimeout(500);
    const now = new Set(problemsOf(await readWallTexts(page), u));
    lasting = lasting.filter((problem) => now.has(problem));
  }
  return lasting;
}

describe('what the wall says can be read from the chair', () => {
  const folder = aTemporaryFolder();
  let server: ServerProcess;
  let withoutSource: DemoDay;
  let browser: Browser;

  beforeAll(async () => {
    server = await startServerProcess({ dataDir: folder.path });
    withoutSource = await startDemoDay({ profile: 'nghe-an', silent: true });
    browser = await launchBrowser();
    const page = await browser.newPage();
    await page.goto(`${server.url}/wall?scene=overview`);
    await page.getByText('Cần tiếp nhận').waitFor({ timeout: 90_000 });
    await page.close();
  }, 180_000);

  afterAll(async () => {
    await browser.close();
    await server.stop();
    await withoutSource.stop();
    folder.remove();
  });

  describe.each(walls)('$name', (wall) => {
    it.each(['storm', 'calm', 'empty'])(
      '%s: every text of every scene is large and strong enough, whole, and beside the others',
      async (state) => {
        const u = arcMinuteOf(wall);
        const viewport = { width: wall.width, height: wall.height };
        const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
        await context.addInitScript(withoutWebGl);
        if (state === 'calm') await withoutAlerts(context);
        const page = await openWall(context, (state === 'empty' ? withoutSource.server : server).url, wall);
        const problems: string[] = [];

        for (const { id } of shippedScenes) {
          await turnTo(page, id);
          problems.push(...(await lastingProblems(page, u)).map((problem) => `${id}: ${problem}`));
          expect((await readWallTexts(page)).length).toBeGreaterThan(8);
        }
        await context.close();

        expect(problems).toEqual([]);
      },
      240_000,
    );
  });
});
