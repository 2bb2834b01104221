import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * SQL scripts, or steps that SQL has no words for, oldest first. One that was released is never changed: a change is a
 * further one.
 */
export type Migrations = readonly (string | ((database: DatabaseSync) => void))[];

/** Primary result codes of SQLite are in the low byte; 13 is SQLITE_FULL, which a full disk gives as well. */
const fullCode = 13;

/** Whether SQLite refused to write because the disk is full. */
export function isDiskFull(error: unknown): boolean {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : undefined;
  return typeof code === 'number' && (code & 0xff) === fullCode;
}

/** All of `run` or nothing of it. The lock is taken at once, so that two writers wait instead of failing halfway. */
export function inTransaction<T>(database: DatabaseSync, run: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = run();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // A full disk has rolled back by itself; a second ROLLBACK would hide the reason.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function migrate(database: DatabaseSync, file: string, migrations: Migrations): void {
  inTransaction(database, () => {
    const version = Number(database.prepare('PRAGMA user_version').get()?.user_version ?? 0);
    if (version > migrations.length)
      throw new Error(
        `${file} has schema ${version}, this release knows ${migrations.length}: use the newer release`,
      );
    for (const step of migrations.slice(version))
      if (typeof step === 'string') database.exec(step);
      else step(database);
    database.exec(`PRAGMA user_version = ${migrations.length}`);
  });
}

/** Accounts, alerts, imports: little is asked of them, and each store has a connection with pages of its own. */
const usualCacheKb = 8_192;

/**
 * Opens or creates a database whose commits survive a power cut, and brings its schema up to date. Throws when the file
 * is damaged, not writable, or written by a newer release. `cacheKb`: pages that it keeps in memory, at most.
 */
export function openDatabase(
  file: string,
  migrations: Migrations,
  cacheKb: number = usualCacheKb,
): DatabaseSync {
  // Password hashes and sessions lie here: not for other accounts of the machine.
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(file, { timeout: 5_000, enableForeignKeyConstraints: true });
  try {
    // FULL: in WAL mode, NORMAL may lose the last commits with the power, and they were promised by then.
    database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -${cacheKb}`);
    migrate(database, file, migrations);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
