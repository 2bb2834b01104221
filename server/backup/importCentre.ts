import { copyFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReadingStore } from '#server/indicator/readingStore.ts';
import { BackupProblem } from './backupProblem.ts';
import { contentLines, createContentSum, parseReading, parseSiteReport } from './content.ts';
import { digestOf, linesOf } from './lineFile.ts';
import { type BackupFile, type Content, type Manifest, readManifest } from './manifest.ts';
import { type RecordRow, type RecordStore, rollUpDatabase, type TableRow } from './recordStore.ts';

const itemsPerBatch = 5_000;

/** What a back-up says there is, and what is there after it was taken in. */
export interface Comparison {
  readonly manifest: Manifest;
  readonly readings: Content;
  readonly siteReports: Content;
  readonly isEqual: boolean;
}

async function checkFile(folder: string, { path, bytes, sha256 }: BackupFile): Promise<string | null> {
  const file = join(folder, path);
  if (!(await stat(file).catch(() => null))?.isFile()) return `${path}: the file is missing`;
  const found = await digestOf(file);
  if (found.bytes !== bytes) return `${path}: ${found.bytes} bytes long, the manifest says ${bytes}`;
  return found.sha256 === sha256 ? null : `${path}: the content is not what was written (SHA-256 differs)`;
}

/** Reads the manifest and every file of a back-up. Throws `BackupProblem` that names each file with a fault. */
export async function checkBackup(folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder);
  const problems: string[] = [];
  for (const file of manifest.files) {
    const problem = await checkFile(folder, file);
    if (problem !== null) problems.push(problem);
  }
  if (problems.length > 0)
    throw new BackupProblem(`the back-up is damaged, nothing was taken in:\n${problems.join('\n')}`);
  return manifest;
}

async function* itemsOf<Item>(
  folder: string,
  { path }: BackupFile,
  parse: (line: string) => Item,
): AsyncGenerator<Item> {
  let number = 0;
  for await (const lines of linesOf(folder, path))
    for (const line of lines) {
      number += 1;
      try {
        yield parse(line);
      } catch (error) {
        throw new BackupProblem(`${path}, line ${number}: ${String(error)}`);
      }
    }
}

async function inBatches<Item>(
  items: AsyncIterable<Item>,
  keep: (batch: readonly Item[]) => Promise<void>,
): Promise<void> {
  let batch: Item[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < itemsPerBatch) continue;
    await keep(batch);
    batch = [];
  }
  await keep(batch);
}

async function importReadings(folder: string, { files }: Manifest, store: ReadingStore): Promise<void> {
  for (const file of files.filter(({ holds }) => holds === 'readings'))
    await inBatches(itemsOf(folder, file, parseReading), (readings) =>
      store.keep({ readings, siteReports: [] }),
    );
  for (const file of files.filter(({ holds }) => holds === 'site-reports'))
    await inBatches(itemsOf(folder, file, parseSiteReport), (siteReports) =>
      store.keep({ readings: [], siteReports }),
    );
}

async function* tableRows(folder: string, files: readonly BackupFile[]): AsyncGenerator<TableRow> {
  for (const file of files)
    for await (const row of itemsOf(folder, file, (line) => JSON.parse(line) as RecordRow))
      yield { table: file.table ?? '', row };
}

async function importRecords(folder: string, manifest: Manifest, records: RecordStore): Promise<void> {
  for (const { name, schema } of manifest.databases) {
    if (name === rollUpDatabase && !records.databases.includes(name)) continue;
    if (!records.databases.includes(name))
      throw new BackupProblem(`the back-up has records of "${name}", which this release does not know`);
    const files = manifest.files.filter(({ holds, database }) => holds === 'table' && database === name);
    await records.restore(name, schema, tableRows(folder, files));
  }
}

async function assertEmpty(store: ReadingStore): Promise<void> {
  for await (const { readings, siteReports } of store.everything())
    if (readings.length + siteReports.length > 0)
      throw new BackupProblem(
        'there are readings already where these should go; a back-up is taken into an empty store only',
      );
}

/** What is in a store now, to compare with a manifest. */
export async function contentOf(store: ReadingStore): Promise<{ readings: Content; siteReports: Content }> {
  const readings = createContentSum();
  const siteReports = createContentSum();
  for await (const lines of contentLines(store)) {
    readings.add(lines.readings);
    siteReports.add(lines.siteReports);
  }
  return { readings: readings.content(), siteReports: siteReports.content() };
}

const isSame = (a: Content, b: Content): boolean => a.count === b.count && a.hash === b.hash;

export interface ImportParts {
  readonly folder: string;
  /** Of `checkBackup`. */
  readonly manifest: Manifest;
  /** Empty, and nobody else writes into it. */
  readonly store: ReadingStore;
  readonly records: RecordStore;
  /** Where the ingest token goes; null when it is a setting. */
  readonly tokenFile: string | null;
}

/** Takes a checked back-up in, then reads everything back and compares. Throws `BackupProblem` when the store is not empty. */
export async function importCentre(parts: ImportParts): Promise<Comparison> {
  const { folder, manifest, store, records, tokenFile } = parts;
  await assertEmpty(store);
  // Before the readings: roll-ups name their series by numbers, which must not be given out again first.
  await importRecords(folder, manifest, records);
  await importReadings(folder, manifest, store);
  const token = manifest.files.find(({ holds }) => holds === 'ingest-token');
  if (token && tokenFile !== null) await copyFile(join(folder, token.path), tokenFile);
  const found = await contentOf(store);
  const isEqual =
    isSame(found.readings, manifest.readings) && isSame(found.siteReports, manifest.siteReports);
  return { manifest, ...found, isEqual };
}
