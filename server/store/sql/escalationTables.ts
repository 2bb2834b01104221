/** What was told to whom is append-only; `escalation_now` is what stands. A notification changes until it has left. */
export const escalationMigration = `
  CREATE TABLE escalation_entry (
    entry_number INTEGER PRIMARY KEY AUTOINCREMENT,
    alert_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    level INTEGER NOT NULL,
    escalation TEXT NOT NULL
  ) STRICT;
  CREATE INDEX escalation_of_alert ON escalation_entry (alert_id);
  CREATE TRIGGER escalation_entry_is_not_rewritten BEFORE UPDATE ON escalation_entry
    BEGIN SELECT RAISE(ABORT, 'the record of escalations is append-only'); END;
  CREATE TRIGGER escalation_entry_is_not_removed BEFORE DELETE ON escalation_entry
    BEGIN SELECT RAISE(ABORT, 'the record of escalations is append-only'); END;
  CREATE TABLE escalation_now (alert_id TEXT PRIMARY KEY, escalation TEXT NOT NULL) STRICT;
  CREATE TABLE notification (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    channel TEXT NOT NULL,
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting',
    attempts INTEGER NOT NULL DEFAULT 0,
    next_attempt_at INTEGER,
    ended_at INTEGER,
    problem TEXT
  ) STRICT;
  CREATE INDEX notification_due ON notification (channel, next_attempt_at) WHERE state = 'waiting';`;
