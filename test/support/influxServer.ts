import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ensureInfluxd } from './influxdBinary.ts';

/** A real influxd of its own, on loopback, with its data in a temporary folder. */
export interface InfluxServer {
  readonly url: string;
  /** Asks it to end and waits; the data stay for `restart`. */
  stop(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again on the same address with the same data, after stopping it where it still runs. */
  restart(): Promise<void>;
  /** Stops it and removes its data. */
  remove(): Promise<void>;
  /** One InfluxQL statement past the code under test; the answer as it comes. */
  query(statement: string, database?: string): Promise<unknown>;
  /** Line protocol past the code under test, as Telegraf would write it; precision ms. */
  write(database: string, lines: string): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

const configOf = (folder: string, port: number, backupPort: number): string => `
reporting-disabled = true
bind-address = "127.0.0.1:${backupPort}"
[meta]
  dir = "${folder}/meta"
[data]
  dir = "${folder}/data"
  wal-dir = "${folder}/wal"
  index-version = "tsi1"
  wal-fsync-delay = "0s"
  query-log-enabled = false
[monitor]
  store-enabled = false
[subscriber]
  enabled = false
[http]
  bind-address = "127.0.0.1:${port}"
  log-enabled = false
`;

/** Resolves when it listens; rejects with what it said when it ends before that. */
async function launch(program: string, config: string): Promise<ChildProcess> {
  const child = spawn(program, ['-config', config], { stdio: ['ignore', 'ignore', 'pipe'] });
  const said: string[] = [];
  const listening = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`influxd ended at once:\n${said.join('\n')}`)));
    // Read on for ever: a full pipe would stop the server.
    createInterface({ input: child.stderr as NodeJS.ReadableStream }).on('line', (line) => {
      said.push(line);
      if (line.includes('Listening on HTTP')) resolve();
    });
  });
  await listening;
  child.removeAllListeners('exit');
  return child;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

export async function startInfluxServer(): Promise<InfluxServer> {
  const program = await ensureInfluxd();
  const folder = await mkdtemp(join(tmpdir(), 'ioc-influx-'));
  const port = await freePort();
  const config = join(folder, 'influxdb.conf');
  await writeFile(config, configOf(folder, port, await freePort()));
  const url = `http://127.0.0.1:${port}`;
  let child = await launch(program, config);
  // A test run that is cut off must not leave its database behind.
  process.once('exit', () => child.kill('SIGKILL'));

  const ask = async (path: string, init: RequestInit): Promise<string> => {
    const response = await fetch(url + path, init);
    const text = await response.text();
    if (!response.ok) throw new Error(`${response.status} ${text}`);
    return text;
  };
  return {
    url,
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
    restart: async () => {
      await end(child, 'SIGTERM');
      child = await launch(program, config);
    },
    remove: async () => {
      await end(child, 'SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
    query: async (statement, database = '') => {
      const asked = new URLSearchParams({ q: statement, db: database, epoch: 'ms' });
      return JSON.parse(await ask(`/query?${asked}`, { method: 'POST' }));
    },
    write: async (database, lines) => {
      await ask(`/write?db=${encodeURIComponent(database)}&precision=ms`, { method: 'POST', body: lines });
    },
  };
}
