import { workerData } from 'node:worker_threads';
import { openDatabase } from '#server/store/sql/openDatabase.ts';
import { serveDatabase } from '#server/store/sql/serveDatabase.ts';
import type { OutboxReads, OutboxWorkerOptions, OutboxWrites } from './outboxCalls.ts';
import { createOutboxHistoryTables } from './outboxHistoryTables.ts';
import { createOutboxTables, outboxMigrations } from './outboxTables.ts';

serveDatabase<OutboxWrites, OutboxReads>(() => {
  const { file, maxBytes } = workerData as OutboxWorkerOptions;
  const database = openDatabase(file, outboxMigrations);
  const tables = createOutboxTables(database, maxBytes);
  const history = createOutboxHistoryTables(database);
  return {
    database,
    writes: {
      append: ({ payload, items, late }) => {
        history.mark(late, tables.append(payload, items));
        return tables.totals();
      },
      settle: ({ upTo, refused, refusedAt }) => tables.settle(upTo, refused, refusedAt),
      advance: (progress) => history.advance(progress),
      mark: (late) => {
        history.mark(late, 0);
        return null;
      },
      settleHours: (settled) => history.settleHours(settled),
      settleDays: (marks) => history.settleDays(marks),
    },
    reads: {
      totals: () => tables.totals(),
      head: ({ items }) => tables.head(items),
      newest: () => tables.newest(),
      waitingSites: () => tables.waitingSites(),
      samples: ({ query, bytes }) => tables.samples(query, bytes),
      refused: () => tables.refused(),
      progress: () => history.progress(),
      sentUpTo: () => history.sentUpTo(),
      lateHours: (atMost) => history.lateHours(atMost),
      lateDays: (atMost) => history.lateDays(atMost),
      marks: (query) => history.marks(query),
    },
    forget: tables.forget,
  };
});
