import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths } from '#shared/protocol/routes.ts';
import { addAccount, type TestAccount } from '#test/support/accounts.ts';
import { launchBrowser } from '#test/support/browser.ts';
import { type CuttableLink, startCuttableLink } from '#test/support/cuttableLink.ts';
import { type ServerProcess, startServerProcess } from '#test/support/serverProcess.ts';
import { openSignedIn } from '#test/support/signedIn.ts';
import { aTemporaryFolder } from '#test/support/temporaryFolder.ts';

const token = 'a-token-for-this-walk-only';
const lan: TestAccount = {
  username: 'lan',
  name: 'Nguyễn Thị Lan',
  role: 'operator',
  password: 'cau-mat-khau-cua-lan',
};

describe('a console without a link', () => {
  const folder = aTemporaryFolder();
  let server: ServerProcess;
  let link: CuttableLink;
  let browser: Browser;

  beforeAll(async () => {
    await addAccount(folder.path, lan);
    server = await startServerProcess({
      dataDir: folder.path,
      settings: { IOC_DEMO: '0', IOC_INGEST_TOKEN: token },
    });
    link = await startCuttableLink(server.url);
    browser = await launchBrowser();
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await link.close();
    await server.stop();
    folder.remove();
  });

  it('takes the words of an acknowledgement in its dialog, keeps them, and sends them once the link is back', async () => {
    const page = await openSignedIn(browser, link.url, lan);
    await page.goto(`${link.url}/console`);
    await fetch(`${server.url}${paths.writeV2}?precision=ms`, {
      method: 'POST',
      headers: { authorization: `Token ${token}` },
      body: 'tel,area=16681,source=telecom bts_down=13i',
    });
    await page.locator('tbody tr').first().waitFor({ timeout: 20_000 });
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('x');
    link.cut();
    const bulk = page.locator('section').getByRole('button', { name: 'Tiếp nhận (a)' });
    await page.locator('section button[aria-disabled="true"]', { hasText: 'Tiếp nhận (a)' }).waitFor({
      timeout: 15_000,
    });

    await page.keyboard.press('a');
    await page.keyboard.type('mat lien lac gtx');

    const dialog = page.locator('dialog');
    const words = dialog.locator('textarea');
    const send = dialog.getByRole('button', { name: 'Tiếp nhận (Enter)' });
    await dialog.getByText(/Đang mất kết nối/).waitFor({ timeout: 5_000 });
    expect(await words.inputValue()).toBe('mat lien lac gtx');
    expect(await send.getAttribute('aria-disabled')).toBe('true');
    await page.keyboard.press('Enter');
    expect(await words.inputValue()).toBe('mat lien lac gtx');

    link.mend();
    await dialog.locator('button[aria-disabled="false"]', { hasText: 'Tiếp nhận' }).waitFor({
      timeout: 30_000,
    });
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached', timeout: 5_000 });
    await page.locator('aside blockquote', { hasText: 'mat lien lac gtx' }).waitFor({ timeout: 10_000 });
    expect(await bulk.count()).toBe(0);
  }, 90_000);
});
