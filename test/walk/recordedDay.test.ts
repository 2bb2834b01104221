import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '#test/support/browser.ts';
import { readCases } from '#test/support/nyc311/cases.ts';
import { type BoroughCounts, countBySql } from '#test/support/nyc311/countBySql.ts';
import { recordedDay, replayCases } from '#test/support/nyc311/replay.ts';
import { type ServerProcess, startServerProcess } from '#test/support/serverProcess.ts';
import { aTemporaryFolder } from '#test/support/temporaryFolder.ts';

/** Recorded data is read in place and never part of the product; without it there is nothing to compare with. */
const file = join(import.meta.dirname, '../../../shared/data/nyc-311-2013-12-25.csv');
const hourMs = 3_600_000;
const token = 'a-token-for-this-walk-only';

const number = new Intl.NumberFormat('vi');
const share = new Intl.NumberFormat('vi', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** The numbers of one row or tile, without the words around them. */
const numbersIn = (text: string): string[] => text.match(/\d[\d.]*(?:,\d+)?/g) ?? [];

/** What a page must show for counts, in Vietnamese form. */
const shownAs = ({ received, open, overdue, closed }: BoroughCounts) => ({
  'fb.received': number.format(received),
  'fb.open': number.format(open),
  'fb.overdue': number.format(overdue),
  'fb.processed_pct': share.format((100 * closed) / received),
});

describe.skipIf(!existsSync(file))(
  'one recorded day of real requests (skipped only where the recording is absent)',
  () => {
    const folder = aTemporaryFolder();
    let server: ServerProcess;
    let browser: Browser;
    let page: Page;

    beforeAll(async () => {
      server = await startServerProcess({
        dataDir: folder.path,
        settings: {
          IOC_PROFILE: join(import.meta.dirname, '../support/nyc311/profile'),
          IOC_INGEST_TOKEN: token,
          IOC_DEMO: '1',
        },
      });
      browser = await launchBrowser();
      page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    }, 120_000);

    afterAll(async () => {
      await browser.close();
      await server.stop();
      folder.remove();
    });

    const replayUntil = async (fromAt: number, toAt: number): Promise<void> => {
      const writeUrl = `${server.url}/api/v2/write`;
      await replayCases({
        cases: readCases(file),
        writeUrl,
        token,
        speed: 20_000,
        startAt: fromAt,
        endAt: toAt,
      });
    };

    /** Waits until the numbers of an element include `text`. */
    const expectNumber = (place: Locator, text: string): Promise<void> =>
      expect.poll(async () => numbersIn(await place.innerText()), { timeout: 10_000 }).toContain(text);

    const labels = {
      'fb.received': 'Phản ánh tiếp nhận',
      'fb.open': 'Phản ánh đang xử lý',
      'fb.overdue': 'Phản ánh quá hạn',
      'fb.processed_pct': 'Phản ánh đã xử lý',
    } as const;

    it.each([
      ['an hour before midnight', recordedDay.startAt, '2013-12-25 23:00:00', recordedDay.endAt - hourMs],
      ['at midnight', recordedDay.endAt - hourMs, '2013-12-26 00:00:00', recordedDay.endAt],
    ])(
      'shows the counts of an independent query per borough and in total, %s',
      async (_when, fromAt, at, toAt) => {
        const counted = countBySql(file, at);
        const city = counted.find(({ borough }) => borough === 'city');
        const boroughs = counted.filter(({ borough }) => borough !== 'city');

        await replayUntil(fromAt, toAt);

        expect(city?.received).toBe(
          at.includes('00:00:00') ? 2_386 : boroughs.reduce((sum, b) => sum + b.received, 0),
        );
        await page.goto(`${server.url}/wall`);
        for (const [indicator, text] of Object.entries(shownAs(city ?? (counted[0] as BoroughCounts))))
          await expectNumber(
            page.locator('article', { hasText: labels[indicator as keyof typeof labels] }),
            text,
          );
        for (const [indicator] of Object.entries(labels)) {
          await page.goto(`${server.url}/explorer?indicator=${indicator}`);
          for (const borough of boroughs) {
            const name = borough.borough === 'Unspecified' ? 'Không xác định' : borough.borough;
            const row = page.locator('tr', { hasText: new RegExp(`^\\s*(\\d+\\s+)?${name}`, 'i') }).first();
            const expected = shownAs(borough)[indicator as keyof typeof labels];
            await expectNumber(row, expected);
          }
        }
      },
      120_000,
    );
  },
);
