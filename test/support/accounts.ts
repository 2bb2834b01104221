import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Role } from '#shared/user/user.ts';

const program = join(import.meta.dirname, '..', '..', 'server', 'ioc.ts');

export interface TestAccount {
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly password: string;
}

/** Adds an account the way an administrator does: with the product's own command. */
export async function addAccount(
  dataDir: string,
  { username, name, role, password }: TestAccount,
): Promise<void> {
  const args = [program, 'user', 'add', username, role, '--name', name, '--password-stdin'];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, IOC_DATA_DIR: dataDir },
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  child.stdin.end(password);
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`adding ${username} ended with ${code}`);
}
