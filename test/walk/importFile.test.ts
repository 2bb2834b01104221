import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '#test/support/browser.ts';
import { startTestServer, type TestServer } from '#test/support/testServer.ts';

let server: TestServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  server = await startTestServer({ client: true });
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.request.post(`${server.url}/api/session`, {
    data: { demoRole: 'operator' },
    headers: { origin: server.url },
  });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const report = readFileSync(join(import.meta.dirname, '../support/import/report.xlsx'));

describe('somebody who brings a workbook', { timeout: 60_000 }, () => {
  test('sees what is refused, chooses how numbers are read, imports it and takes it back', async () => {
    await page.goto(`${server.url}/console`);
    await page.getByRole('link', { name: 'Nhập liệu' }).click();
    await page.setInputFiles('input[type=file]', { name: 'tuan-47.xlsx', mimeType: '', buffer: report });
    await page.getByText('Ô E6 ghi “1.234”').waitFor();
    const whileAmbiguous = await page
      .getByRole('button', { name: 'Nhập vào hệ thống' })
      .getAttribute('aria-disabled');
    await page.getByLabel('Cách ghi số').selectOption('comma-decimal');
    await page.getByText('5 số liệu sẽ được nhập').waitFor();
    await page.getByLabel('Chỉ dòng bị từ chối').check();
    const refused = await page.getByRole('table', { name: 'Từng dòng' }).innerText();

    await page.getByRole('button', { name: 'Nhập vào hệ thống' }).click();
    await page.getByText('Đã nhập 5 số liệu từ tuan-47.xlsx; 3 chỗ bị từ chối.').waitFor();
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Hoàn tác' }).click();
    await page.getByText('Đã hoàn tác').waitFor();

    expect(whileAmbiguous).toBe('true');
    expect(refused).toContain('Ô báo lỗi #N/A.');
    expect(refused).toContain('Ô thuộc vùng gộp C6:D6.');
    expect(refused).not.toContain('1.234 ');
  });

  test('gets a file to fill in, whose columns are known when it comes back', async () => {
    await page.goto(`${server.url}/admin/import`);
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Tải tệp mẫu để điền' }).click();
    const sample = readFileSync(await (await coming).path(), 'utf8')
      .trimEnd()
      .split('\r\n');
    const filled = sample.map((line, index) =>
      index === 0 ? line : line.replace(/;;;$/, index === 1 ? ';7;;' : ';;;'),
    );

    await page.setInputFiles('input[type=file]', {
      name: 'mau.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(filled.join('\r\n')),
    });

    await page.getByText('1 số liệu sẽ được nhập').waitFor();
    expect(sample[0]).toBe('\ufeffMã chỉ số;Chỉ số;Mã địa bàn;Địa bàn;Thời điểm;Giá trị;Tử số;Mẫu số');
    expect(sample.length).toBeGreaterThan(2);
    expect(filled[1]).toContain(';7;;');
  });

  test('is told in words why a file cannot be read', async () => {
    await page.goto(`${server.url}/admin/import`);

    await page.setInputFiles('input[type=file]', {
      name: 'cu.xls',
      mimeType: '',
      buffer: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]),
    });

    await page.getByText('bảng tính .xls kiểu cũ hoặc có mật khẩu').waitFor();
    expect(await page.getByText('Các lần nhập').isVisible()).toBe(true);
  });

  test('types a value with its reason, which the journal keeps', async () => {
    await page.goto(`${server.url}/admin/entry`);
    await page.getByLabel('Chỉ số').selectOption('dvc.overdue');
    await page.getByLabel('Địa bàn').selectOption('vinh');
    await page.getByLabel('Thời điểm').fill('20/11/2025 08:00');
    await page.getByLabel('Giá trị').fill('17');
    await page.getByLabel('Lý do nhập tay').fill('Cổng mất kết nối');

    await page.getByRole('button', { name: 'Ghi giá trị' }).click();

    await page.getByRole('cell', { name: 'Cổng mất kết nối' }).waitFor();
  });
});
