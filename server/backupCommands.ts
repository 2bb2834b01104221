import { existsSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { BackupProblem } from '#server/backup/backupProblem.ts';
import { exportCentre } from '#server/backup/exportCentre.ts';
import { checkBackup, importCentre } from '#server/backup/importCentre.ts';
import type { Content } from '#server/backup/manifest.ts';
import { type RecordStore, rollUpDatabase } from '#server/backup/recordStore.ts';
import { createLog } from '#server/log.ts';
import { folderOf, type LoadedProfile, loadProfile } from '#server/profile/loadProfile.ts';
import type { Settings } from '#server/settings.ts';
import { createQuietReadingStore } from '#server/store/createReadingStore.ts';
import { embeddedMigrations } from '#server/store/embedded/embeddedTables.ts';
import { intakeMigrations } from '#server/store/intake/intakeMigrations.ts';
import { operationsMigrations } from '#server/store/sql/operationsDatabase.ts';
import { createSqliteRecordStore, type RecordDatabase } from '#server/store/sql/sqliteRecordStore.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** What the embedded store kept of readings that it has let go of. Everything else in its file goes by the port. */
const embeddedRollUps: RecordDatabase = {
  name: rollUpDatabase,
  file: 'readings.sqlite',
  migrations: embeddedMigrations,
  leaveOut: ['series', 'reading', 'site_report', 'site_now'],
};

const recordsOf = ({ dataDir, influx }: Settings): RecordStore =>
  createSqliteRecordStore(dataDir, [
    {
      name: 'operations',
      file: 'operations.sqlite',
      migrations: operationsMigrations,
      // Everybody signs in again.
      leaveOut: ['session'],
    },
    { name: 'intake', file: 'intake.sqlite', migrations: intakeMigrations },
    ...(influx ? [] : [embeddedRollUps]),
  ]);

/** null: the token is a setting, and stays where the settings are. */
const tokenFileOf = ({ dataDir, ingestToken }: Settings): string | null =>
  ingestToken === undefined ? join(dataDir, 'ingest-token') : null;

async function profileOf(settings: Settings): Promise<LoadedProfile> {
  const loaded = await loadProfile(settings.profile);
  if (!loaded.ok) throw loaded.error;
  return loaded.value;
}

const placeOf = ({ influx, dataDir }: Settings): string =>
  influx ? `InfluxDB at ${influx.url}, ${influx.bucket}` : resolve(dataDir);

const inWords = ({ count, hash }: Content): string =>
  `${count.toLocaleString('en')}, content ${hash.slice(0, 16)}`;

/** `npm run ioc -- export <folder>`. */
export async function exportTo(folder: string, settings: Settings): Promise<void> {
  const { profile, hash } = await profileOf(settings);
  if (!existsSync(settings.dataDir))
    throw new BackupProblem(`IOC_DATA_DIR: ${settings.dataDir} is not there; nothing to export`);
  const records = recordsOf(settings);
  records.assertUnused();
  const tokenFile = tokenFileOf(settings);
  const store = await createQuietReadingStore({ settings, profile, log: createLog(settings.logLevel) });
  try {
    const manifest = await exportCentre({
      folder,
      store,
      records,
      profile: { folder: folderOf(settings.profile), hash },
      tokenFile: tokenFile !== null && existsSync(tokenFile) ? tokenFile : null,
      now: Date.now(),
    });
    const rows = manifest.files.reduce((sum, { holds, items }) => sum + (holds === 'table' ? items : 0), 0);
    say(`exported from ${placeOf(settings)} to ${resolve(folder)}`);
    say(`  readings      ${inWords(manifest.readings)}`);
    say(`  site reports  ${inWords(manifest.siteReports)}`);
    say(`  records       ${rows.toLocaleString('en')} in ${manifest.databases.length} databases`);
    say(
      'The folder holds the ingest token and the hashes of passwords: keep it as you keep the data folder.',
    );
  } finally {
    await store.close();
  }
}

/** A data folder with anything of a centre in it is somebody's. */
async function takeDataDir(dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const present = (await readdir(dataDir)).filter((name) => /\.sqlite(-wal)?$|^ingest-token$/.test(name));
  if (present.length > 0)
    throw new BackupProblem(
      `IOC_DATA_DIR: ${resolve(dataDir)} has data already (${present.join(', ')}); a back-up is taken into an empty folder only`,
    );
}

/** `npm run ioc -- import <folder>`. */
export async function importFrom(folder: string, settings: Settings): Promise<void> {
  const manifest = await checkBackup(folder);
  const { profile, hash } = await profileOf(settings);
  await takeDataDir(settings.dataDir);
  if (hash !== manifest.profileHash)
    say(
      `note: the profile is not as it was when this was exported; to use that one: IOC_PROFILE=${resolve(folder, 'profile')}`,
    );
  const store = await createQuietReadingStore({ settings, profile, log: createLog(settings.logLevel) });
  try {
    const tokenFile = tokenFileOf(settings);
    const compared = await importCentre({ folder, manifest, store, records: recordsOf(settings), tokenFile });
    say(`imported from ${resolve(folder)} to ${placeOf(settings)}`);
    say(`  readings      in the files  ${inWords(manifest.readings)}`);
    say(`                read back     ${inWords(compared.readings)}`);
    say(`  site reports  in the files  ${inWords(manifest.siteReports)}`);
    say(`                read back     ${inWords(compared.siteReports)}`);
    const hasRollUps = manifest.databases.some(({ name }) => name === rollUpDatabase);
    if (hasRollUps && settings.influx)
      say(
        '  roll-ups are made again from the readings; what the old store kept of days whose readings it had let go of stays in the files',
      );
    if (!compared.isEqual)
      throw new BackupProblem(
        'what was read back is not what the files say: do not use it, and keep the back-up',
      );
    say('  equal to the digit');
  } finally {
    await store.close();
  }
}
