import type { Browser, Page } from 'playwright-core';
import type { TestAccount } from './accounts.ts';

/** A page of the smallest desk, in a browser of its own, signed in as somebody does it by hand. */
export async function openSignedIn(
  browser: Browser,
  url: string,
  { username, password }: Pick<TestAccount, 'username' | 'password'>,
): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  await page.goto(`${url}/sign-in`);
  await page.locator('input[name="username"]').fill(username);
  await page.locator('input[name="password"]').fill(password);
  await page.locator('input[name="password"]').press('Enter');
  await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'));
  return page;
}
