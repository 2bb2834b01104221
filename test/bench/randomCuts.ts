import { aRandom, runCutStorm } from '#test/support/cutStorm.ts';
import { moveProvince } from '#test/support/movingProvince.ts';
import { startTestServer } from '#test/support/testServer.ts';

/*
 * How soon after a reconnect a page has the server's state, over many random cuts of real sockets:
 * node test/bench/randomCuts.ts [clients] [cuts each]
 */
const [clients = 25, cutsEach = 40] = process.argv.slice(2).map(Number);

const server = await startTestServer();
const stand = moveProvince(server, aRandom(1));
const outcome = await runCutStorm({
  server,
  cookie: await server.signInAs('operator'),
  topics: ['area:nghe-an', 'area:vinh', 'alerts', 'sites'],
  clients,
  cutsEach,
  random: aRandom(Date.now()),
});
stand();
await server.stop();

const sorted = outcome.mendedAfterMs.toSorted((a, b) => a - b);
const at = (part: number): string =>
  `${Math.round(sorted[Math.ceil(sorted.length * part) - 1] ?? Number.NaN)} ms`;
console.log(`${sorted.length} cuts; same state within 1 s: ${sorted.filter((ms) => ms <= 1_000).length}`);
console.log(`p50 ${at(0.5)}, p99 ${at(0.99)}, longest ${at(1)}`);
console.log(`states compared ${outcome.compared}, different ${outcome.different}`);
