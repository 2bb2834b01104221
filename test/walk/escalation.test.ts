import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { webhookSignature } from '#server/notify/webhookSender.ts';
import { addAccount, type TestAccount } from '#test/support/accounts.ts';
import { launchBrowser } from '#test/support/browser.ts';
import { eventually } from '#test/support/eventually.ts';
import { aQuickProfile } from '#test/support/quickProfile.ts';
import { type ServerProcess, startServerProcess } from '#test/support/serverProcess.ts';
import { openSignedIn } from '#test/support/signedIn.ts';
import { type SmtpListener, startSmtpListener } from '#test/support/smtpListener.ts';
import { aTemporaryFolder } from '#test/support/temporaryFolder.ts';
import { startWebhookReceiver, type WebhookReceiver } from '#test/support/webhookReceiver.ts';

const token = 'a-token-for-this-walk-only';
const secret = 'khoa-ky-cua-trung-tam';
const title = 'BTS mất liên lạc hàng loạt';

const quan: TestAccount = {
  ...{ username: 'quan', name: 'Hồ Quản', role: 'administrator', password: 'cau-mat-khau-cua-quan' },
};
const lan: TestAccount = {
  ...{ username: 'lan', name: 'Nguyễn Thị Lan', role: 'operator', password: 'cau-mat-khau-cua-lan' },
};
const wall: TestAccount = {
  ...{ username: 'wall', name: 'Màn hình 1', role: 'duty', password: 'cau-mat-khau-man-hinh' },
};

describe('an alert that nobody takes', () => {
  const folder = aTemporaryFolder();
  let server: ServerProcess;
  let browser: Browser;
  let smtp: SmtpListener;
  let receiver: WebhookReceiver;

  const start = async (): Promise<void> => {
    server = await startServerProcess({
      dataDir: folder.path,
      settings: {
        IOC_DEMO: '0',
        IOC_INGEST_TOKEN: token,
        IOC_PROFILE: aQuickProfile(folder.path, { takeWithin: '1s' }),
        IOC_NOTIFY_WEBHOOK_URL: receiver.url,
        IOC_NOTIFY_WEBHOOK_SECRET: secret,
        IOC_SMTP_URL: `smtp://ioc:mat-khau-smtp@127.0.0.1:${smtp.port}`,
        IOC_SMTP_FROM: 'IOC Nghệ An <ioc@nghean.example>',
      },
    });
  };

  beforeAll(async () => {
    for (const account of [quan, lan, wall]) await addAccount(folder.path, account);
    smtp = await startSmtpListener();
    receiver = await startWebhookReceiver();
    await start();
    browser = await launchBrowser();
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await server.stop();
    await smtp.stop();
    await receiver.stop();
    folder.remove();
  });

  it('goes up the roster, on console and wall, by mail and webhook, and comes down when it is taken', async () => {
    const administrator = await openSignedIn(browser, server.url, quan);
    await administrator.goto(`${server.url}/shift?part=roster`);
    await administrator.getByRole('button', { name: 'Thêm lượt trực' }).click();
    const form = administrator.locator('dialog');
    await form.locator('input[name="name"]').fill('Lê Bình');
    await form.locator('input[name="position"]').fill('Lãnh đạo trực');
    await form.locator('input[name="rank"]').fill('2');
    await form.locator('input[name="from"]').fill('01/01/2025 00:00');
    await form.locator('input[name="to"]').fill('31/12/2030 00:00');
    await form.getByRole('button', { name: 'Lưu' }).click();
    await form.getByText('dài nhất 7 ngày').waitFor({ timeout: 15_000 });
    const clock = (ms: number): string => {
      const { day, month, year, hour, minute } = Object.fromEntries(
        new Intl.DateTimeFormat('en-GB', {
          ...{ timeZone: 'Asia/Ho_Chi_Minh', hourCycle: 'h23' },
          ...{ day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' },
        })
          .formatToParts(Date.now() + ms)
          .map(({ type, value }) => [type, value]),
      ) as Record<string, string>;
      return `${day}/${month}/${year} ${hour}:${minute}`;
    };
    await form.locator('input[name="from"]').fill(clock(-3_600_000));
    await form.locator('input[name="to"]').fill(clock(6 * 3_600_000));
    await form.locator('input[name="email"]').fill('binh@nghean.example');
    await form.getByRole('button', { name: 'Lưu' }).click();
    await administrator.locator('tr', { hasText: 'binh@nghean.example' }).waitFor({ timeout: 15_000 });
    const operator = await openSignedIn(browser, server.url, lan);
    const onWall = await openSignedIn(browser, server.url, wall);

    receiver.answer(500);
    await fetch(`${server.url}/api/v2/write?precision=ms`, {
      method: 'POST',
      headers: { authorization: `Token ${token}` },
      body: 'tel,area=16681,source=telecom bts_down=13i',
    });

    const row = operator.locator('tr', { hasText: title });
    await row.getByText(/^Cấp \d$/).waitFor({ timeout: 60_000 });
    await onWall.getByText(/quá hạn, đã báo cấp \d/).waitFor({ timeout: 15_000 });
    const mails = await eventually(
      async () => smtp.mails,
      ({ length }) => length > 0,
      { withinMs: 15_000 },
    );
    expect(mails[0]?.to).toEqual(['binh@nghean.example']);
    expect(mails[0]?.text).toContain(`[Trung bình] ${title} · Thành phố Vinh`);
    await eventually(
      async () => receiver.calls.length,
      (count) => count > 0,
      { withinMs: 15_000 },
    );

    // What the receiver would not take waits on disk, also when the power goes.
    await server.kill();
    receiver.answer(204);
    const before = receiver.calls.length;
    await start();
    const calls = await eventually(
      async () => receiver.calls.slice(before),
      ({ length }) => length > 0,
      { withinMs: 60_000 },
    );
    const { body, headers } = calls[0] ?? { body: '', headers: {} };
    expect(headers['x-ioc-signature']).toBe(
      webhookSignature(secret, String(headers['x-ioc-timestamp']), body),
    );
    expect(JSON.parse(body)).toMatchObject({ kind: 'escalation', escalations: [{ rule: 'bts-down' }] });

    const again = await openSignedIn(browser, server.url, lan);
    const rowAgain = again.locator('tr', { hasText: title });
    await rowAgain.getByText(/^Cấp \d$/).waitFor({ timeout: 20_000 });
    await again.locator('[role="grid"]').focus();
    await again.keyboard.press('ArrowDown');
    await again.locator('aside').getByText('đã báo Lê Bình (Lãnh đạo trực)').waitFor({ timeout: 15_000 });
    await again.keyboard.press('a');
    await again.locator('dialog textarea').waitFor({ timeout: 15_000 });
    await again.keyboard.press('Enter');
    await rowAgain.getByText(lan.name).waitFor({ timeout: 15_000 });
    expect(await rowAgain.getByText(/^Cấp \d$/).count()).toBe(0);

    const log = await openSignedIn(browser, server.url, quan);
    await log.goto(`${server.url}/admin/notifications`);
    await log
      .locator('tr', { hasText: 'binh@nghean.example' })
      .first()
      .getByText('Đã gửi')
      .waitFor({ timeout: 20_000 });
    expect(server.output()).not.toContain('mat-khau-smtp');
    expect(server.output()).not.toContain(secret);
    expect(server.output()).not.toContain('ma-bi-mat');
  }, 240_000);
});
