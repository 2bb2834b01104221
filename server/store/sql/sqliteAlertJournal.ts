// Station 6 of a reading: what happened to an alert is on record here before anybody is told.
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { AlertJournal, JournalEntry } from '#server/alert/alertJournal.ts';
import { type Alert, type AlertId, alertSchema } from '#shared/alert/alert.ts';
import { isClosed } from '#shared/alert/alertState.ts';
import type { AlertEvent } from '#shared/alert/alertTransition.ts';
import type { Priority } from '#shared/alert/priority.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { Annunciation } from '#shared/protocol/events.ts';
import { readLines } from './journalLines.ts';
import { beforeTheFirst, sealOf } from './journalSeal.ts';
import { inTransaction } from './openDatabase.ts';
import { openOperationsDatabase } from './operationsDatabase.ts';

type Row = Record<string, SQLOutputValue>;

const textOrNull = (value: SQLOutputValue | undefined): string | null =>
  typeof value === 'string' ? value : null;

const numberOrNull = (value: SQLOutputValue | undefined): number | null =>
  typeof value === 'number' ? value : null;

const alertOf = (row: Row): Alert => alertSchema.parse(JSON.parse(String(row.alert)));

const entryOf = (row: Row): JournalEntry => ({
  at: Number(row.at),
  event: String(row.event) as AlertEvent,
  alert: alertOf(row),
  annunciated: row.annunciated === 1,
  userId: textOrNull(row.user_id),
  userName: textOrNull(row.user_name),
  note: textOrNull(row.note),
  operationId: textOrNull(row.operation_id),
});

/** Where the chain of seals ends. */
interface ChainEnd {
  readonly entry: number;
  readonly hash: string;
}

function chainEndOf(database: DatabaseSync): ChainEnd {
  const last = database.prepare('SELECT entry, hash FROM journal ORDER BY entry DESC LIMIT 1').get();
  return last ? { entry: Number(last.entry), hash: String(last.hash) } : { entry: 0, hash: beforeTheFirst };
}

function createEntryWriter(database: DatabaseSync): (entry: JournalEntry, end: ChainEnd) => ChainEnd {
  const add = database.prepare(
    `INSERT INTO journal (entry, alert_id, at, event, annunciated, priority, area, revision, user_id, user_name, note,
       operation_id, alert, previous_hash, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const setOpen = database.prepare('INSERT OR REPLACE INTO open_alert (id, alert) VALUES (?, ?)');
  const close = database.prepare('DELETE FROM open_alert WHERE id = ?');
  return ({ at, event, alert, annunciated, userId, userName, note, operationId }, end) => {
    const { id, priority, area, revision, facts } = alert;
    const text = JSON.stringify(alert);
    // In the order of the columns above.
    const content = {
      ...{ entry: end.entry + 1, alert_id: id, at, event, annunciated: annunciated ? 1 : 0, priority, area },
      ...{ revision, user_id: userId, user_name: userName, note, operation_id: operationId, alert: text },
    };
    const hash = sealOf(end.hash, content);
    add.run(...Object.values(content), end.hash, hash);
    if (isClosed(facts)) close.run(id);
    else setOpen.run(id, text);
    return { entry: content.entry, hash };
  };
}

/**
 * An `AlertJournal` in `<dataDir>/operations.sqlite`. On the main thread: an append is one short commit, and nothing may
 * be told before it is done. An operation id that is on record already rejects the whole append.
 */
export function createSqliteAlertJournal({ dataDir }: { readonly dataDir: string }): AlertJournal {
  const database = openOperationsDatabase(dataDir);
  const write = createEntryWriter(database);
  let end = chainEndOf(database);
  const open = database.prepare('SELECT alert FROM open_alert');
  const annunciations = database.prepare(
    'SELECT at, priority, area FROM journal WHERE annunciated = 1 AND at >= ? ORDER BY at, entry',
  );
  const operation = database.prepare(
    'SELECT alert_id, revision, user_id FROM journal WHERE operation_id = ?',
  );
  const ofWatch = database.prepare(
    `SELECT alert FROM journal WHERE entry IN (
       SELECT max(entry) FROM journal WHERE json_extract(alert, '$.rule') = ? AND area = ? GROUP BY alert_id
       ORDER BY max(entry) DESC LIMIT ?)
     ORDER BY entry DESC`,
  );
  const began = database.prepare('SELECT at FROM journal ORDER BY entry LIMIT 1');
  const lastBefore = database.prepare(
    `SELECT alert FROM journal WHERE entry IN (
       SELECT max(entry) FROM journal WHERE at BETWEEN ? AND ? GROUP BY alert_id) ORDER BY entry`,
  );
  const inSpan = database.prepare('SELECT * FROM journal WHERE at >= ? AND at < ? ORDER BY entry');
  const around = database.prepare(
    `SELECT (SELECT max(at) FROM journal WHERE annunciated = 1 AND at < ?) AS before,
            (SELECT min(at) FROM journal WHERE annunciated = 1 AND at > ?) AS after`,
  );
  const ofAlert = database.prepare('SELECT * FROM journal WHERE alert_id = ? ORDER BY entry');

  return {
    append: async (entries) => {
      if (entries.length === 0) return;
      // Moved only by what was committed: the chain must not go on from an entry that was taken back.
      end = inTransaction(database, () => entries.reduce((last, entry) => write(entry, last), end));
    },
    openAlerts: async () => open.all().map(alertOf),
    annunciationsSince: async (at) =>
      annunciations
        .all(at)
        .map(
          (row): Annunciation => [
            Number(row.at),
            String(row.priority) as Priority,
            String(row.area) as AreaId,
          ],
        ),
    operation: async (operationId) => {
      const row = operation.get(operationId);
      if (!row) return null;
      return {
        alertId: String(row.alert_id) as AlertId,
        revision: Number(row.revision),
        userId: String(row.user_id),
      };
    },
    probe: async () => {
      // Setting it to what it is still writes a page: the cheapest way to learn that the disk takes one.
      database.exec(
        `PRAGMA user_version = ${Number(database.prepare('PRAGMA user_version').get()?.user_version)}`,
      );
    },
    linesSince: (at) => readLines(database, at),
    beganAt: async () => {
      const first = began.get()?.at;
      return typeof first === 'number' ? first : null;
    },
    earlier: async ({ rule, area, limit }) => ofWatch.all(rule, area, limit).map(alertOf),
    openAt: async (at, sinceAt) =>
      lastBefore
        .all(sinceAt, at)
        .map(alertOf)
        .filter(({ facts }) => !isClosed(facts)),
    between: async ({ fromAt, toAt }) => inSpan.all(fromAt, toAt).map(entryOf),
    annunciatedAround: async (at) => {
      const { before = null, after = null } = around.get(at, at) ?? {};
      return { before: numberOrNull(before), after: numberOrNull(after) };
    },
    history: async (alertId) => ofAlert.all(alertId).map(entryOf),
    close: async () => {
      if (database.isOpen) database.close();
    },
  };
}
