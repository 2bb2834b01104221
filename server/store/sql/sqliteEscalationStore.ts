import type { EscalationStore } from '#server/escalation/escalationStore.ts';
import type { NotificationOutbox } from '#server/notification/notificationOutbox.ts';
import { escalationSchema } from '#shared/escalation/escalation.ts';
import { type Notification, notificationSchema } from '#shared/notification/notification.ts';
import { inTransaction } from './openDatabase.ts';
import { openOperationsDatabase } from './operationsDatabase.ts';

type Row = Readonly<Record<string, unknown>>;

const notificationOf = (row: Row): Notification =>
  notificationSchema.parse({
    id: row.id,
    channel: row.channel,
    to: row.recipient,
    subject: row.subject,
    body: row.body,
    createdAt: row.created_at,
    state: row.state,
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at,
    endedAt: row.ended_at,
    problem: row.problem,
  });

/** Both ports in one: what is told, and the message that tells it, are written in one step. */
export interface EscalationRecords extends EscalationStore, NotificationOutbox {
  close(): Promise<void>;
}

/** The record of escalations and the outbox of notifications in `<dataDir>/operations.sqlite`. */
export function createSqliteEscalationStore({ dataDir }: { readonly dataDir: string }): EscalationRecords {
  const database = openOperationsDatabase(dataDir);
  const add = database.prepare(
    'INSERT INTO escalation_entry (alert_id, at, level, escalation) VALUES (?, ?, ?, ?)',
  );
  const stand = database.prepare(
    'INSERT OR REPLACE INTO escalation_now (alert_id, escalation) VALUES (?, ?)',
  );
  const end = database.prepare('DELETE FROM escalation_now WHERE alert_id = ?');
  const standing = database.prepare('SELECT escalation FROM escalation_now');
  const queue = database.prepare(
    `INSERT INTO notification (id, channel, recipient, subject, body, created_at, next_attempt_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const due = database.prepare(
    `SELECT * FROM notification WHERE state = 'waiting' AND channel = ? AND next_attempt_at <= ?
     ORDER BY number LIMIT ?`,
  );
  const sent = database.prepare(
    `UPDATE notification SET state = 'sent', attempts = attempts + 1, next_attempt_at = NULL, ended_at = ?,
       problem = NULL WHERE id = ? AND state = 'waiting'`,
  );
  const failed = database.prepare(
    `UPDATE notification SET state = ?, attempts = attempts + 1, next_attempt_at = ?, ended_at = ?, problem = ?
     WHERE id = ? AND state = 'waiting'`,
  );
  const newest = database.prepare('SELECT * FROM notification ORDER BY number DESC LIMIT ?');
  return {
    append: async (escalations, messages) =>
      inTransaction(database, () => {
        for (const escalation of escalations) {
          const text = JSON.stringify(escalation);
          add.run(escalation.alert, escalation.at, escalation.level, text);
          if (escalation.level === 0) end.run(escalation.alert);
          else stand.run(escalation.alert, text);
        }
        for (const { id, channel, to, subject, body, createdAt } of messages)
          queue.run(id, channel, to, subject, body, createdAt, createdAt);
      }),
    standing: async () =>
      standing.all().map((row) => escalationSchema.parse(JSON.parse(String(row.escalation)))),
    due: async (channel, now, count) => due.all(channel, now, count).map(notificationOf),
    sent: async (id, now) => void sent.run(now, id),
    failed: async (id, { now, nextAt, problem }) =>
      void failed.run(
        nextAt === null ? 'failed' : 'waiting',
        nextAt,
        nextAt === null ? now : null,
        problem,
        id,
      ),
    newest: async (count) => newest.all(count).map(notificationOf),
    close: async () => {
      if (database.isOpen) database.close();
    },
  };
}
