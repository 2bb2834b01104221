/** The triggers are the "append-only" of the record: neither a bug nor a hand in the file through us rewrites it. */
export const directiveMigration = `
  CREATE TABLE directive_entry (
    entry_number INTEGER PRIMARY KEY AUTOINCREMENT,
    directive_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    at INTEGER NOT NULL,
    event TEXT NOT NULL,
    user_id TEXT NOT NULL,
    operation_id TEXT NOT NULL UNIQUE,
    entry TEXT NOT NULL,
    UNIQUE (directive_id, revision)
  ) STRICT;
  CREATE TRIGGER directive_entry_is_not_rewritten BEFORE UPDATE ON directive_entry
    BEGIN SELECT RAISE(ABORT, 'the journal of directions is append-only'); END;
  CREATE TRIGGER directive_entry_is_not_removed BEFORE DELETE ON directive_entry
    BEGIN SELECT RAISE(ABORT, 'the journal of directions is append-only'); END;
  CREATE TABLE directive (
    id TEXT PRIMARY KEY,
    issued_at INTEGER NOT NULL,
    is_over INTEGER NOT NULL,
    directive TEXT NOT NULL
  ) STRICT;
  CREATE INDEX directive_by_issue ON directive (issued_at);`;
