import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTableFile } from '#server/ingest/table/tableFile.ts';
import { cellText } from '#shared/import/importTable.ts';
import { createLocalCalendar } from '#shared/import/localInstant.ts';
import { launchBrowser } from '#test/support/browser.ts';
import { minuteMs } from '#test/support/readingBuilders.ts';
import { startTestServer, type TestServer } from '#test/support/testServer.ts';

/**
 * The afternoon of 20 November 2025 in Nghệ An: a month before lies after the end of the districts, a year before lies before
 * Cửa Lò and a part of Nghi Lộc joined Vinh.
 */
const startAt = Date.UTC(2025, 10, 20, 7);
const startedAt = Date.now();
const clock = (): number => startAt + Date.now() - startedAt;
const calendar = createLocalCalendar('Asia/Ho_Chi_Minh');

/** Code, share now, a month before, a year before. */
const story = [
  ['412', 72, 70, 60],
  ['413', 81, 80, 75.5],
  ['417', 30, 35, 20],
] as const;

describe('the explorer beside a month and a year before', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    server = await startTestServer({ profile: 'nghe-an', clock, client: true });
    const at = startAt - minuteMs;
    const lines = story.flatMap(([code, ...shares]) =>
      [0, 1, 12].map((months, index) => {
        const parts = `submit_online_pct_num=${(shares[index] ?? 0) * 2}i,submit_online_pct_den=200i`;
        return `dvc,area=${code},source=portal ${parts} ${calendar.monthsBefore(at, months)}`;
      }),
    );
    const answer = await server.write(lines);
    expect(answer.status, await answer.text()).toBe(204);
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    await page.request.post(`${server.url}/api/session`, {
      data: { demoRole: 'leader' },
      headers: { origin: server.url },
    });
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const open = async (area: string, language = 'vi'): Promise<void> => {
    await page.goto(`${server.url}/explorer?area=${area}&indicator=dvc.submit_online_pct&lang=${language}`);
  };
  const comparison = async (span: string): Promise<string> => {
    const line = page.locator('p', { has: page.getByText(`${span}:`, { exact: true }) }).last();
    await line.filter({ hasNotText: /đang đọc|reading/ }).waitFor({ timeout: 20_000 });
    return (await line.innerText()).replace(/[\u202f\u00a0]/g, ' ');
  };

  it('says by how much, from what, and that the territory is the same', async () => {
    await open('417');

    expect(await comparison('So với cùng kỳ tháng trước')).toContain(
      '−5,0 điểm, kém đi; từ 35,0 % lúc 20/10 13:59; cùng địa bàn',
    );
    expect(await comparison('So với cùng kỳ năm trước')).toContain(
      '+10,0 điểm, tốt lên; từ 20,0 % lúc 20/11/2024 13:59; cùng địa bàn',
    );
  });

  it('takes the town that had the same territory a year before', async () => {
    await open('413');

    expect(await comparison('So với cùng kỳ năm trước')).toContain(
      '+5,5 điểm, tốt lên; từ 75,5 % lúc 20/11/2024 13:59; cùng địa bàn, khi đó gồm thị xã Cửa Lò',
    );
  });

  it('refuses where the territory was divided, and says why', async () => {
    await open('412');

    expect(await comparison('So với cùng kỳ tháng trước')).toContain('+2,0 điểm, tốt lên');
    expect(await comparison('So với cùng kỳ năm trước')).toContain(
      'không so sánh được: khi đó địa bàn này thuộc thành phố Vinh, huyện Nghi Lộc',
    );
  });

  it('says the same in English', async () => {
    await open('412', 'en');

    expect(await comparison('Against the same time last year')).toContain(
      'cannot be compared: the territory lay in',
    );
  });

  it('leads to the area that ended, which says when and who took it over', async () => {
    await open('413', 'vi');

    await page.getByRole('link', { name: 'Thị xã Cửa Lò (đến 30/11/2024)' }).click();

    await page
      .getByRole('heading', { level: 1, name: /^Thị xã Cửa Lò đã kết thúc từ ngày 01\/12\/2024/ })
      .waitFor();
    const successor = page.getByRole('link', { name: 'Thành phố Vinh (đến 30/06/2025)' });
    await successor.waitFor();
    const year = page.getByRole('region', { name: 'Năm cuối' });
    await year.getByText('75,5').first().waitFor();
    expect(await year.innerText()).toContain('20/11/2024');
  });

  it('hands the page over as a workbook', async () => {
    await open('417');

    await page.getByText('Tải xuống', { exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '30 ngày qua, theo ngày, Excel' }).click(),
    ]);
    const file = openTableFile(new Uint8Array(readFileSync(await download.path())));
    const { header, rows } = file.table({ ...file.facts.choice, headerLine: 1 });

    expect(download.suggestedFilename()).toBe('dvc.submit_online_pct-417-2025-11-20.xlsx');
    expect(header.cells.map(cellText)).toContain('Tử số');
    expect(rows.map(({ cells }) => cells.slice(6, 8).map(cellText))).toEqual([['60', '200']]);
  });
});
