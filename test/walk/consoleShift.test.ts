import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Alert } from '#shared/alert/alert.ts';
import { paths } from '#shared/protocol/routes.ts';
import { addAccount, type TestAccount } from '#test/support/accounts.ts';
import { launchBrowser } from '#test/support/browser.ts';
import { eventually } from '#test/support/eventually.ts';
import { type ServerProcess, startServerProcess } from '#test/support/serverProcess.ts';
import { writeStormProfile } from '#test/support/standingAlerts.ts';
import { aTemporaryFolder } from '#test/support/temporaryFolder.ts';

const token = 'a-token-for-this-walk-only';
const lan: TestAccount = {
  username: 'lan',
  name: 'Nguyễn Thị Lan',
  role: 'operator',
  password: 'cau-mat-khau-cua-lan',
};

describe('a shift at the console, by keyboard', () => {
  const [data, profile] = [aTemporaryFolder(), aTemporaryFolder()];
  let server: ServerProcess;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    await addAccount(data.path, lan);
    await writeStormProfile(profile.path);
    server = await startServerProcess({
      dataDir: data.path,
      settings: { IOC_DEMO: '0', IOC_INGEST_TOKEN: token, IOC_PROFILE: profile.path },
    });
    browser = await launchBrowser();
    page = await (
      await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi' })
    ).newPage();
    await page.request.post(server.url + paths.session, {
      data: { username: lan.username, password: lan.password },
      headers: { origin: server.url },
    });
    await page.goto(`${server.url}/console`);
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await server.stop();
    data.remove();
    profile.remove();
  });

  /** So many stations out in one ward of Vinh: as many alerts. */
  const stationsOut = async (count: number): Promise<void> => {
    const response = await fetch(`${server.url}${paths.writeV2}?precision=ms`, {
      method: 'POST',
      headers: { authorization: `Token ${token}` },
      body: `tel,area=16681,source=telecom bts_down=${count}i`,
    });
    expect(response.status).toBe(204);
  };
  const openAlerts = async (): Promise<Alert[]> =>
    (await (await page.request.get(server.url + paths.alerts)).json()).alerts;
  const rows = () => page.locator('tbody tr');
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };

  it('comments, shelves with a reason and an end, finds the shelved one and brings it back', async () => {
    await stationsOut(2);
    await rows().nth(1).waitFor({ timeout: 20_000 });

    await press('ArrowDown', 'c');
    await page.locator('textarea').fill('Đã gọi Viettel');
    await press('Enter');
    await page.locator('aside q', { hasText: 'Đã gọi Viettel' }).waitFor({ timeout: 5_000 });
    await press('s');
    await page.locator('dialog input[type="text"]').fill('Bảo trì trạm');
    await press('Enter');
    const counter = page
      .getByRole('group', { name: 'Cảnh báo không ở trong danh sách' })
      .getByText('Tạm gác');
    await page.getByRole('button', { name: 'Tạm gác 1', exact: true }).waitFor({ timeout: 5_000 });
    await counter.click();
    await rows().filter({ hasText: 'Bảo trì trạm' }).waitFor({ timeout: 5_000 });
    const [shelved] = (await openAlerts()).filter(({ facts }) => facts.suppression === 'shelved');
    await press('u');

    await page.getByRole('button', { name: 'Tạm gác 0', exact: true }).waitFor({ timeout: 5_000 });
    expect(shelved?.hiding).toMatchObject({ userName: lan.name, reason: 'Bảo trì trạm' });
    const back = (await openAlerts()).find(({ id }) => id === shelved?.id);
    expect(back?.facts).toMatchObject({ acknowledged: true, suppression: null });
    await counter.click();
  }, 60_000);

  it('withdraws an acknowledgement, with why', async () => {
    await press('v', 'v');
    await press('Home', 'w');
    await page.locator('textarea').fill('Nhầm trạm');
    await press('Enter');

    await eventually(
      async () => (await openAlerts()).filter(({ facts }) => facts.acknowledged),
      (taken) => taken.length === 0,
      { withinMs: 5_000 },
    );
    await page.locator('aside q', { hasText: 'Nhầm trạm' }).waitFor({ timeout: 5_000 });
  }, 30_000);

  it('lets a flood wait behind the bar, shows it in at most twelve rows, and takes all of it at once', async () => {
    await page.reload();
    await rows().first().waitFor({ timeout: 10_000 });
    await press('ArrowDown');
    await stationsOut(120);
    await page.getByRole('button', { name: /118 cảnh báo mới, trong đó \d+ khẩn cấp/ }).waitFor({
      timeout: 10_000,
    });
    expect(await rows().count()).toBe(2);

    await press('n');
    await page.getByText(/Cảnh báo dồn dập từ/).waitFor({ timeout: 10_000 });
    // The table turns into the flood's rows as soon as nobody's hand is on it.
    await eventually(
      async () => rows().count(),
      (count) => count > 2 && count <= 12,
      { withinMs: 25_000 },
    );
    await press('t', 'a');
    await page.getByText('Tiếp nhận: 120 cảnh báo').waitFor({ timeout: 5_000 });
    await press('Enter');

    const taken = await eventually(openAlerts, (alerts) => alerts.every(({ facts }) => facts.acknowledged), {
      withinMs: 10_000,
    });
    expect(taken).toHaveLength(120);
    await page.getByRole('button', { name: /Chưa nhận 0/ }).waitFor({ timeout: 5_000 });
  }, 90_000);

  it('mutes the sounds for a while and names every key', async () => {
    await press('m');
    await page.getByText(/Tắt âm báo đến \d\d:\d\d/).waitFor({ timeout: 5_000 });

    await press('?');

    const help = page.locator('dialog');
    expect(await help.locator('dt').count()).toBeGreaterThan(20);
    await press('Escape');
    await help.waitFor({ state: 'detached' });
  }, 20_000);
});
