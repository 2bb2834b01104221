import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '#test/support/browser.ts';
import { type ServerProcess, startServerProcess } from '#test/support/serverProcess.ts';
import { aTemporaryFolder } from '#test/support/temporaryFolder.ts';

interface Seen {
  readonly outside: string[];
  readonly faults: string[];
}

/** Everything that a page asks for elsewhere, and everything that goes wrong in it. */
function watch(page: Page, url: string): Seen {
  const seen: Seen = { outside: [], faults: [] };
  page.on('request', (request) => {
    const address = request.url();
    if (!address.startsWith(url) && !/^(data|blob):/.test(address)) seen.outside.push(address);
  });
  page.on('worker', (thread) => {
    if (!thread.url().startsWith(url)) seen.outside.push(thread.url());
  });
  page.on('pageerror', (error) => seen.faults.push(error.message));
  page.on('console', (message) => {
    // Chromium reports its own software rendering as a driver warning; faults of ours are errors.
    if (message.type() === 'error') seen.faults.push(message.text());
  });
  return seen;
}

/** The share of clearly coloured pixels in a picture of the map: the ground and its labels have next to none. */
async function colouredShare(page: Page, picture: Buffer): Promise<number> {
  return page.evaluate(async (data) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    if (!context) return 0;
    context.drawImage(image, 0, 0);
    const { data: pixels } = context.getImageData(0, 0, image.width, image.height);
    let coloured = 0;
    for (let index = 0; index < pixels.length; index += 4) {
      const rgb = [pixels[index] ?? 0, pixels[index + 1] ?? 0, pixels[index + 2] ?? 0];
      if (Math.max(...rgb) - Math.min(...rgb) > 40) coloured += 1;
    }
    return coloured / (pixels.length / 4);
  }, picture.toString('base64'));
}

describe('the first minute after the start', () => {
  const folder = aTemporaryFolder();
  let server: ServerProcess;
  let browser: Browser;

  beforeAll(async () => {
    server = await startServerProcess({ dataDir: folder.path });
    browser = await launchBrowser();
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await server.stop();
    folder.remove();
  });

  it('shows moving numbers, a coloured map and an alert on a wall that nobody touched', async () => {
    // The policy would not let the page read its own picture back; the walk is about the picture.
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
    const page = await context.newPage();
    const judge = await (await browser.newContext()).newPage();
    const seen = watch(page, server.url);

    await page.goto(server.url);
    await page.waitForURL('**/wall');
    await page.locator('article').first().waitFor();
    const before = await page.locator('article').allInnerTexts();
    const map = page.locator('section', { has: page.locator('footer') }).first();
    await page.getByText('Cần tiếp nhận').waitFor({ timeout: 60_000 });
    await page.waitForFunction(
      (texts) =>
        [...document.querySelectorAll('article')].some((tile, index) => tile.innerText !== texts[index]),
      before,
      { timeout: 30_000 },
    );

    expect(await colouredShare(judge, await map.screenshot())).toBeGreaterThan(0.05);
    expect(await page.locator('article').first().innerText()).toMatch(/\d/);
    expect(await page.getByText('DEMO').count()).toBeGreaterThan(0);
    expect(seen).toEqual({ outside: [], faults: [] });
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  }, 120_000);
});
