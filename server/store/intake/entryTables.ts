import type { DatabaseSync } from 'node:sqlite';
import type { EntryQuery } from '#server/entry/entryStore.ts';
import { type Entry, entrySchema } from '#shared/entry/entry.ts';

/** The triggers are the "append-only" of the journal; only the mark that a value was kept is added afterwards. */
export const entryMigration = `
  CREATE TABLE entry (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    indicator TEXT NOT NULL,
    area TEXT NOT NULL,
    at INTEGER NOT NULL,
    entry TEXT NOT NULL,
    confirmed INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX entry_of_series ON entry (indicator, area, at);
  CREATE TRIGGER entry_is_not_rewritten BEFORE UPDATE ON entry
    WHEN NEW.id <> OLD.id OR NEW.entry <> OLD.entry OR NEW.confirmed < OLD.confirmed
    BEGIN SELECT RAISE(ABORT, 'the journal of entries is append-only'); END;
  CREATE TRIGGER entry_is_not_removed BEFORE DELETE ON entry
    BEGIN SELECT RAISE(ABORT, 'the journal of entries is append-only'); END;`;

export function createEntryTable(database: DatabaseSync) {
  const append = database.prepare(
    'INSERT INTO entry (id, indicator, area, at, entry) VALUES (?, ?, ?, ?, ?)',
  );
  const confirm = database.prepare('UPDATE entry SET confirmed = 1 WHERE id = ?');
  const get = database.prepare('SELECT entry, confirmed FROM entry WHERE id = ?');
  const find = database.prepare(
    `SELECT entry FROM entry WHERE confirmed = 1
       AND (?1 IS NULL OR indicator = ?1) AND (?2 IS NULL OR area = ?2)
       AND (?3 IS NULL OR at >= ?3) AND (?4 IS NULL OR at < ?4)
     ORDER BY number DESC LIMIT ?5`,
  );
  return {
    append: (entry: Entry): void => {
      append.run(entry.id, entry.indicator, entry.area, entry.at, JSON.stringify(entry));
    },
    confirm: (id: string): void => void confirm.run(id),
    get: (id: string) => {
      const row = get.get(id);
      return row
        ? { entry: entrySchema.parse(JSON.parse(String(row.entry))), isConfirmed: row.confirmed === 1 }
        : null;
    },
    find: ({ indicator, area, fromAt, toAt, count }: EntryQuery): Entry[] =>
      find
        .all(indicator ?? null, area ?? null, fromAt ?? null, toAt ?? null, count)
        .map((row) => entrySchema.parse(JSON.parse(String(row.entry)))),
  };
}
