import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '#test/support/browser.ts';
import { startTestServer, type TestServer } from '#test/support/testServer.ts';

describe('a value that is typed while answers get lost', { timeout: 120_000 }, () => {
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

  it('is said once to be in doubt, and is on record once when it is sent again', async () => {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
    const page = await context.newPage();
    await page.request.post(`${server.url}/api/session`, { data: { demoRole: 'operator' } });
    await page.goto(`${server.url}/admin/entry`);
    await page.locator('form select').first().selectOption('dvc.overdue');
    await page.getByPlaceholder('ngày/tháng/năm giờ:phút').fill('21/11/2024 14:00');
    await page.locator('form select').nth(1).selectOption({ index: 1 });
    await page.locator('form input[inputmode="decimal"]').fill('17');
    await page.locator('form textarea').fill('Báo qua điện thoại');
    const inDoubt = page.getByText('chưa rõ đã ghi nhận hay chưa');
    // The server records it, and nobody hears of it; the journal cannot be read either.
    await page.route('**/api/entries', async (route) => {
      await route.fetch();
      await route.abort();
    });

    await page.getByRole('button', { name: 'Ghi giá trị' }).click();
    await inDoubt.waitFor();
    const problems = await page.locator('main p:visible', { hasText: /không phản hồi|chưa rõ/ }).count();
    await page.unroute('**/api/entries');
    await page.getByRole('button', { name: 'Ghi giá trị' }).click();

    await page.getByText('Đã ghi 17').waitFor();
    expect(problems).toBe(1);
    expect(await inDoubt.count()).toBe(0);
    await page.locator('tbody tr', { hasText: 'Báo qua điện thoại' }).waitFor();
    expect(await page.locator('tbody tr', { hasText: 'Báo qua điện thoại' }).count()).toBe(1);
  });
});
