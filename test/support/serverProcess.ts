import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const projectFolder = join(import.meta.dirname, '..', '..');

export interface ServerProcess {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  readonly pid: number;
  readonly dataDir: string;
  /** Everything it printed so far. */
  output(): string;
  /** As a power cut would: no time to say goodbye. */
  kill(): Promise<void>;
  /** As an administrator would. */
  stop(): Promise<void>;
}

export interface ServerProcessOptions {
  readonly dataDir: string;
  /** Settings, `IOC_…`; the port is a free one unless it is given. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** As in the script `start`. */
const startFlags = [
  '--max-semi-space-size=4',
  '--heap-growing-percent=50',
  '--import=./server/compileCache.js',
];

/** Only the settings of the test: whatever `IOC_` is set where the tests run must not reach the server. */
const cleanEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('IOC_')));

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}

/** Starts the product itself, as `npm start` does, and resolves once it says where it listens. */
export async function startServerProcess({
  dataDir,
  settings = {},
}: ServerProcessOptions): Promise<ServerProcess> {
  const child = spawn(process.execPath, [...startFlags, join(projectFolder, 'server', 'main.ts')], {
    cwd: projectFolder,
    env: { ...cleanEnvironment(), IOC_PORT: '0', IOC_DATA_DIR: dataDir, IOC_LOG_LEVEL: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A test run that is cut off must not leave its server behind.
  const endWithUs = (): void => void child.kill('SIGKILL');
  process.once('exit', endWithUs);
  child.once('exit', () => process.off('exit', endWithUs));
  let printed = '';
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      createInterface(stream).on('line', (line) => {
        printed += `${line}\n`;
        const address = /Wall\s+(http:\/\/\S+)\/wall/.exec(line)?.[1];
        if (address) resolve(address);
      });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${printed}`)));
  });
  return {
    url,
    pid: child.pid ?? Number.NaN,
    dataDir,
    output: () => printed,
    kill: () => ended(child, 'SIGKILL'),
    stop: () => ended(child, 'SIGTERM'),
  };
}
