import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '#test/support/browser.ts';
import { startServerProcess } from '#test/support/serverProcess.ts';

/**
 * How soon a wall is useful on loopback with nothing kept in the browser, beside an empty page in the same run: the median
 * of some cold openings. Useful: the headline figures have numbers and the list of alerts says how it stands.
 */
const rounds = Number(process.argv[2] ?? 5);
const viewport = { width: 1920, height: 1080 };
/** For the demo's values to be there before anybody looks. */
const settleMs = 20_000;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

async function openCold(browser: Browser, url: string, useful: string): Promise<number> {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  const from = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  await page.locator(useful).first().waitFor();
  const took = performance.now() - from;
  await context.close();
  return took;
}

const empty = createServer((_request, response) => {
  response.setHeader('content-type', 'text/html');
  response.end('<!doctype html><title>empty</title><p id="here">here</p>');
});
await new Promise<void>((resolve) => empty.listen(0, '127.0.0.1', resolve));
const emptyUrl = `http://127.0.0.1:${(empty.address() as AddressInfo).port}/`;
const dataDir = await mkdtemp(join(tmpdir(), 'ioc-wall-'));
const server = await startServerProcess({ dataDir });
const browser = await launchBrowser();
try {
  await new Promise((resolve) => setTimeout(resolve, settleMs));
  const times = { empty: [] as number[], wall: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    times.empty.push(await openCold(browser, emptyUrl, '#here'));
    times.wall.push(
      await openCold(
        browser,
        `${server.url}/wall?scene=overview`,
        'main:has([data-tile="alert-list"]) [data-tile="headline"] [data-freshness="fresh"], main [data-tile="alert-list"] li',
      ),
    );
  }
  const [page, wall] = [median(times.empty), median(times.wall)];
  console.log(`an empty page: ${page.toFixed(0)} ms`);
  console.log(`the wall, useful: ${wall.toFixed(0)} ms (${(wall / page).toFixed(1)} × the empty page)`);
  console.log(`each: ${times.wall.map((time) => time.toFixed(0)).join(', ')} ms`);
} finally {
  await browser.close();
  await server.stop();
  empty.close();
  await rm(dataDir, { recursive: true, force: true });
}
