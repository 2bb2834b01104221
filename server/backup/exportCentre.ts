import { copyFile, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ReadingStore } from '#server/indicator/readingStore.ts';
import { BackupProblem } from './backupProblem.ts';
import { contentLines, createContentSum } from './content.ts';
import { createLineFile, createPartedFile, digestOf } from './lineFile.ts';
import { type BackupFile, type Manifest, manifestFile, manifestOf } from './manifest.ts';
import type { RecordStore } from './recordStore.ts';

/** Some 8 MB packed. */
const linesPerPart = 500_000;
const rowsAtOnce = 500;

export interface ExportParts {
  /** Made when it is not there; must be empty when it is. */
  readonly folder: string;
  readonly store: ReadingStore;
  readonly records: RecordStore;
  readonly profile: { readonly folder: string; readonly hash: string };
  /** The file of the ingest token; null when it is a setting. */
  readonly tokenFile: string | null;
  readonly now: number;
}

async function takeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0)
    throw new BackupProblem(`${folder} is not empty; name a new folder, an old back-up is not overwritten`);
}

async function exportReadings({ folder, store }: ExportParts) {
  const readings = { file: createPartedFile(folder, 'readings', linesPerPart), sum: createContentSum() };
  const siteReports = {
    file: createPartedFile(folder, 'site-reports', linesPerPart),
    sum: createContentSum(),
  };
  for await (const lines of contentLines(store)) {
    readings.sum.add(lines.readings);
    await readings.file.add(lines.readings);
    siteReports.sum.add(lines.siteReports);
    await siteReports.file.add(lines.siteReports);
  }
  const files: BackupFile[] = [
    ...(await readings.file.finish()).map((file) => ({ ...file, holds: 'readings' as const })),
    ...(await siteReports.file.finish()).map((file) => ({ ...file, holds: 'site-reports' as const })),
  ];
  return { readings: readings.sum.content(), siteReports: siteReports.sum.content(), files };
}

async function exportTable({ folder, records }: ExportParts, database: string, table: string) {
  const file = await createLineFile(folder, `${database}/${table}.ndjson.gz`);
  let lines: string[] = [];
  for (const row of records.rowsOf(database, table)) {
    lines.push(JSON.stringify(row));
    if (lines.length < rowsAtOnce) continue;
    await file.add(lines);
    lines = [];
  }
  await file.add(lines);
  return { ...(await file.finish()), holds: 'table' as const, database, table };
}

async function exportRecords(parts: ExportParts) {
  const { records } = parts;
  const files: BackupFile[] = [];
  for (const database of records.databases)
    for (const table of records.tablesOf(database)) files.push(await exportTable(parts, database, table));
  return { files, databases: records.databases.map((name) => ({ name, schema: records.schemaOf(name) })) };
}

async function copyInto(folder: string, source: string, path: string) {
  const target = join(folder, path);
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  await copyFile(source, target);
  return { path, items: 1, ...(await digestOf(target)) };
}

async function exportFiles({ folder, profile, tokenFile }: ExportParts): Promise<BackupFile[]> {
  const files: BackupFile[] = [];
  for (const name of (await readdir(profile.folder)).sort()) {
    const source = join(profile.folder, name);
    if (!(await stat(source)).isFile()) continue;
    files.push({ ...(await copyInto(folder, source, `profile/${name}`)), holds: 'profile' });
  }
  if (tokenFile !== null)
    files.push({ ...(await copyInto(folder, tokenFile, 'ingest-token')), holds: 'ingest-token' });
  return files;
}

/** Writes the whole centre as files into an empty folder. Whoever calls sees to it that nothing is kept meanwhile. */
export async function exportCentre(parts: ExportParts): Promise<Manifest> {
  await takeFolder(parts.folder);
  const { files: readingFiles, ...contents } = await exportReadings(parts);
  const { files: recordFiles, databases } = await exportRecords(parts);
  const manifest = manifestOf({
    madeAt: new Date(parts.now).toISOString(),
    profileHash: parts.profile.hash,
    ...contents,
    databases,
    files: [...(await exportFiles(parts)), ...recordFiles, ...readingFiles],
  });
  await writeFile(join(parts.folder, manifestFile), `${JSON.stringify(manifest, null, 2)}\n`, {
    mode: 0o600,
    flush: true,
  });
  return manifest;
}
