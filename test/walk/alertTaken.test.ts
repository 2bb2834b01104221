import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAccount, type TestAccount } from '#test/support/accounts.ts';
import { launchBrowser } from '#test/support/browser.ts';
import { type CuttableLink, startCuttableLink } from '#test/support/cuttableLink.ts';
import { type ServerProcess, startServerProcess } from '#test/support/serverProcess.ts';
import { openSignedIn } from '#test/support/signedIn.ts';
import { aTemporaryFolder } from '#test/support/temporaryFolder.ts';

const curl = promisify(execFile);
const token = 'a-token-for-this-walk-only';
const comment = 'Đã báo Viettel Vinh, đang chạy máy nổ';
const title = 'BTS mất liên lạc hàng loạt';

const lan: TestAccount = {
  username: 'lan',
  name: 'Nguyễn Thị Lan',
  role: 'operator',
  password: 'cau-mat-khau-cua-lan',
};
const minh: TestAccount = {
  username: 'minh',
  name: 'Trần Minh',
  role: 'operator',
  password: 'cau-mat-khau-cua-minh',
};
const wall: TestAccount = {
  username: 'wall',
  name: 'Màn hình 1',
  role: 'duty',
  password: 'cau-mat-khau-man-hinh',
};

/** Thirteen stations out in one ward of Vinh: beyond the limit of eight, under the one of forty. */
const stationsOut = (url: string) =>
  curl('curl', [
    '--fail-with-body',
    '--silent',
    '--show-error',
    '--header',
    `Authorization: Token ${token}`,
    '--data-binary',
    'tel,area=16681,source=telecom bts_down=13i',
    `${url}/api/v2/write?precision=ms`,
  ]);

describe('an alert on three screens', () => {
  const folder = aTemporaryFolder();
  let server: ServerProcess;
  let link: CuttableLink;
  let browser: Browser;

  beforeAll(async () => {
    for (const account of [lan, minh, wall]) await addAccount(folder.path, account);
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

  it('is raised by a posted reading, taken by one operator, and seen as taken by everybody, a cut-off wall included', async () => {
    const first = await openSignedIn(browser, server.url, lan);
    const second = await openSignedIn(browser, server.url, minh);
    const third = await openSignedIn(browser, link.url, wall);
    const rowOn = (page: Page) => page.locator('tr', { hasText: title });

    await stationsOut(server.url);
    await rowOn(first).waitFor({ timeout: 20_000 });
    await rowOn(second).waitFor({ timeout: 5_000 });
    await third.getByText(title).first().waitFor({ timeout: 5_000 });
    link.cut();
    await third.getByText('Mất kết nối').first().waitFor({ timeout: 10_000 });
    await first.locator('[role="grid"]').focus();
    await first.keyboard.press('ArrowDown');
    await first.keyboard.press('a');
    await first.locator('textarea').fill(comment);
    await first.keyboard.press('Enter');

    await rowOn(first).getByText(lan.name).waitFor({ timeout: 5_000 });
    await rowOn(second).getByText(lan.name).waitFor({ timeout: 5_000 });
    expect(await rowOn(second).innerText()).toContain(comment);
    // The wall has room for the last words of a name only.
    const takenOnWall = third.getByText('Lan nhận');
    expect(await takenOnWall.count()).toBe(0);
    link.mend();
    await takenOnWall.first().waitFor({ timeout: 15_000 });
    expect(await third.getByText('Mất kết nối').count()).toBe(0);
  }, 120_000);
});
