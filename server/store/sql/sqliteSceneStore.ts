import type { SQLOutputValue } from 'node:sqlite';
import type { SceneStore } from '#server/scene/sceneStore.ts';
import { type SceneVersion, sceneVersionSchema } from '#shared/scene/sceneVersion.ts';
import { openOperationsDatabase } from './operationsDatabase.ts';

type Row = Record<string, SQLOutputValue>;

const headOf = (row: Row) => ({
  version: Number(row.version),
  savedAt: Number(row.saved_at),
  userId: String(row.user_id),
  userName: String(row.user_name),
});

const versionOf = (row: Row | undefined): SceneVersion | null =>
  row ? sceneVersionSchema.parse({ ...headOf(row), scenes: JSON.parse(String(row.scenes)) }) : null;

/** A `SceneStore` in `<dataDir>/operations.sqlite`. */
export function createSqliteSceneStore({ dataDir }: { readonly dataDir: string }): SceneStore {
  const database = openOperationsDatabase(dataDir);
  const add = database.prepare('INSERT INTO scene_version VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const newest = database.prepare('SELECT * FROM scene_version ORDER BY version DESC LIMIT 1');
  const one = database.prepare('SELECT * FROM scene_version WHERE version = ?');
  const heads = database.prepare(
    'SELECT version, saved_at, user_id, user_name FROM scene_version ORDER BY version DESC LIMIT ?',
  );
  return {
    newest: async () => versionOf(newest.get()),
    find: async (version) => versionOf(one.get(version)),
    history: async (count) => heads.all(count).map(headOf),
    append: async ({ version, savedAt, userId, userName, scenes }) =>
      add.run(version, savedAt, userId, userName, JSON.stringify(scenes)).changes === 1,
    close: async () => {
      if (database.isOpen) database.close();
    },
  };
}
