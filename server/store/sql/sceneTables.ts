/** The scenes that somebody composed. Neither a bug nor a hand in the file through us rewrites what was shown. */
export const sceneMigration = `CREATE TABLE scene_version (
     version INTEGER PRIMARY KEY,
     saved_at INTEGER NOT NULL,
     user_id TEXT NOT NULL,
     user_name TEXT NOT NULL,
     scenes TEXT NOT NULL
   ) STRICT;
   CREATE TRIGGER scene_version_is_not_rewritten BEFORE UPDATE ON scene_version
     BEGIN SELECT RAISE(ABORT, 'the history of the scenes is append-only'); END;
   CREATE TRIGGER scene_version_is_not_shortened BEFORE DELETE ON scene_version
     BEGIN SELECT RAISE(ABORT, 'the history of the scenes is append-only'); END;`;
