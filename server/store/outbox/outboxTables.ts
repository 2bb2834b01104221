import type { DatabaseSync } from 'node:sqlite';
import { type KeptBatch, type ReadingsQuery, StoreRefusal } from '#server/indicator/readingStore.ts';
import { newestPerCell, newestPerSite } from '#server/store/newestReading.ts';
import type { Migrations } from '#server/store/sql/openDatabase.ts';
import type { Reading } from '#shared/indicator/reading.ts';
import type { SiteReport } from '#shared/site/site.ts';
import type { OutboxHead, OutboxTotals, RefusedBatch } from './outboxCalls.ts';
import { outboxHistoryMigration } from './outboxHistoryTables.ts';

/** AUTOINCREMENT: `settle` names batches by number, so a number must not be given out twice. */
export const outboxMigrations: Migrations = [
  `CREATE TABLE waiting (
     number INTEGER PRIMARY KEY AUTOINCREMENT,
     items INTEGER NOT NULL,
     bytes INTEGER NOT NULL,
     payload TEXT NOT NULL
   ) STRICT;
   CREATE TABLE refused (
     number INTEGER PRIMARY KEY AUTOINCREMENT,
     refused_at INTEGER NOT NULL,
     reason TEXT NOT NULL,
     payload TEXT NOT NULL
   ) STRICT;`,
  outboxHistoryMigration,
];

/** About 25 MB. A source that sends nothing but rubbish must not fill the disk with it. */
const refusedAtMost = 100_000;

const batchOf = (payload: unknown): KeptBatch => JSON.parse(String(payload)) as KeptBatch;

const merged = (batches: readonly KeptBatch[]): KeptBatch => ({
  readings: batches.flatMap(({ readings }) => readings),
  siteReports: batches.flatMap(({ siteReports }) => siteReports),
});

export function createOutboxTables(database: DatabaseSync, maxBytes: number) {
  const sum = database.prepare(
    'SELECT coalesce(sum(items), 0) AS items, coalesce(sum(bytes), 0) AS bytes FROM waiting',
  );
  const add = database.prepare('INSERT INTO waiting (items, bytes, payload) VALUES (?, ?, ?)');
  const oldestFirst = database.prepare('SELECT number, items, payload FROM waiting ORDER BY number');
  const newestFirst = database.prepare('SELECT bytes, payload FROM waiting ORDER BY number DESC');
  const remove = database.prepare('DELETE FROM waiting WHERE number <= ? RETURNING items, bytes');
  const setAside = database.prepare('INSERT INTO refused (refused_at, reason, payload) VALUES (?, ?, ?)');
  const forgetOldest = database.prepare(
    'DELETE FROM refused WHERE number <= (SELECT max(number) FROM refused) - ?',
  );
  const allRefused = database.prepare('SELECT reason, payload FROM refused ORDER BY number');

  const counted = (): OutboxTotals => {
    const row = sum.get();
    return { items: Number(row?.items), bytes: Number(row?.bytes) };
  };
  /** Batch by batch: a queue of hours does not fit into memory at once. */
  function* eachWaiting<Item>(itemsOf: (batch: KeptBatch) => readonly Item[]): Generator<Item> {
    for (const { payload } of oldestFirst.iterate()) yield* itemsOf(batchOf(payload));
  }
  // Kept beside the table: summing up on every append would read the whole queue.
  let totals = counted();

  return {
    totals: (): OutboxTotals => totals,
    forget: (): void => {
      totals = counted();
    },
    /** Returns the number of the batch. */
    append(payload: string, items: number): number {
      const bytes = Buffer.byteLength(payload);
      if (totals.bytes + bytes > maxBytes)
        throw new StoreRefusal('outbox-full', `${totals.bytes} of ${maxBytes} bytes are waiting`);
      const { lastInsertRowid } = add.run(items, bytes, payload);
      totals = { items: totals.items + items, bytes: totals.bytes + bytes };
      return Number(lastInsertRowid);
    },
    settle(upTo: number, refused: readonly RefusedBatch[], refusedAt: number): OutboxTotals {
      for (const { items, bytes } of remove.all(upTo))
        totals = { items: totals.items - Number(items), bytes: totals.bytes - Number(bytes) };
      for (const { reason, batch } of refused) setAside.run(refusedAt, reason, JSON.stringify(batch));
      if (refused.length > 0) forgetOldest.run(refusedAtMost);
      return totals;
    },
    head(items: number): OutboxHead | null {
      const batches: KeptBatch[] = [];
      let upTo = 0;
      let taken = 0;
      for (const row of oldestFirst.iterate()) {
        if (batches.length > 0 && taken + Number(row.items) > items) break;
        batches.push(batchOf(row.payload));
        upTo = Number(row.number);
        taken += Number(row.items);
      }
      return batches.length === 0 ? null : { upTo, batch: merged(batches) };
    },
    newest: (): { readings: Reading[]; siteReports: SiteReport[] } => ({
      readings: newestPerCell(eachWaiting((batch) => batch.readings)),
      siteReports: newestPerSite(eachWaiting((batch) => batch.siteReports)),
    }),
    waitingSites: (): SiteReport[] => [...eachWaiting((batch) => batch.siteReports)],
    samples({ indicator, areas, fromAt, toAt }: ReadingsQuery, bytes: number): Reading[] {
      const asked = new Set(areas);
      const batches: Reading[][] = [];
      let read = 0;
      for (const row of newestFirst.iterate()) {
        if (read > bytes) break;
        read += Number(row.bytes);
        batches.push(
          batchOf(row.payload).readings.filter(
            (reading) =>
              reading.indicator === indicator &&
              asked.has(reading.area) &&
              reading.at >= fromAt &&
              reading.at < toAt,
          ),
        );
      }
      return batches.reverse().flat();
    },
    refused: (): RefusedBatch[] =>
      allRefused.all().map(({ reason, payload }) => ({ reason: String(reason), batch: batchOf(payload) })),
  };
}
