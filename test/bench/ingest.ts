import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadProfile } from '#server/profile/loadProfile.ts';
import { paths } from '#shared/protocol/routes.ts';
import { startInfluxServer } from '#test/support/influxServer.ts';
import { startServerProcess } from '#test/support/serverProcess.ts';

/**
 * How many values a second the write door takes with everything on (validation, durability, roll-up, rules, live update), for
 * the embedded store and for InfluxDB behind the outbox, beside writing the same lines straight into InfluxDB.
 * The three take turns in one run, so that a noisy machine is noisy for all; values for each second of processor time of the
 * server, its threads included, say the same on a machine that others use as well.
 */
const rounds = Number(process.argv[2] ?? 5);
const secondsPerTurn = 4;
const token = 'a-token-for-this-bench-only';

const loaded = await loadProfile('nghe-an');
if (!loaded.ok) throw loaded.error;
const { areas } = loaded.value.profile;
const codesAt = (level: string): string[] =>
  areas.filter((area) => area.level === level).map(({ code }) => code);
const communes = codesAt('commune');
const districts = codesAt('district');

let tick = 0;
const valuesPerBody = 10 * (communes.length * 7 + districts.length * 7);

/** Ten ticks of the province: three groups, every area that reports them, several fields a line. */
function nextBody(): string {
  const lines: string[] = [];
  for (let n = 0; n < 10; n += 1) {
    tick += 1;
    const at = Date.now() - 3_600_000 + tick;
    for (const [index, area] of communes.entries()) {
      const v = (tick * 7 + index) % 50;
      lines.push(
        `fb,area=${area} received=${90 + v},open=${v},overdue=${v % 5},processed_pct_num=${80 + v},processed_pct_den=${130 + v} ${at}`,
      );
      lines.push(`tel,area=${area} bts_down=${v % 3},commune_dark=0 ${at}`);
    }
    for (const [index, area] of districts.entries()) {
      const v = (tick * 5 + index) % 90;
      lines.push(
        `dvc,area=${area} submit_online_pct_num=${800 + v},submit_online_pct_den=1011,on_time_pct_num=${900 + v},on_time_pct_den=1000,pay_online_pct_num=${400 + v},pay_online_pct_den=900,overdue=${v % 20} ${at}`,
      );
    }
  }
  return lines.join('\n');
}

/** One turn, and values a second of it: two requests under way at a time, as two Telegrafs would. */
async function measure(writeUrl: string) {
  const endAt = performance.now() + secondsPerTurn * 1_000;
  const beganAt = performance.now();
  let values = 0;
  const writer = async (): Promise<void> => {
    while (performance.now() < endAt) {
      const response = await fetch(writeUrl, {
        method: 'POST',
        headers: { authorization: `Token ${token}` },
        body: nextBody(),
      });
      if (response.status !== 204)
        throw new Error(`${writeUrl} answered ${response.status}: ${await response.text()}`);
      values += valuesPerBody;
    }
  };
  await Promise.all([writer(), writer()]);
  return { values, rate: values / ((performance.now() - beganAt) / 1_000) };
}

const median = (list: readonly number[]): number =>
  list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

const folder = await mkdtemp(join(tmpdir(), 'ioc-bench-'));
const influx = await startInfluxServer();
await fetch(`${influx.url}/query?q=${encodeURIComponent('CREATE DATABASE straight')}`, { method: 'POST' });
const settings = { IOC_INGEST_TOKEN: token, IOC_DEMO: '0', IOC_LOG_LEVEL: 'silent' };
const embedded = await startServerProcess({ dataDir: join(folder, 'embedded'), settings });
const behindOutbox = await startServerProcess({
  dataDir: join(folder, 'outbox'),
  settings: { ...settings, IOC_INFLUX_URL: influx.url },
});

/** Processor time of the server so far, seconds; InfluxDB tells its own at the same address. */
async function processorSeconds(url: string): Promise<number> {
  const text = await (await fetch(new URL(paths.metrics, url))).text();
  return Number(/^process_cpu_seconds_total (\S+)/m.exec(text)?.[1] ?? Number.NaN);
}

const doors = {
  'straight into InfluxDB': `${influx.url}/write?db=straight&precision=ms`,
  'product, embedded store': `${embedded.url}/api/v2/write?precision=ms`,
  'product, InfluxDB behind the outbox': `${behindOutbox.url}/api/v2/write?precision=ms`,
};
const figures = new Map<string, number[]>(Object.keys(doors).map((name) => [name, []]));
const perProcessorSecond = new Map<string, number[]>(Object.keys(doors).map((name) => [name, []]));
for (let round = -1; round < rounds; round += 1)
  for (const [name, url] of Object.entries(doors)) {
    const before = await processorSeconds(url);
    const { rate, values } = await measure(url);
    const worked = (await processorSeconds(url)) - before;
    // The first round warms up caches and compilers and does not count.
    if (round < 0) continue;
    figures.get(name)?.push(rate);
    if (worked > 0) perProcessorSecond.get(name)?.push(values / worked);
  }

const straight = median(figures.get('straight into InfluxDB') ?? []);
const whole = (value: number): string => Math.round(value).toLocaleString('en');
for (const [name, rates] of figures) {
  const worked = perProcessorSecond.get(name) ?? [];
  const processor = worked.length > 0 ? `, ${whole(median(worked))} for each second of processor time` : '';
  console.log(
    `${name}: median ${whole(median(rates))} values/s, lowest ${whole(Math.min(...rates))}, ` +
      `ratio to straight ${(median(rates) / straight).toFixed(2)}${processor}`,
  );
}
await Promise.all([embedded.stop(), behindOutbox.stop()]);
await influx.remove();
await rm(folder, { recursive: true, force: true });
