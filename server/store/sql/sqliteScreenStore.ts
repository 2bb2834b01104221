import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { ScreenStore, StoredScreen } from '#server/screen/screenStore.ts';
import { type ScreenEvent, screenEventSchema, screenSchema } from '#shared/screen/screen.ts';
import { inTransaction } from './openDatabase.ts';
import { openOperationsDatabase } from './operationsDatabase.ts';

type Row = Record<string, SQLOutputValue>;

const screenOf = (row: Row): StoredScreen => ({
  ...screenSchema.parse(JSON.parse(String(row.screen))),
  tokenHash: String(row.token_hash),
});

function createEventWriter(database: DatabaseSync): (event: ScreenEvent) => void {
  const add = database.prepare('INSERT INTO screen_event (screen_id, at, event) VALUES (?, ?, ?)');
  return (event) => void add.run(event.screen, event.at, JSON.stringify(event));
}

/** A `ScreenStore` in `<dataDir>/operations.sqlite`. */
export function createSqliteScreenStore({ dataDir }: { readonly dataDir: string }): ScreenStore {
  const database = openOperationsDatabase(dataDir);
  const record = createEventWriter(database);
  const all = database.prepare('SELECT screen, token_hash FROM screen ORDER BY paired_at, id');
  const save = database.prepare(
    `INSERT INTO screen (id, paired_at, token_hash, screen) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET token_hash = excluded.token_hash, screen = excluded.screen`,
  );
  const remove = database.prepare('DELETE FROM screen WHERE id = ?');
  const events = database.prepare(
    'SELECT event FROM screen_event WHERE screen_id = ? ORDER BY entry DESC LIMIT ?',
  );

  return {
    all: async () => all.all().map(screenOf),
    save: async ({ tokenHash, ...screen }, event) =>
      inTransaction(database, () => {
        save.run(screen.id, screen.pairedAt, tokenHash, JSON.stringify(screen));
        record(event);
      }),
    remove: async (id, event) =>
      inTransaction(database, () => {
        remove.run(id);
        record(event);
      }),
    events: async (id, limit) =>
      events.all(id, limit).map((row) => screenEventSchema.parse(JSON.parse(String(row.event)))),
    close: async () => {
      if (database.isOpen) database.close();
    },
  };
}
