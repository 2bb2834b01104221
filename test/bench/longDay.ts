import { launchBrowser } from '#test/support/browser.ts';
import { shippedScenes } from '#test/support/shippedScenes.ts';
import { startTestServer } from '#test/support/testServer.ts';
import { openWall } from '#test/support/wallPage.ts';
import { readHeapKinds } from './heapKinds.ts';

/*
 * What a wall has grown by after hours of events: heap after collection, DOM nodes, listeners, WebGL contexts; and what of the
 * heap is compiled code. It begins at the first scene; a scene that is shown for the first time brings its own code.
 * node --expose-gc test/bench/longDay.ts [hours of events] [times as fast]
 */
const [hours = 24, faster = 10] = process.argv.slice(2).map(Number);

const server = await startTestServer({ profile: 'nghe-an', client: true });
const browser = await launchBrowser();
const wall = await openWall(browser, { url: server.url, server });
const devTools = await wall.page.context().newCDPSession(wall.page);
await devTools.send('Performance.enable');

async function measure() {
  for (let round = 0; round < 3; round += 1) await devTools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devTools.send('Performance.getMetrics');
  const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return {
    heapMb: Math.round(of('JSHeapUsedSize') / 104_857.6) / 10,
    nodes: of('Nodes'),
    listeners: of('JSEventListeners'),
    canvases: await wall.page.locator('canvas').count(),
  };
}

/** A reading of each of some wards and an alert that comes and goes, as a minute of a busy day has them. */
function writeMinute(minute: number): Promise<Response> {
  const at = Date.now();
  const overdue = minute % 10 < 5 ? 60 : 2;
  return server.write([
    `vc,area=40 points_online=${20 + (minute % 5)}i ${at}`,
    `tel,area=16681 bts_down=${minute % 10 < 5 ? 13 : 0}i ${at}`,
    `fb,area=16681 overdue=${overdue}i ${at}`,
    `fb,area=16690 overdue=${minute % 7}i ${at}`,
  ]);
}

await wall.page.waitForTimeout(20_000);
console.log('first scene', await measure());
const round = new Set(shippedScenes.map(({ id }) => String(id)));
while (round.size > 0) {
  round.delete(
    (await wall.page.locator('main[data-scene]').first().getAttribute('data-scene', { timeout: 60_000 })) ??
      '',
  );
  await wall.page.waitForTimeout(2_000);
}
console.log('every scene', await measure(), await readHeapKinds(devTools));
for (let minute = 0; minute < hours * 60; minute += 1) {
  const nextAt = performance.now() + 60_000 / faster;
  await (await writeMinute(minute)).arrayBuffer();
  if (minute % 60 === 59) console.log(`hour ${(minute + 1) / 60}`, await measure());
  await wall.page.waitForTimeout(Math.max(0, nextAt - performance.now()));
}
console.log('after', await measure(), await readHeapKinds(devTools));
await browser.close();
await server.stop();
