import type { DatabaseSync } from 'node:sqlite';
import { handoverProblems } from '#server/shift/handoverSeal.ts';
import type { HandoverEntry, RosterDeed, ShiftStore } from '#server/shift/shiftStore.ts';
import type { AlertRuleId } from '#shared/alert/alertRule.ts';
import { type DutyTurn, dutyTurnSchema } from '#shared/shift/dutyTurn.ts';
import { type Handover, handoverSchema, type ShiftNote, shiftNoteSchema } from '#shared/shift/handover.ts';
import { inTransaction } from './openDatabase.ts';
import { openOperationsDatabase } from './operationsDatabase.ts';

type Row = Readonly<Record<string, unknown>>;

const turnOf = (row: Row): DutyTurn => dutyTurnSchema.parse(JSON.parse(String(row.turn)));
const noteOf = (row: Row): ShiftNote => shiftNoteSchema.parse(JSON.parse(String(row.note)));
const handoverOf = (row: Row): Handover => handoverSchema.parse(JSON.parse(String(row.handover)));
const entryOf = (row: Row): HandoverEntry => ({
  number: Number(row.number),
  at: Number(row.at),
  event: String(row.event) as HandoverEntry['event'],
  handover: handoverOf(row),
  previousHash: String(row.previous_hash),
  hash: String(row.hash),
});

type RosterPart = Pick<ShiftStore, 'turnsEndingAfter' | 'putTurn' | 'removeTurn'>;

function createRosterPart(database: DatabaseSync): RosterPart {
  const turns = database.prepare('SELECT turn FROM duty_turn WHERE to_at > ?');
  const put = database.prepare('INSERT OR REPLACE INTO duty_turn (id, to_at, turn) VALUES (?, ?, ?)');
  const remove = database.prepare('DELETE FROM duty_turn WHERE id = ?');
  const note = database.prepare(
    'INSERT INTO duty_change (at, user_id, user_name, turn_id, turn) VALUES (?, ?, ?, ?, ?)',
  );
  const record = ({ at, userId, userName }: RosterDeed, id: string, text: string | null): void =>
    void note.run(at, userId, userName, id, text);
  return {
    turnsEndingAfter: async (at) => turns.all(at).map(turnOf),
    putTurn: async (turn, deed) =>
      inTransaction(database, () => {
        const text = JSON.stringify(turn);
        put.run(turn.id, turn.toAt, text);
        record(deed, turn.id, text);
      }),
    removeTurn: async (id, deed) =>
      inTransaction(database, () => {
        if (remove.run(id).changes === 0) return false;
        record(deed, id, null);
        return true;
      }),
  };
}

type LogPart = Pick<ShiftStore, 'addNote' | 'notesAfter' | 'findNote' | 'frequentRules'>;

function createLogPart(database: DatabaseSync): LogPart {
  const add = database.prepare(
    'INSERT INTO shift_note (id, at, note) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING',
  );
  const after = database.prepare('SELECT note FROM shift_note WHERE at > ? ORDER BY note_number');
  const find = database.prepare('SELECT note FROM shift_note WHERE id = ?');
  const frequent = database.prepare(
    `SELECT json_extract(alert, '$.rule') AS rule, count(*) AS calls FROM journal
       WHERE annunciated = 1 AND at >= ? AND at < ? GROUP BY rule ORDER BY calls DESC, rule LIMIT ?`,
  );
  return {
    addNote: async (note) => add.run(note.id, note.at, JSON.stringify(note)).changes === 1,
    notesAfter: async (at) => after.all(at).map(noteOf),
    findNote: async (id) => {
      const row = find.get(id);
      return row ? noteOf(row) : null;
    },
    frequentRules: async (fromAt, toAt, count) =>
      frequent
        .all(fromAt, toAt, count)
        .map((row) => ({ rule: String(row.rule) as AlertRuleId, count: Number(row.calls) })),
  };
}

/** Walks the seals of all handovers: how many entries there are, and every problem in words. */
export function checkHandovers(database: DatabaseSync): {
  readonly entries: number;
  readonly problems: string[];
} {
  const entries = database.prepare('SELECT * FROM handover_entry ORDER BY number').all().map(entryOf);
  const shown = new Map(
    database
      .prepare('SELECT id, handover FROM handover')
      .all()
      .map((row) => [String(row.id), handoverOf(row)]),
  );
  // The highest number that was ever given stays with the table when its last entries are taken away.
  const given = database.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'handover_entry'").get()?.seq;
  const last = entries.at(-1)?.number ?? 0;
  return {
    entries: entries.length,
    problems: [
      ...handoverProblems(entries, (id) => shown.get(id)),
      ...(Number(given ?? last) > last ? [`handover entries after ${last} were taken away`] : []),
    ],
  };
}

/** A `ShiftStore` in `<dataDir>/operations.sqlite`, where the journal of alerts is counted as well. */
export function createSqliteShiftStore({ dataDir }: { readonly dataDir: string }): ShiftStore {
  const database = openOperationsDatabase(dataDir);
  const add = database.prepare(
    'INSERT INTO handover_entry (number, at, event, handover, previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const put = database.prepare(
    'INSERT OR REPLACE INTO handover (id, prepared_at, handover) VALUES (?, ?, ?)',
  );
  const last = database.prepare('SELECT * FROM handover_entry ORDER BY number DESC LIMIT 1');
  const find = database.prepare('SELECT handover FROM handover WHERE id = ?');
  const newest = database.prepare('SELECT handover FROM handover ORDER BY prepared_at DESC, id LIMIT ?');
  return {
    ...createRosterPart(database),
    ...createLogPart(database),
    appendHandover: async ({ number, at, event, handover, previousHash, hash }) =>
      inTransaction(database, () => {
        const text = JSON.stringify(handover);
        add.run(number, at, event, text, previousHash, hash);
        put.run(handover.id, handover.outgoing.at, text);
      }),
    lastHandoverEntry: async () => {
      const row = last.get();
      return row ? entryOf(row) : null;
    },
    findHandover: async (id) => {
      const row = find.get(id);
      return row ? handoverOf(row) : null;
    },
    newestHandovers: async (count) => newest.all(count).map(handoverOf),
    close: async () => {
      if (database.isOpen) database.close();
    },
  };
}
