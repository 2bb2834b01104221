import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { paths } from '#shared/protocol/routes.ts';
import { addAccount } from './accounts.ts';
import { startServerProcess } from './serverProcess.ts';
import { aTemporaryFolder } from './temporaryFolder.ts';

/** The product as a process, on the profile of Nghệ An, without a demo feed: whatever it keeps, a test has sent. */
export interface StrictServer {
  readonly url: string;
  readonly token: string;
  readonly pid: number;
  /** How many readings are on disk, without those that the centre takes of itself. */
  kept(): number;
  /** Whether the process answers, and is the one that was started. */
  isUp(): Promise<boolean>;
  /** An operator's, as the value of a `Cookie` header. */
  signIn(): Promise<string>;
  stop(): Promise<void>;
}

const account = {
  username: 'lan',
  name: 'Nguyễn Thị Lan',
  role: 'operator',
  password: 'mot-mat-khau-dai',
} as const;
const token = 'a-token-for-this-test-only';

export async function startStrictServer(): Promise<StrictServer> {
  const folder = aTemporaryFolder();
  await addAccount(folder.path, account);
  const server = await startServerProcess({
    dataDir: folder.path,
    settings: { IOC_DEMO: '0', IOC_INGEST_TOKEN: token, IOC_LOG_LEVEL: 'warn' },
  });
  const database = new DatabaseSync(join(folder.path, 'readings.sqlite'), { readOnly: true });
  const count = database.prepare(
    "SELECT count(*) AS n FROM reading r JOIN series s ON s.key = r.series WHERE s.source <> 'ioc'",
  );
  return {
    url: server.url,
    token,
    pid: server.pid,
    kept: () => Number(count.get()?.n),
    isUp: async () => {
      const answer = await fetch(server.url + paths.health);
      // An exit code would be there if it had ended and something else answered.
      process.kill(server.pid, 0);
      return answer.status === 200;
    },
    signIn: async () => {
      const answer = await fetch(server.url + paths.session, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: server.url },
        body: JSON.stringify({ username: account.username, password: account.password }),
      });
      return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    },
    stop: async () => {
      database.close();
      await server.stop();
      folder.remove();
    },
  };
}
