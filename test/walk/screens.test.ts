import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths } from '#shared/protocol/routes.ts';
import { launchBrowser } from '#test/support/browser.ts';
import { startTestServer, type TestServer } from '#test/support/testServer.ts';

describe('a screen on the wall', { timeout: 120_000 }, () => {
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

  const openDesk = async (role: string): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
    const page = await context.newPage();
    await page.request.post(`${server.url}/api/session`, { data: { demoRole: role } });
    await page.goto(`${server.url}/admin/screens`);
    return page;
  };

  it('is paired by its code, sent a view, comes back by itself, and is nobody once it is revoked', async () => {
    const screen = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
    await screen.goto(`${server.url}/pair`);
    const code = screen.getByText(/^\d{3} \d{3}$/);
    await code.waitFor();
    const administrator = await openDesk('administrator');

    await administrator.getByRole('button', { name: 'Ghép màn hình mới' }).click();
    await administrator.getByRole('button', { name: 'Ghép', exact: true }).click();
    await administrator.getByRole('alert').getByText('Chưa có mã').waitFor();
    await administrator.locator('input[name="code"]').fill('000 001');
    await administrator.locator('input[name="name"]').fill('Màn hình 1');
    await administrator.getByRole('button', { name: 'Ghép', exact: true }).click();
    await administrator.getByRole('alert').getByText('Mã sai hoặc đã hết hạn').waitFor();
    await administrator.locator('input[name="code"]').fill(await code.innerText());
    await administrator.locator('input[name="name"]').fill('Màn hình 1');
    await administrator.locator('input[name="resolution"]').fill('1920x1080');
    const renewed = screen.waitForResponse((response) => response.url().endsWith(paths.ownScreen));
    await administrator.getByRole('button', { name: 'Ghép', exact: true }).click();
    await screen.waitForURL(/\/wall\?screen=55&res=1920x1080&distance=4/, { timeout: 20_000 });
    expect((await (await renewed).allHeaders())['set-cookie']).toMatch(/ioc_screen=.*Max-Age=34560000/);
    const operator = await openDesk('operator');
    const card = operator.locator('li', { hasText: 'Màn hình 1' });
    await card.getByText('đã kết nối').waitFor({ timeout: 15_000 });
    await card.getByRole('button', { name: 'Gửi nội dung' }).click();
    await card.locator('select[name="view"]').selectOption({ label: 'Cảnh: Bão lũ' });
    // Six seconds.
    await card.locator('input[name="minutes"]').fill('0,1');
    await card.getByRole('button', { name: 'Gửi', exact: true }).click();
    await screen.waitForURL(/scene=storm/, { timeout: 10_000 });
    await screen.waitForURL((url) => !url.search.includes('storm'), { timeout: 20_000 });
    await server.write(`tel,area=16681,source=telecom bts_down=13i ${Date.now()}`);
    await card.getByRole('button', { name: 'Gửi nội dung' }).click();
    await card
      .locator('option', { hasText: 'Cảnh báo: BTS mất liên lạc hàng loạt, Vinh' })
      .waitFor({ state: 'attached', timeout: 20_000 });
    await card
      .locator('select[name="view"]')
      .selectOption({ label: 'Cảnh báo: BTS mất liên lạc hàng loạt, Vinh' });
    await card.getByRole('button', { name: 'Gửi', exact: true }).click();
    await screen.waitForURL(/scene=storm&alert=/, { timeout: 10_000 });
    await screen
      .locator('[data-tile="map"] p', { hasText: 'Vinh' })
      .filter({ hasText: 'BTS mất liên lạc hàng loạt' })
      .waitFor({ timeout: 20_000 });
    await administrator.reload();
    await administrator.getByRole('button', { name: 'Nhật ký' }).click();
    await administrator.getByText('Điều hành viên (demo) gửi nội dung').first().waitFor();
    await administrator.getByRole('button', { name: 'Hủy ghép' }).first().click();
    await administrator.getByRole('alertdialog').getByRole('button', { name: 'Hủy ghép' }).click();

    await administrator.getByText('Chưa có màn hình nào được ghép').waitFor();
    expect(await administrator.locator('li', { hasText: 'Màn hình 1' }).count()).toBe(0);
  });
});
