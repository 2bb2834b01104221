import { launchBrowser } from '#test/support/browser.ts';
import { startTestServer } from '#test/support/testServer.ts';
import { aCalmProvince, isKept, openWall } from '#test/support/wallPage.ts';

/*
 * How soon a wall that is switched on shows its first tile, with its server there and away, and how soon it comes back:
 * node test/bench/wallStart.ts [times] [seconds away]
 */
const [times = 5, secondsAway = 10] = process.argv.slice(2).map(Number);

const middle = (list: readonly number[]): string =>
  `${Math.round(list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN)} ms`;

const profile = await aCalmProvince();
let server = await startTestServer({ profile, client: true });
const browser = await launchBrowser();
const { port, url } = server;
const wall = await openWall(browser, { url, server });
await isKept(wall);

const startUp = async (): Promise<number> => {
  await wall.page.reload({ waitUntil: 'commit' });
  await wall.page.locator('article').first().waitFor();
  return wall.startedAfterMs();
};
const withServer: number[] = [];
const withoutServer: number[] = [];
const back: number[] = [];
for (let time = 0; time < times; time += 1) {
  withServer.push(await startUp());
  await wall.settled();
  const kept = { port, profile, client: true };
  await server.stop();
  withoutServer.push(await startUp());
  await wall.page.waitForTimeout(secondsAway * 1_000);
  server = await startTestServer(kept);
  back.push(await wall.showsNews(server, 60_000));
}
await browser.close();
await server.stop();
console.log(`first tile with the server ${middle(withServer)}, without it ${middle(withoutServer)}`);
console.log(
  `a new number after ${secondsAway} s away ${middle(back)}, longest ${Math.round(Math.max(...back))} ms`,
);
