/** Log, roster changes and handovers are append-only; `duty_turn` and `handover` are what they came to. */
export const shiftMigration = `
  CREATE TABLE duty_turn (id TEXT PRIMARY KEY, to_at INTEGER NOT NULL, turn TEXT NOT NULL) STRICT;
  CREATE TABLE duty_change (
    change_number INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    user_id TEXT NOT NULL,
    user_name TEXT NOT NULL,
    turn_id TEXT NOT NULL,
    turn TEXT
  ) STRICT;
  CREATE TRIGGER duty_change_is_not_rewritten BEFORE UPDATE ON duty_change
    BEGIN SELECT RAISE(ABORT, 'the changes of the roster are append-only'); END;
  CREATE TRIGGER duty_change_is_not_removed BEFORE DELETE ON duty_change
    BEGIN SELECT RAISE(ABORT, 'the changes of the roster are append-only'); END;
  CREATE TABLE shift_note (
    note_number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    note TEXT NOT NULL
  ) STRICT;
  CREATE INDEX shift_note_by_time ON shift_note (at);
  CREATE TRIGGER shift_note_is_not_rewritten BEFORE UPDATE ON shift_note
    BEGIN SELECT RAISE(ABORT, 'the shift log is append-only'); END;
  CREATE TRIGGER shift_note_is_not_removed BEFORE DELETE ON shift_note
    BEGIN SELECT RAISE(ABORT, 'the shift log is append-only'); END;
  CREATE TABLE handover_entry (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    event TEXT NOT NULL,
    handover TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER handover_entry_is_not_rewritten BEFORE UPDATE ON handover_entry
    BEGIN SELECT RAISE(ABORT, 'handovers are append-only'); END;
  CREATE TRIGGER handover_entry_is_not_removed BEFORE DELETE ON handover_entry
    BEGIN SELECT RAISE(ABORT, 'handovers are append-only'); END;
  CREATE TABLE handover (id TEXT PRIMARY KEY, prepared_at INTEGER NOT NULL, handover TEXT NOT NULL) STRICT;
  CREATE INDEX handover_by_time ON handover (prepared_at);`;
