import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { directiveMigration } from './directiveTables.ts';
import { escalationMigration } from './escalationTables.ts';
import { sealJournal } from './journalSeal.ts';
import { type Migrations, openDatabase } from './openDatabase.ts';
import { sceneMigration } from './sceneTables.ts';
import { shiftMigration } from './shiftTables.ts';

/** Who did it by name, what they said, and the chain of seals, over the entries that are there too. */
function sealedJournal(database: DatabaseSync): void {
  database.exec(
    `ALTER TABLE journal ADD COLUMN user_name TEXT;
     ALTER TABLE journal ADD COLUMN note TEXT;
     ALTER TABLE journal ADD COLUMN previous_hash TEXT NOT NULL DEFAULT '';
     ALTER TABLE journal ADD COLUMN hash TEXT NOT NULL DEFAULT '';
     CREATE INDEX journal_of_watch ON journal (json_extract(alert, '$.rule'), area, entry);
     DROP TRIGGER journal_is_not_rewritten;`,
  );
  sealJournal(database);
  database.exec(
    `CREATE TRIGGER journal_is_not_rewritten BEFORE UPDATE ON journal
       BEGIN SELECT RAISE(ABORT, 'the alert journal is append-only'); END;`,
  );
}

/**
 * The operational state of a centre. The triggers are the "append-only" of the journal: neither a bug nor a hand in the
 * file through us rewrites what happened.
 */
export const operationsMigrations: Migrations = [
  `CREATE TABLE journal (
     entry INTEGER PRIMARY KEY AUTOINCREMENT,
     alert_id TEXT NOT NULL,
     at INTEGER NOT NULL,
     event TEXT NOT NULL,
     annunciated INTEGER NOT NULL,
     priority TEXT NOT NULL,
     area TEXT NOT NULL,
     revision INTEGER NOT NULL,
     user_id TEXT,
     operation_id TEXT UNIQUE,
     alert TEXT NOT NULL
   ) STRICT;
   CREATE INDEX journal_of_alert ON journal (alert_id);
   CREATE INDEX journal_annunciations ON journal (at) WHERE annunciated = 1;
   CREATE TRIGGER journal_is_not_rewritten BEFORE UPDATE ON journal
     BEGIN SELECT RAISE(ABORT, 'the alert journal is append-only'); END;
   CREATE TRIGGER journal_is_not_shortened BEFORE DELETE ON journal
     BEGIN SELECT RAISE(ABORT, 'the alert journal is append-only'); END;
   CREATE TABLE open_alert (id TEXT PRIMARY KEY, alert TEXT NOT NULL) STRICT;
   CREATE TABLE account (
     username TEXT PRIMARY KEY,
     password_hash TEXT NOT NULL,
     name TEXT NOT NULL,
     role TEXT NOT NULL,
     area_id TEXT NOT NULL
   ) STRICT;
   CREATE TABLE session (
     token_hash TEXT PRIMARY KEY,
     user TEXT NOT NULL,
     created_at INTEGER NOT NULL,
     expires_at INTEGER NOT NULL
   ) STRICT;
   CREATE INDEX session_expiry ON session (expires_at);`,
  sealedJournal,
  directiveMigration,
  shiftMigration,
  escalationMigration,
  `CREATE TABLE rule_version (
     rule_id TEXT NOT NULL,
     version INTEGER NOT NULL,
     saved_at INTEGER NOT NULL,
     user_id TEXT NOT NULL,
     user_name TEXT NOT NULL,
     note TEXT NOT NULL,
     rule TEXT NOT NULL,
     PRIMARY KEY (rule_id, version)
   ) STRICT;
   CREATE TRIGGER rule_version_is_not_rewritten BEFORE UPDATE ON rule_version
     BEGIN SELECT RAISE(ABORT, 'the history of a rule is append-only'); END;
   CREATE TRIGGER rule_version_is_not_shortened BEFORE DELETE ON rule_version
     BEGIN SELECT RAISE(ABORT, 'the history of a rule is append-only'); END;
   CREATE INDEX journal_at ON journal (at);`,
  `CREATE TABLE screen (
     id TEXT PRIMARY KEY,
     paired_at INTEGER NOT NULL,
     token_hash TEXT NOT NULL UNIQUE,
     screen TEXT NOT NULL
   ) STRICT;
   CREATE TABLE screen_event (
     entry INTEGER PRIMARY KEY AUTOINCREMENT,
     screen_id TEXT NOT NULL,
     at INTEGER NOT NULL,
     event TEXT NOT NULL
   ) STRICT;
   CREATE INDEX screen_event_of_screen ON screen_event (screen_id, entry);
   CREATE TRIGGER screen_event_is_not_rewritten BEFORE UPDATE ON screen_event
     BEGIN SELECT RAISE(ABORT, 'what happened to a screen is append-only'); END;
   CREATE TRIGGER screen_event_is_not_shortened BEFORE DELETE ON screen_event
     BEGIN SELECT RAISE(ABORT, 'what happened to a screen is append-only'); END;`,
  sceneMigration,
];

/** Opens `operations.sqlite` of the data folder. Each store has a connection of its own, which it closes. */
export const openOperationsDatabase = (dataDir: string): DatabaseSync =>
  openDatabase(join(dataDir, 'operations.sqlite'), operationsMigrations);
