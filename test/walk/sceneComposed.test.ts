import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '#test/support/browser.ts';
import { startTestServer, type TestServer } from '#test/support/testServer.ts';
import { withoutWebGl } from '#test/support/withoutWebGl.ts';

async function openAs(browser: Browser, server: TestServer, role: string, path: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1600, height: 900 },
    reducedMotion: 'reduce',
  });
  await context.request.post(`${server.url}/api/session`, {
    data: { demoRole: role },
    headers: { origin: server.url },
  });
  await context.addInitScript(withoutWebGl);
  const page = await context.newPage();
  await page.goto(server.url + path);
  return page;
}

describe('a scene composed in the browser', () => {
  let server: TestServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await startTestServer({ profile: 'nghe-an', client: true });
    browser = await launchBrowser();
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  it('is changed by keys, seen in the preview at once, and on the wall as soon as it is saved, without a reload', async () => {
    const wall = await openAs(browser, server, 'duty', '/wall?scene=overview');
    await wall.locator('[data-tile="ribbon"]').waitFor();
    await wall.evaluate(() => Object.assign(window, { neverReloaded: true }));
    const desk = await openAs(browser, server, 'administrator', '/admin/scenes');
    const preview = desk.frameLocator('iframe');
    await preview.locator('[data-tile="ribbon"]').waitFor();

    await desk.getByRole('button', { name: 'Dải 24 giờ' }).focus();
    await desk.keyboard.press('Delete');
    await desk.getByRole('button', { name: 'Thêm ô' }).click();
    await preview.locator('[data-tile="clock"]').waitFor();
    const onWallBefore = await wall.locator('[data-tile="clock"]').count();
    await desk.getByRole('button', { name: 'Lưu và hiển thị' }).click();

    await wall.locator('[data-tile="clock"]').waitFor({ timeout: 10_000 });
    expect(onWallBefore).toBe(0);
    expect(await wall.locator('[data-tile="ribbon"]').count()).toBe(0);
    expect(await wall.evaluate(() => 'neverReloaded' in window)).toBe(true);
    expect(await desk.getByRole('status').getByText('Đã lưu').count()).toBe(1);
  }, 90_000);

  it('is not saved without its name, stays in the list, and the page says which it is', async () => {
    const desk = await openAs(browser, server, 'administrator', '/admin/scenes');
    await desk.getByRole('button', { name: 'Thêm cảnh' }).click();
    const list = desk.getByRole('region', { name: 'Cảnh, theo thứ tự luân phiên' });
    await list.getByRole('button', { name: 'Cảnh mới' }).waitFor();
    const count = await list.getByRole('listitem').count();

    await desk.getByLabel('Tên tiếng Việt').fill('');
    const toldOfOne = desk.getByText(`Cảnh thứ ${count} (New scene) chưa có tên tiếng Việt.`);
    await toldOfOne.waitFor();
    await desk.getByLabel('Tên tiếng Anh').fill('');

    await desk.getByText(`Cảnh thứ ${count} chưa có tên tiếng Việt và tiếng Anh.`).waitFor();
    await desk.getByRole('button', { name: `Cảnh thứ ${count} (chưa có tên)` }).waitFor();
    await desk.frameLocator('iframe').locator('[data-tile="alert-list"]').waitFor();
    const save = desk.getByRole('button', { name: 'Lưu và hiển thị' });
    expect(await save.getAttribute('aria-disabled')).toBe('true');
    await desk.getByLabel('Tên tiếng Việt').fill('Diễn tập');
    await desk.getByLabel('Tên tiếng Anh').fill('Drill');
    expect(await save.getAttribute('aria-disabled')).toBe('false');
  }, 60_000);

  it('is offered to an administrator only', async () => {
    const leader = await openAs(browser, server, 'leader', '/explorer');
    await leader.getByRole('navigation').first().waitFor();

    expect(await leader.getByRole('link', { name: 'Cảnh', exact: true }).count()).toBe(0);
  }, 60_000);
});
