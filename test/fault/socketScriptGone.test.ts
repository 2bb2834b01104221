import { expect, test } from 'vitest';
import { launchBrowser } from '#test/support/browser.ts';
import { startTestServer } from '#test/support/testServer.ts';
import { aCalmProvince, aWallPage } from '#test/support/wallPage.ts';

test('a wall whose socket has no script any more, as after an upgrade while it started, is loaded anew', async () => {
  const server = await startTestServer({ profile: await aCalmProvince(), client: true });
  const browser = await launchBrowser();
  const page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
  let loads = 0;
  page.on('load', () => {
    loads += 1;
  });
  await page.route(/socketWorker/, (route) => route.fulfill({ status: 404 }), { times: 1 });

  await page.goto(`${server.url}/wall`);
  await aWallPage(page).showsNews(server, 60_000);

  expect(loads).toBe(2);
  await browser.close();
  await server.stop();
}, 120_000);
