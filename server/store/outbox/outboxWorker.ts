import { workerData } from 'node:worker_threads';
import { openDatabase } from '#server/store/sql/openDatabase.ts';
import { serveDatabase } from '#server/store/sql/serveDatabase.ts';
import type { OutboxReads, OutboxWorkerOptions, OutboxWrites } from './outboxCalls.ts';
import { createOutboxTables, outboxMigrations } from './outboxTables.ts';

serveDatabase<OutboxWrites, OutboxReads>(() => {
  const { file, maxBytes } = workerData as OutboxWorkerOptions;
  const database = openDatabase(file, outboxMigrations);
  const tables = createOutboxTables(database, maxBytes);
  return {
    database,
    writes: {
      append: ({ payload, items }) => tables.append(payload, items),
      settle: ({ upTo, refused, refusedAt }) => tables.settle(upTo, refused, refusedAt),
    },
    reads: {
      totals: () => tables.totals(),
      head: ({ items }) => tables.head(items),
      newest: () => tables.newest(),
      samples: ({ query, bytes }) => tables.samples(query, bytes),
      refused: () => tables.refused(),
    },
    forget: tables.forget,
  };
});
