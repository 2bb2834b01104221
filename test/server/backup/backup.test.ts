import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { exportCentre } from '#server/backup/exportCentre.ts';
import { checkBackup, contentOf, importCentre } from '#server/backup/importCentre.ts';
import type { RecordStore } from '#server/backup/recordStore.ts';
import type { ReadingStore } from '#server/indicator/readingStore.ts';
import {
  createEmbeddedReadingStore,
  type EmbeddedReadingStore,
} from '#server/store/embedded/embeddedReadingStore.ts';
import { embeddedMigrations } from '#server/store/embedded/embeddedTables.ts';
import { intakeMigrations } from '#server/store/intake/intakeMigrations.ts';
import { createIntakeStore } from '#server/store/intake/intakeStore.ts';
import { operationsMigrations } from '#server/store/sql/operationsDatabase.ts';
import { createSqliteAlertJournal } from '#server/store/sql/sqliteAlertJournal.ts';
import { createSqliteRecordStore } from '#server/store/sql/sqliteRecordStore.ts';
import { createSqliteUserStore } from '#server/store/sql/sqliteUserStore.ts';
import { verifyJournal } from '#server/verifyCommand.ts';
import { anAlert } from '#test/support/alertBuilders.ts';
import { type InfluxServer, startInfluxServer } from '#test/support/influxServer.ts';
import { aBucket, anInfluxStore } from '#test/support/influxStores.ts';
import {
  aBatch,
  aReading,
  aSiteReport,
  asArea,
  asIndicator,
  hourMs,
  minuteMs,
  testNow,
  testTimeZone,
} from '#test/support/readingBuilders.ts';
import { aTemporaryFolder } from '#test/support/temporaryFolder.ts';

const folders: { remove(): void }[] = [];
const stores: ReadingStore[] = [];

function aFolder(): string {
  const folder = aTemporaryFolder();
  folders.push(folder);
  return folder.path;
}

async function anEmbeddedStore(dataDir: string): Promise<EmbeddedReadingStore> {
  const file = join(dataDir, 'readings.sqlite');
  const store = await createEmbeddedReadingStore({ file, timeZone: testTimeZone });
  stores.push(store);
  return store;
}

const recordsIn = (dataDir: string): RecordStore =>
  createSqliteRecordStore(dataDir, [
    {
      name: 'operations',
      file: 'operations.sqlite',
      migrations: operationsMigrations,
      leaveOut: ['session'],
    },
    { name: 'intake', file: 'intake.sqlite', migrations: intakeMigrations },
    {
      name: 'roll-ups',
      file: 'readings.sqlite',
      migrations: embeddedMigrations,
      leaveOut: ['series', 'reading', 'site_report', 'site_now'],
    },
  ]);

async function fillReadings(store: ReadingStore): Promise<void> {
  const minutes = Array.from({ length: 12_000 }, (_, index) =>
    aReading({ at: testNow + index * minuteMs, value: index / 7 }),
  );
  const others = [
    aReading({ source: 'manual', value: 1e21 }),
    aReading({ area: 'dien-chau', quality: 'bad', value: 5e-324 }),
    aReading({ indicator: 'dvc.submit_online_pct', numerator: 812, denominator: 1011.5 }),
    aReading({ indicator: 'dvc.submit_online_pct', area: 'cua-lo', value: 95.3, quality: 'uncertain' }),
    aReading({ indicator: 'fb.open', source: 'Cổng "1022", a=b\\', at: testNow - 900 * 24 * hourMs }),
    aReading({ area: 'nghi-phu' }),
    aReading({ area: 'truong-vinh', at: testNow + 365 * 24 * hourMs }),
  ];
  await store.keep(aBatch({ readings: [...minutes, ...others] }));
  for (let minute = 0; minute < 20; minute += 1)
    await store.keep(
      aBatch({
        siteReports: [
          aSiteReport({ at: testNow + minute * minuteMs }),
          aSiteReport({
            site: 'bts-2',
            at: testNow + minute * minuteMs,
            ...(minute > 9 && { state: 'down', cause: 'mất điện' }),
          }),
        ],
      }),
    );
}

const account = {
  username: 'lan',
  passwordHash: 'scrypt$hash',
  name: 'Nguyễn Thị Lan',
  role: 'operator',
  area: asArea('vinh'),
} as const;
const entry = {
  id: 'entry-1',
  indicator: asIndicator('dvc.overdue'),
  area: asArea('vinh'),
  at: testNow,
  measured: { kind: 'value', value: 4 },
  before: null,
  reason: 'báo cáo tay',
  userId: 'lan',
  userName: 'Lan',
  enteredAt: testNow,
} as const;
const caseRecord = {
  id: 'PA-1',
  createdAt: testNow,
  closedAt: null,
  dueAt: testNow + hourMs,
  area: asArea('vinh'),
  channel: '1022',
};

async function fillRecords(dataDir: string): Promise<void> {
  const journal = createSqliteAlertJournal({ dataDir });
  const facts = {
    at: testNow,
    annunciated: true,
    userId: null,
    userName: null,
    note: null,
    operationId: null,
  };
  await journal.append([
    { ...facts, event: 'raise', alert: anAlert() },
    {
      ...facts,
      event: 'acknowledge',
      alert: anAlert({ revision: 2 }),
      userId: 'lan',
      operationId: 'operation-1',
    },
  ]);
  await journal.close();
  const users = createSqliteUserStore({ dataDir });
  await users.addAccount(account);
  await users.close();
  const intake = await createIntakeStore({ file: join(dataDir, 'intake.sqlite') });
  await intake.entries.append(entry);
  await intake.entries.confirm(entry.id);
  await intake.cases.put([caseRecord], null);
  await intake.close();
}

const allRows = (records: RecordStore) =>
  records.databases.flatMap((database) =>
    records
      .tablesOf(database)
      .map((table) => [database, table, Array.from(records.rowsOf(database, table), (row) => ({ ...row }))]),
  );

async function exported(store: ReadingStore, dataDir: string): Promise<string> {
  const folder = join(aFolder(), 'copy');
  const profileFolder = aFolder();
  await writeFile(join(profileFolder, 'profile.json'), '{"id":"test"}');
  const tokenFile = join(profileFolder, 'token');
  await writeFile(tokenFile, 'a-token-of-the-test\n');
  await exportCentre({
    folder,
    store,
    records: recordsIn(dataDir),
    profile: { folder: profileFolder, hash: 'profile-hash' },
    tokenFile,
    now: testNow,
  });
  return folder;
}

async function imported(folder: string, store: ReadingStore, dataDir: string) {
  const manifest = await checkBackup(folder);
  const tokenFile = join(dataDir, 'ingest-token');
  return importCentre({ folder, manifest, store, records: recordsIn(dataDir), tokenFile });
}

afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
  for (const folder of folders.splice(0)) folder.remove();
});

describe('a back-up', () => {
  let dataDir: string;
  let store: ReadingStore;
  let influx: InfluxServer;

  beforeAll(async () => {
    influx = await startInfluxServer();
  }, 120_000);
  afterAll(() => influx.remove());

  beforeEach(async () => {
    dataDir = aFolder();
    store = await anEmbeddedStore(dataDir);
    await fillReadings(store);
    await fillRecords(dataDir);
  });

  it('makes an empty folder the same centre: readings, journal, accounts, cases, typed values, token', async () => {
    const folder = await exported(store, dataDir);
    const newDir = aFolder();
    const newStore = await anEmbeddedStore(newDir);

    const compared = await imported(folder, newStore, newDir);

    expect(compared.isEqual).toBe(true);
    expect(compared.readings.count).toBe(12_007);
    expect(await contentOf(newStore)).toEqual(await contentOf(store));
    expect(allRows(recordsIn(newDir))).toEqual(allRows(recordsIn(dataDir)));
    const users = createSqliteUserStore({ dataDir: newDir });
    expect(await users.findAccount('lan')).toEqual(account);
    await users.close();
    expect(await readFile(join(newDir, 'ingest-token'), 'utf8')).toBe('a-token-of-the-test\n');
    // The chain of the journal came along whole.
    await expect(verifyJournal(newDir)).resolves.toBeUndefined();
  });

  it('has the days of which the readings were let go', async () => {
    const embedded = await anEmbeddedStore(dataDir);
    const later = testNow + 60 * 24 * hourMs;
    while (await embedded.upkeep(later));
    const query = {
      indicator: asIndicator('dvc.overdue'),
      areas: [asArea('vinh')],
      level: '1d' as const,
      fromAt: testNow - 24 * hourMs,
      toAt: testNow + 20 * 24 * hourMs,
    };
    const days = await embedded.history(query);
    const folder = await exported(embedded, dataDir);
    const newDir = aFolder();
    const newStore = await anEmbeddedStore(newDir);

    const compared = await imported(folder, newStore, newDir);

    expect(compared.isEqual).toBe(true);
    expect(compared.readings.count).toBeLessThan(100);
    const reopened = await anEmbeddedStore(newDir);
    while (await reopened.upkeep(later + hourMs));
    expect(days.get(asArea('vinh'))?.length).toBeGreaterThan(8);
    expect(await reopened.history(query)).toEqual(days);
  });

  it('moves the embedded store into InfluxDB and back, equal to the digit', async () => {
    const folder = await exported(store, dataDir);
    const influxStore = anInfluxStore(influx.url, aBucket());
    const influxDir = aFolder();

    const there = await imported(folder, influxStore, influxDir);
    const folderBack = await exported(influxStore, influxDir);
    const backDir = aFolder();
    const back = await imported(folderBack, await anEmbeddedStore(backDir), backDir);

    expect(there).toMatchObject({ isEqual: true, readings: there.manifest.readings });
    expect(back).toMatchObject({
      isEqual: true,
      readings: there.manifest.readings,
      siteReports: there.manifest.siteReports,
    });
  });

  it('is text that a person can read', async () => {
    const folder = await exported(store, dataDir);

    const reports = gunzipSync(await readFile(join(folder, 'site-reports/0001.ndjson.gz'))).toString();

    expect(reports.split('\n')[0]).toBe(`{"site":"bts-1","at":${testNow},"state":"up","cause":null}`);
    expect(reports).toContain('mất điện');
  });

  it('is not written into a folder that has anything in it', async () => {
    const folder = await exported(store, dataDir);

    await expect(
      exportCentre({
        folder,
        store,
        records: recordsIn(dataDir),
        profile: { folder: aFolder(), hash: 'x' },
        tokenFile: null,
        now: testNow,
      }),
    ).rejects.toThrow(`${folder} is not empty`);
  });

  it('is not made of records that a running server has open', async () => {
    const other = aFolder();
    await fillRecords(other);
    const journal = createSqliteAlertJournal({ dataDir: other });
    await journal.openAlerts();

    expect(() => recordsIn(other).assertUnused()).toThrow(/operations\.sqlite is in use: stop the server/);

    await journal.close();
    expect(() => recordsIn(other).assertUnused()).not.toThrow();
  });

  it('is not taken into a store that has a reading', async () => {
    const folder = await exported(store, dataDir);
    const newDir = aFolder();
    const newStore = await anEmbeddedStore(newDir);
    await newStore.keep(aBatch({ readings: [aReading()] }));

    await expect(imported(folder, newStore, newDir)).rejects.toThrow(/readings already/);

    expect(await contentOf(newStore)).toMatchObject({ readings: { count: 1 } });
  });

  it.each([
    [
      'a changed file',
      'readings/0001.ndjson.gz',
      async (file: string) => {
        const bytes = await readFile(file);
        bytes.writeUInt8(bytes.readUInt8(200) ^ 1, 200);
        await writeFile(file, bytes);
      },
    ],
    ['a file cut short', 'operations/journal.ndjson.gz', (file: string) => writeFile(file, 'x')],
    ['a missing file', 'intake/entry.ndjson.gz', (file: string) => rm(file)],
    ['a manifest that is no JSON', 'manifest.json', (file: string) => writeFile(file, '{')],
    ['no manifest', 'manifest.json', (file: string) => rm(file)],
    [
      'a manifest that leads out of the folder',
      'manifest.json',
      async (file: string) => {
        const text = await readFile(file, 'utf8');
        await writeFile(file, text.replace('profile/profile.json', '../profile.json'));
      },
    ],
    [
      'a format of later',
      'manifest.json',
      async (file: string) => {
        const text = await readFile(file, 'utf8');
        await writeFile(file, text.replace('"format": 1', '"format": 2'));
      },
    ],
  ])('with %s is refused with the name of the file', async (_what, path, damage) => {
    const folder = await exported(store, dataDir);
    await damage(join(folder, path));

    await expect(checkBackup(folder)).rejects.toThrow(path);
  });

  it('with records of a newer schema is refused', async () => {
    const rows = async function* () {};

    await expect(recordsIn(aFolder()).restore('operations', 999, rows())).rejects.toThrow(
      /operations has schema 999.*newer release/,
    );
  });
});
