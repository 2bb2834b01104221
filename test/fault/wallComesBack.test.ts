import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ensureClientBuild } from '#server/clientBuild.ts';
import type { LoadedProfile } from '#server/profile/loadProfile.ts';
import { launchBrowser } from '#test/support/browser.ts';
import { type CuttableLink, startCuttableLink } from '#test/support/cuttableLink.ts';
import { eventually } from '#test/support/eventually.ts';
import { aTemporaryFolder } from '#test/support/temporaryFolder.ts';
import { startTestServer, type TestServer, type TestServerGiven } from '#test/support/testServer.ts';
import { aCalmProvince, isKept, keptReleases, openWall, type WallPage } from '#test/support/wallPage.ts';

/** From when the service is back to a new number on the wall. Nobody touches the page meanwhile. */
const recoveredWithinMs = 5_000;
/** The promise to whoever looks at the wall. */
const lostShownWithinMs = 10_000;

describe('a wall that nobody touches', { timeout: 120_000 }, () => {
  const folder = aTemporaryFolder();
  let profile: LoadedProfile;
  let server: TestServer;
  let link: CuttableLink;
  let browser: Browser;
  let wall: WallPage;
  let clockAheadMs = 0;

  const start = (given: TestServerGiven = {}): Promise<TestServer> =>
    startTestServer({
      profile,
      dataDir: folder.path,
      client: true,
      clock: () => Date.now() + clockAheadMs,
      ...given,
    });

  beforeAll(async () => {
    profile = await aCalmProvince();
    server = await start();
    link = await startCuttableLink(server.url);
    browser = await launchBrowser();
  }, 120_000);

  afterEach(async () => {
    link.mend();
    clockAheadMs = 0;
    await wall.page.context().close();
  });

  afterAll(async () => {
    await browser.close();
    await link.close();
    await server.stop();
    folder.remove();
  });

  const open = async (): Promise<void> => {
    wall = await openWall(browser, { url: link.url, server });
  };

  const comesBack = async (): Promise<void> => {
    const withinMs = recoveredWithinMs * wall.slowness;
    expect(await wall.showsNews(server, withinMs)).toBeLessThan(withinMs);
  };

  it('comes back after its server was away for ten seconds', async () => {
    await open();

    await server.stop();
    const lostAfterMs = await wall.saysLost(lostShownWithinMs);
    await pause(10_000 - lostAfterMs);
    server = await start({ port: server.port });

    await comesBack();
  });

  it('comes back from a proxy that answers 502 with a page of its own', async () => {
    await open();

    link.answer502();
    await wall.saysLost(lostShownWithinMs);
    await pause(3_000);
    link.mend();

    await comesBack();
  });

  it('notices a socket that is open and silent, and comes back', async () => {
    await open();

    link.hold();
    await wall.saysLost(lostShownWithinMs);
    await pause(3_000);
    link.mend();

    await comesBack();
  });

  it('goes on after its tab was frozen', async () => {
    await open();
    const devTools = await wall.page.context().newCDPSession(wall.page);

    await devTools.send('Page.setWebLifecycleState', { state: 'frozen' });
    await pause(10_000);
    await devTools.send('Page.setWebLifecycleState', { state: 'active' });

    await comesBack();
  });

  it('draws its map anew when the GPU takes its context away', async () => {
    await open();
    const canvas = wall.page.locator('canvas.maplibregl-canvas');
    await canvas.waitFor();

    await canvas.evaluate((element) => {
      element.dataset.lost = 'true';
      (element as HTMLCanvasElement).getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
    });

    await wall.page
      .locator('canvas.maplibregl-canvas:not([data-lost])')
      .waitFor({ timeout: recoveredWithinMs * wall.slowness });
    await comesBack();
  });

  it('keeps right ages while the clock of its machine jumps by an hour', async () => {
    await open();

    await wall.page.evaluate(() => {
      const right = Date.now.bind(Date);
      Date.now = () => right() + 3_600_000;
    });

    await comesBack();
    const shown = await wall.page.locator('header time').last().innerText();
    const [hours = 0, minutes = 0] = shown.split(':').map(Number);
    const now = new Date(Date.now() + 7 * 3_600_000);
    const apart = Math.abs(hours * 60 + minutes - now.getUTCHours() * 60 - now.getUTCMinutes());
    expect(Math.min(apart, 1_440 - apart)).toBeLessThan(2);
  });

  it('starts without its server, says how old it is, and comes back', async () => {
    await open();
    await isKept(wall);

    link.cut();
    await wall.page.reload({ waitUntil: 'commit' });
    await wall.settled();
    await wall.saysLost(lostShownWithinMs);
    const shown = await wall.shown();
    link.mend();

    // One second is promised and measured by `test/bench/wallStart.ts`; here others work on the same two cores.
    expect(await wall.startedAfterMs()).toBeLessThan(lostShownWithinMs * wall.slowness);
    expect(shown).toMatch(/\d{3}/);
    await comesBack();
  });

  it('comes back after its name could not be resolved for a while', async () => {
    await open();
    await isKept(wall);
    const context = wall.page.context();

    link.cut();
    await context.route('**', (route) => route.abort('namenotresolved'));
    await wall.saysLost(lostShownWithinMs);
    await pause(3_000);
    await context.unroute('**');
    link.mend();

    await comesBack();
  });

  it('is loaded anew at a calm moment when its memory has grown without end', async () => {
    await open();
    await wall.page.evaluate(() => {
      Object.assign(window, { mark: true });
      const right = performance.now.bind(performance);
      performance.now = () => right() + 3_600_000;
      Object.defineProperty(performance, 'memory', {
        value: { usedJSHeapSize: 400 * 1024 ** 2, jsHeapSizeLimit: 4 * 1024 ** 3 },
      });
    });

    // It looks once a minute.
    await wall.page.waitForFunction(() => !('mark' in window), undefined, { timeout: 90_000 });

    await wall.page.locator('article').first().waitFor();
    await wall.settled();
    await comesBack();
  });

  it('is moved to a process that answers when its page hangs', async () => {
    await open();
    await isKept(wall);
    await wall.page.evaluate(() => {
      (window as { mark?: boolean }).mark = true;
    });

    const hanging = wall.page.evaluate(() => {
      for (;;);
    });

    await expect(hanging).rejects.toThrow();
    await wall.page
      .locator('article')
      .first()
      .waitFor({ timeout: recoveredWithinMs * wall.slowness });
    await wall.settled();
    await comesBack();
    expect(await wall.page.evaluate(() => (window as { mark?: boolean }).mark ?? false)).toBe(false);
  });

  it('takes a new release up by itself and lets go of the old one', async () => {
    await open();
    await isKept(wall);
    const { folder: built, release } = await ensureClientBuild(() => undefined);
    const newer = '0123456789ab';
    const newFolder = join(folder.path, 'newer');
    await cp(built, newFolder, { recursive: true });
    const page = await readFile(join(built, 'index.html'), 'utf8');
    await writeFile(join(newFolder, 'index.html'), page.replace(release, newer));

    await server.stop();
    server = await start({ port: server.port, client: { folder: newFolder, release: newer } });

    const own = wall.page.locator(`meta[name="ioc-release"][content="${newer}"]`);
    await own.waitFor({ state: 'attached', timeout: 2 * recoveredWithinMs * wall.slowness });
    await wall.settled();
    await comesBack();
    await eventually(
      () => keptReleases(wall),
      (kept) => kept.join() === newer,
      { withinMs: 20_000 },
    );
  });

  // The last one: from here on the newest readings are of the next day.
  it('signs in again when its session ends', async () => {
    await open();

    clockAheadMs = 13 * 3_600_000;

    await comesBack();
  });
});
