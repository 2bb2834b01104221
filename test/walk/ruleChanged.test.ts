import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAccount, type TestAccount } from '#test/support/accounts.ts';
import { launchBrowser } from '#test/support/browser.ts';
import { type ServerProcess, startServerProcess } from '#test/support/serverProcess.ts';
import { aTemporaryFolder } from '#test/support/temporaryFolder.ts';

const token = 'a-token-for-this-walk-only';
const title = 'BTS mất liên lạc hàng loạt';
const reason = 'Mùa bão, cần biết sớm hơn';

const lan: TestAccount = {
  username: 'lan',
  name: 'Nguyễn Thị Lan',
  role: 'operator',
  password: 'cau-mat-khau-cua-lan',
};
const hoa: TestAccount = {
  username: 'hoa',
  name: 'Phạm Thị Hoa',
  role: 'administrator',
  password: 'cau-mat-khau-cua-hoa',
};

async function openSignedIn(
  browser: Browser,
  url: string,
  { username, password }: TestAccount,
): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  await page.goto(`${url}/sign-in`);
  await page.locator('input[name="username"]').fill(username);
  await page.locator('input[name="password"]').fill(password);
  await page.locator('input[name="password"]').press('Enter');
  await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'));
  return page;
}

/** Five stations out in one ward of Vinh for a minute: under the limit of eight, and longer than the on-delay. */
const stationsOut = (url: string) =>
  fetch(`${url}/api/v2/write?precision=ms`, {
    method: 'POST',
    headers: { authorization: `Token ${token}` },
    body: `tel,area=16681,source=telecom bts_down=5i ${Date.now() - 60_000}`,
  });

describe('a rule that an administrator changes', () => {
  const folder = aTemporaryFolder();
  let server: ServerProcess;
  let browser: Browser;

  beforeAll(async () => {
    for (const account of [lan, hoa]) await addAccount(folder.path, account);
    server = await startServerProcess({
      dataDir: folder.path,
      settings: { IOC_DEMO: '0', IOC_INGEST_TOKEN: token },
    });
    browser = await launchBrowser();
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await server.stop();
    folder.remove();
  });

  it('is tried on the past, calls the operator at once, is on record, and counts in the figures', async () => {
    const operator = await openSignedIn(browser, server.url, lan);
    const administrator = await openSignedIn(browser, server.url, hoa);
    await operator.goto(`${server.url}/console`);
    expect((await stationsOut(server.url)).status).toBe(204);
    await administrator.goto(`${server.url}/admin/rules`);
    await administrator.getByRole('searchbox').fill('bts hang loat');
    await administrator.getByRole('link', { name: title }).click();

    await administrator.getByLabel('Ngưỡng').fill('bốn');
    await administrator.getByRole('button', { name: 'Lưu và áp dụng' }).click();
    await administrator.getByText('Ngưỡng phải là một số').waitFor();
    await administrator.getByLabel('Ngưỡng').fill('4');
    await administrator.getByRole('button', { name: 'Thử với 30 ngày qua' }).click();
    await administrator.getByText('Đã báo 1 lần').waitFor({ timeout: 20_000 });
    expect(await operator.getByText(title).count()).toBe(0);
    await administrator.getByLabel('Lý do thay đổi').fill(reason);
    await administrator.getByRole('button', { name: 'Lưu và áp dụng' }).click();

    const row = operator.locator('tr', { hasText: title });
    await row.waitFor({ timeout: 10_000 });
    expect((await row.innerText()).replaceAll('\u00a0', ' ')).toContain('≥ 4');
    await administrator.getByText('Đã lưu bản 1').waitFor();
    await administrator.getByText(reason).waitFor();
    await administrator.getByText(`${hoa.name}, `).first().waitFor();
    await operator.goto(`${server.url}/admin/performance`);
    await operator.getByText('1 lần cảnh báo;').waitFor({ timeout: 10_000 });
  }, 120_000);
});
