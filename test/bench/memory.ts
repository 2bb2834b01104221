import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startServerProcess } from '#test/support/serverProcess.ts';

/**
 * How much memory the product takes on the shipped Nghệ An profile with its demo feed: at the end of the backfill, and
 * `secondsAfter` later. The first start may have to build the pages, which takes memory that a second one does not: the
 * figures are of a process that found them built.
 */
const secondsAfter = Number(process.argv[2] ?? 60);
const longestBackfillMs = 300_000;

const folder = await mkdtemp(join(tmpdir(), 'ioc-bench-'));
const settings = { IOC_DEMO: '1', IOC_PROFILE: 'nghe-an' };
await (await startServerProcess({ dataDir: join(folder, 'build'), settings })).stop();
const server = await startServerProcess({ dataDir: join(folder, 'data'), settings });

async function figures(): Promise<ReadonlyMap<string, number>> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return new Map(
    text.split('\n').flatMap((line) => {
      const [name, value] = line.split(' ');
      return name && !line.startsWith('#') ? [[name, Number(value)] as const] : [];
    }),
  );
}

const megabytes = (bytes: number | undefined): string =>
  `${Math.round((bytes ?? Number.NaN) / 1_000_000)} MB`.padStart(7);

async function print(what: string): Promise<void> {
  const now = await figures();
  const status = await readFile(`/proc/${server.pid}/status`, 'utf8').catch(() => '');
  const peak = Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) * 1_024;
  console.log(
    `${what.padEnd(26)} resident ${megabytes(now.get('process_resident_memory_bytes'))} (peak ${megabytes(peak)}), ` +
      `heap of the main thread ${megabytes(now.get('nodejs_heap_size_used_bytes'))} used of ` +
      `${megabytes(now.get('nodejs_heap_size_total_bytes'))}, external ${megabytes(now.get('nodejs_external_memory_bytes'))}, ` +
      `readings taken ${now.get('ioc_readings_accepted_total')}`,
  );
}

/** The backfill is over when a second brings less than a hundredth of what the quickest brought. */
async function backfillDone(): Promise<void> {
  const endAt = performance.now() + longestBackfillMs;
  let quickest = 0;
  let before = 0;
  let quiet = 0;
  while (quiet < 3 && performance.now() < endAt) {
    await wait(1_000);
    const taken = (await figures()).get('ioc_readings_accepted_total') ?? 0;
    quickest = Math.max(quickest, taken - before);
    quiet = taken > 0 && taken - before < quickest / 100 ? quiet + 1 : 0;
    before = taken;
  }
}

await backfillDone();
await print('at the end of the backfill');
await wait(secondsAfter * 1_000);
await print(`${secondsAfter} s later`);
await server.stop();
await rm(folder, { recursive: true, force: true });
