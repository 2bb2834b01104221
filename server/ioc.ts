import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { exportTo, importFrom } from '#server/backupCommands.ts';
import { loadProfile } from '#server/profile/loadProfile.ts';
import { parseSettings, SettingsError } from '#server/settings.ts';
import { createSqliteUserStore } from '#server/store/sql/sqliteUserStore.ts';
import { hashPassword } from '#server/user/password.ts';
import { verifyJournal } from '#server/verifyCommand.ts';
import { createAreaTree } from '#shared/area/areaTree.ts';
import { type Role, roles } from '#shared/user/user.ts';

const usage = `usage: npm run ioc -- user add <username> <role> [--name <full name>] [--area <area code>] [--password-stdin]
       npm run ioc -- export <folder>
       npm run ioc -- import <folder>
       npm run ioc -- verify

  role       one of ${roles.join(', ')}
  --area     the top of what they may see and do; the whole province when it is left out
  --password-stdin
             reads the password from standard input; otherwise one is made and shown once

  export     writes everything of a stopped server, as IOC_DATA_DIR and IOC_INFLUX_URL say, as files into a new folder
  verify     walks the alert journal and the handovers of IOC_DATA_DIR and names what was changed, moved or taken away
  import     takes such a folder into an empty IOC_DATA_DIR, readings into InfluxDB where IOC_INFLUX_URL is set`;

/** A mistake of whoever typed the command: said in words, with the usage. */
class UsageProblem extends Error {}

const isRole = (value: string | undefined): value is Role => roles.some((role) => role === value);

const shortestPassword = 10;

async function choosePassword(fromStdin: boolean): Promise<string> {
  if (!fromStdin) return randomBytes(12).toString('base64url');
  const password = (await text(process.stdin)).trim();
  if (password.length < shortestPassword)
    throw new UsageProblem(`the password is too short; expected at least ${shortestPassword} characters`);
  return password;
}

async function addUser(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      name: { type: 'string' },
      area: { type: 'string' },
      'password-stdin': { type: 'boolean', default: false },
    },
  });
  const [username, role] = positionals;
  if (!username || positionals.length !== 2) throw new UsageProblem('expected a username and a role');
  if (!isRole(role)) throw new UsageProblem(`role: expected one of ${roles.join(', ')}`);
  const settings = parseSettings(process.env);
  const loaded = await loadProfile(settings.profile);
  if (!loaded.ok) throw loaded.error;
  const tree = createAreaTree(loaded.value.profile.levels, loaded.value.profile.areas);
  const area =
    values.area === undefined ? tree.root : tree.resolve(values.area, new Date().toISOString().slice(0, 10));
  if (!area) throw new UsageProblem(`--area: "${values.area}" is not an area of the profile`);
  const password = await choosePassword(values['password-stdin']);
  const passwordHash = await hashPassword(password);
  await mkdir(settings.dataDir, { recursive: true });
  const store = createSqliteUserStore({ dataDir: settings.dataDir });
  const added = await store.addAccount({
    username,
    passwordHash,
    name: values.name ?? username,
    role,
    area: area.id,
  });
  await store.close();
  if (!added) throw new UsageProblem(`the username "${username}" is taken`);
  const shown = values['password-stdin'] ? '' : `, password ${password} (shown only now)`;
  process.stdout.write(`added ${username} as ${role} of ${area.name.vi}${shown}\n`);
}

async function main([concept, verb, ...rest]: readonly string[]): Promise<void> {
  if (concept === 'user' && verb === 'add') return addUser(rest);
  if (concept === 'export' || concept === 'import') {
    if (verb === undefined || rest.length > 0) throw new UsageProblem('expected one folder');
    const command = concept === 'export' ? exportTo : importFrom;
    return command(verb, parseSettings(process.env));
  }
  if (concept === 'verify') {
    if (verb !== undefined) throw new UsageProblem('expected nothing after "verify"');
    return verifyJournal(parseSettings(process.env).dataDir);
  }
  throw new UsageProblem('unknown command');
}

main(process.argv.slice(2)).catch((error: unknown) => {
  // parseArgs throws TypeErrors for options that it does not know: a mistake of the caller's too.
  const isTheirs = error instanceof UsageProblem || error instanceof TypeError;
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(
    isTheirs || error instanceof SettingsError ? `${message}\n\n${usage}\n` : `${message}\n`,
  );
  process.exit(1);
});
