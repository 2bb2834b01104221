import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '#test/support/browser.ts';
import { startServerProcess } from '#test/support/serverProcess.ts';

/** Takes every page in both languages at three sizes, with the demo feed flowing, into `shots/` (git-ignored). */
const sizes = [
  { name: '1366x768', width: 1366, height: 768 },
  { name: '1920x1080', width: 1920, height: 1080 },
  { name: '3840x2160', width: 3840, height: 2160 },
];
const languages = ['vi', 'en'] as const;

const shownPages = [
  { name: 'wall', path: '/wall', role: 'duty' },
  { name: 'explorer', path: '/explorer', role: 'leader' },
  { name: 'explorer-district', path: '/explorer?area=417&indicator=fb.processed_pct', role: 'leader' },
  { name: 'console', path: '/console', role: 'operator' },
  { name: 'directives', path: '/directives', role: 'leader' },
  { name: 'shift', path: '/shift', role: 'operator' },
  { name: 'handover', path: '/shift?part=handover', role: 'operator' },
  { name: 'roster', path: '/shift?part=roster', role: 'administrator' },
  { name: 'notifications', path: '/admin/notifications', role: 'administrator' },
  { name: 'sign-in', path: '/sign-in', role: 'duty' },
  { name: 'catalogue', path: '/admin/catalogue', role: 'leader' },
  { name: 'quality', path: '/admin/quality', role: 'administrator' },
  { name: 'performance', path: '/admin/performance', role: 'operator' },
  { name: 'rules', path: '/admin/rules', role: 'administrator' },
  { name: 'rule', path: '/admin/rules?rule=bts-down', role: 'administrator' },
  { name: 'import', path: '/admin/import', role: 'administrator' },
  { name: 'entry', path: '/admin/entry', role: 'operator' },
] as const;

const outFolder = join(import.meta.dirname, '..', '..', 'shots');

/** The storm's first alert comes about half a minute after the start; a picture without it shows half the product. */
const storyMs = 75_000;

async function signIn(page: Page, url: string, demoRole: string): Promise<void> {
  await page.request.post(`${url}/api/session`, { data: { demoRole }, headers: { origin: url } });
}

async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle').catch(() => undefined);
  await page.evaluate(() => document.fonts.ready);
  // Two heartbeats: every number on the page has come by the live link.
  await page.waitForTimeout(4_000);
}

async function takeShots(browser: Browser, url: string): Promise<void> {
  for (const { name: size, width, height } of sizes)
    for (const language of languages) {
      const context = await browser.newContext({ viewport: { width, height }, locale: language });
      const page = await context.newPage();
      for (const { name, path, role } of shownPages) {
        await signIn(page, url, role);
        await page.goto(`${url}${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
        await settle(page);
        const file = join(outFolder, `${name}-${size}-${language}.png`);
        await page.screenshot({ path: file });
        console.log(file);
      }
      await context.close();
    }
}

const dataDir = await mkdtemp(join(tmpdir(), 'ioc-shots-'));
await mkdir(outFolder, { recursive: true });
const server = await startServerProcess({ dataDir });
const browser = await launchBrowser();
try {
  await new Promise((resolve) => setTimeout(resolve, storyMs));
  await takeShots(browser, server.url);
} finally {
  await browser.close();
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}
