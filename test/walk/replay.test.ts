import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '#test/support/browser.ts';
import { startTestServer, type TestServer } from '#test/support/testServer.ts';
import { aCalmProvince } from '#test/support/wallPage.ts';

const minuteMs = 60_000;
const headline = 'article:has-text("Điểm cầu trực tuyến")';

describe('the wall of a past moment', { timeout: 120_000 }, () => {
  let server: TestServer;
  let browser: Browser;
  const nowAt = Date.now();

  beforeAll(async () => {
    server = await startTestServer({ profile: await aCalmProvince(), client: true });
    for (const [value, minutes] of [
      [11, 40],
      [22, 30],
      [33, 20],
    ] as const)
      await server.write(`vc,area=40 points_online=${value}i ${nowAt - minutes * minuteMs}`);
    browser = await launchBrowser();
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  it('says that it is one, plays on, and has no link to the present', async () => {
    const page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
    const threads: string[] = [];
    page.on('worker', (thread) => threads.push(thread.url()));
    const from = new Date(nowAt - 35 * minuteMs).toISOString();

    await page.goto(`${server.url}/wall?replay=${from}&speed=60`);
    await page.getByText('PHÁT LẠI').waitFor({ timeout: 30_000 });
    await page.locator(headline, { hasText: '11' }).waitFor();
    await server.write(`vc,area=40 points_online=99i ${Date.now()}`);
    await page.locator(headline, { hasText: '22' }).waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Dừng' }).click();
    await page.getByRole('button', { name: 'Dừng' }).waitFor({ state: 'detached' });
    const stopped = await page.locator('time').last().innerText();
    await page.waitForTimeout(3_000);

    expect(await page.locator('time').last().innerText()).toBe(stopped);
    expect(await page.locator(headline).innerText()).not.toContain('99');
    // The map has threads of its own; the one with the socket is not among them.
    expect(threads.filter((thread) => thread.includes('socketWorker'))).toEqual([]);
  });
});
