import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { BackupProblem } from '#server/backup/backupProblem.ts';
import type { RecordRow, RecordStore } from '#server/backup/recordStore.ts';
import { type Migrations, openDatabase } from './openDatabase.ts';

export interface RecordDatabase {
  readonly name: string;
  readonly file: string;
  readonly migrations: Migrations;
  readonly leaveOut?: readonly string[];
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * Whether another process has the file open. The last one to close it takes the log beside it away; where that is still
 * there after we closed, somebody else has it, or it could not be tidied up after a power cut, which opening it does.
 */
function isOpenElsewhere(file: string): boolean {
  if (!existsSync(file)) return false;
  const database = new DatabaseSync(file);
  database.prepare('SELECT count(*) FROM sqlite_master').get();
  database.close();
  return existsSync(`${file}-wal`);
}

function rowOf(table: string, row: Record<string, unknown>): RecordRow {
  const binary = Object.entries(row).find(([, value]) => value instanceof Uint8Array);
  if (binary) throw new BackupProblem(`${table}.${binary[0]} is binary, which a back-up has no form for`);
  return row as RecordRow;
}

/** A `RecordStore` in the SQLite files of a data folder. Opens a file for as long as one call takes. */
export function createSqliteRecordStore(dataDir: string, databases: readonly RecordDatabase[]): RecordStore {
  const known = (name: string): RecordDatabase => {
    const found = databases.find((one) => one.name === name);
    if (!found) throw new Error(`no database "${name}"`);
    return found;
  };
  const fileOf = (name: string): string => join(dataDir, known(name).file);
  const open = (name: string): DatabaseSync => openDatabase(fileOf(name), known(name).migrations);

  return {
    databases: databases.map(({ name }) => name),
    assertUnused: () => {
      for (const { name } of databases)
        if (isOpenElsewhere(fileOf(name)))
          throw new BackupProblem(`${fileOf(name)} is in use: stop the server first`);
    },
    schemaOf: (name) => known(name).migrations.length,
    tablesOf: (name) => {
      const database = open(name);
      const rows = database
        .prepare(
          "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
        )
        .all();
      database.close();
      return rows
        .map((row) => String(row.name))
        .filter((table) => !(known(name).leaveOut ?? []).includes(table));
    },
    rowsOf: function* (name, table) {
      const database = open(name);
      try {
        for (const row of database.prepare(`SELECT * FROM ${quoted(table)}`).iterate())
          yield rowOf(table, row);
      } finally {
        database.close();
      }
    },
    restore: async (name, schema, rows) => {
      const { migrations } = known(name);
      if (schema > migrations.length)
        throw new BackupProblem(
          `${name} has schema ${schema}, this release knows ${migrations.length}: use the newer release`,
        );
      // With the schema of then: the server brings it up to date when it opens it, as it would have brought the original.
      const database = openDatabase(fileOf(name), migrations.slice(0, schema));
      try {
        // The checks wait for the end: a row may come before the one that it refers to.
        database.exec('BEGIN IMMEDIATE; PRAGMA defer_foreign_keys = ON');
        const begun = new Set<string>();
        for await (const { table, row } of rows) {
          // A new database may have rows that its migrations put there.
          if (!begun.has(table)) database.exec(`DELETE FROM ${quoted(table)}`);
          begun.add(table);
          const columns = Object.keys(row);
          const places = columns.map(() => '?').join(', ');
          database
            .prepare(
              `INSERT OR REPLACE INTO ${quoted(table)} (${columns.map(quoted).join(', ')}) VALUES (${places})`,
            )
            .run(...(Object.values(row) as SQLInputValue[]));
        }
        database.exec('COMMIT');
      } finally {
        // Closing takes back what was not committed.
        database.close();
      }
    },
  };
}
