import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '#test/support/browser.ts';
import { startTestServer, type TestServer } from '#test/support/testServer.ts';
import { withoutWebGl } from '#test/support/withoutWebGl.ts';

const minuteMs = 60_000;
/** The ribbon of the last 24 hours moves on with every quarter of an hour: that is a change. */
const quarterMs = 15 * minuteMs;

/** Runs before the page: counts what React puts on screen, by the hook that its own tools use, and says where. */
function countCommits(): void {
  const counted = { commits: 0, changed: [] as string[] };
  const look = new MutationObserver((records) => {
    for (const { target } of records) {
      const element = target instanceof Element ? target : target.parentElement;
      // The clock and the drift are written by hand.
      if (element && !element.closest('time') && !element.querySelector('header'))
        counted.changed.push(`${element.tagName} ${element.textContent?.slice(0, 60)}`);
    }
  });
  look.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  Object.assign(window, {
    counted,
    __REACT_DEVTOOLS_GLOBAL_HOOK__: {
      supportsFiber: true,
      inject: () => 1,
      onCommitFiberRoot: () => {
        counted.commits += 1;
      },
      onCommitFiberUnmount: () => undefined,
    },
  });
}

/** Runs before the page: counts how often anything on it asks for a frame. */
function countFrames(): void {
  const asked = { frames: 0 };
  const ask = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (draw) => {
    asked.frames += 1;
    return ask(draw);
  };
  Object.assign(window, { asked });
}

describe('a wall on which nothing changes', () => {
  let server: TestServer;
  let browser: Browser;

  const writeValues = () =>
    server.write(
      server.profile.areas
        .filter(({ level }) => level === 'district')
        .map(
          ({ code }) => `dvc,area=${code} submit_online_pct_num=81i,submit_online_pct_den=100i ${Date.now()}`,
        ),
    );

  beforeAll(async () => {
    server = await startTestServer({ profile: 'nghe-an', client: true });
    await writeValues();
    browser = await launchBrowser();
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  it('renders nothing in a minute, while its clock goes on and it hears the server every second', async () => {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    await page.addInitScript(countCommits);
    await page.addInitScript(withoutWebGl);
    await page.goto(`${server.url}/wall?scene=overview`);
    await page.locator('[data-tile="headline"] [data-freshness="fresh"]').first().waitFor();
    // The lines of the day come after the figures.
    await page.waitForLoadState('networkidle');
    // The centre speaks of itself once a minute; from the first time on it is a source that is on time too.
    await page.getByText('2/14 nguồn đúng hạn').waitFor({ timeout: 1.5 * minuteMs });
    await page.waitForTimeout(minuteMs / 6);
    const read = () =>
      page.evaluate(() => ({
        ...(window as unknown as { counted: { commits: number; changed: string[] } }).counted,
        clock: document.querySelector('header time')?.textContent,
      }));
    const toQuarterMs = quarterMs - (Date.now() % quarterMs);
    if (toQuarterMs < 1.2 * minuteMs) await page.waitForTimeout(toQuarterMs + 3_000);
    // What was fresh before the waits would be due within the minute.
    await writeValues();
    await page.waitForTimeout(3_000);
    const before = await read();

    await page.waitForTimeout(minuteMs);
    const after = await read();

    expect(before.commits).toBeGreaterThan(0);
    expect(after.changed.slice(before.changed.length)).toEqual([]);
    expect(after.commits - before.commits).toBe(0);
    expect(after.clock).not.toBe(before.clock);
    expect(await page.getByRole('status').count()).toBe(0);
  }, 300_000);

  it('asks for no frame once its map is on the GPU', async () => {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    await page.addInitScript(countFrames);
    await page.goto(`${server.url}/wall?scene=overview`);
    await page.locator('canvas.maplibregl-canvas').waitFor();
    await page.waitForTimeout(minuteMs / 3);
    const read = () => page.evaluate(() => (window as unknown as { asked: { frames: number } }).asked.frames);
    const before = await read();

    await page.waitForTimeout(minuteMs / 6);
    const after = await read();

    expect(before).toBeGreaterThan(0);
    // A heartbeat a second has one; what draws all the time has hundreds, on the slowest machine too.
    expect(after - before).toBeLessThan(30);
  }, 120_000);
});
