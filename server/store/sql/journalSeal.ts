import { createHash } from 'node:crypto';
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';

type Row = Record<string, SQLOutputValue>;

/** What stands before the first entry. */
export const beforeTheFirst = '0'.repeat(64);

/** In the order in which they are sealed; never changed, or every seal of before would be broken. */
const sealedColumns = [
  'entry',
  'alert_id',
  'at',
  'event',
  'annunciated',
  'priority',
  'area',
  'revision',
  'user_id',
  'user_name',
  'note',
  'operation_id',
  'alert',
] as const;

export type SealedContent = Readonly<Record<(typeof sealedColumns)[number], string | number | null>>;

/** SHA-256 over the seal of the entry before and the entry's own content, as 64 hexadecimal digits. */
export function sealOf(previousHash: string, content: SealedContent | Row): string {
  const canonical = JSON.stringify(sealedColumns.map((column) => content[column] ?? null));
  return createHash('sha256').update(previousHash).update('\n').update(canonical).digest('hex');
}

const pageRows = 1_000;

function* rowsInOrder(database: DatabaseSync): Generator<Row> {
  // Page by page: the migration writes into the table that it reads.
  const page = database.prepare('SELECT * FROM journal WHERE entry > ? ORDER BY entry LIMIT ?');
  let last = -1;
  for (;;) {
    const rows: Row[] = page.all(last, pageRows);
    yield* rows;
    if (rows.length === 0) return;
    last = Number(rows.at(-1)?.entry);
  }
}

/** Seals entries of before there were seals. */
export function sealJournal(database: DatabaseSync): void {
  const seal = database.prepare('UPDATE journal SET previous_hash = ?, hash = ? WHERE entry = ?');
  let previous = beforeTheFirst;
  for (const row of rowsInOrder(database)) {
    const hash = sealOf(previous, row);
    seal.run(previous, hash, row.entry ?? null);
    previous = hash;
  }
}

/** `lost`: a number that was given has no entry. `unlinked`: it was written after another entry than stands before it. */
export interface JournalProblem {
  readonly entry: number;
  readonly kind: 'lost' | 'unlinked' | 'altered' | 'shortened';
  readonly detail: string;
}

export interface JournalCheck {
  readonly entries: number;
  /** Seal of the last entry: noted elsewhere, it proves later that nothing was written anew. */
  readonly seal: string;
  readonly problems: readonly JournalProblem[];
}

function problemOf(
  row: Row,
  before: { readonly entry: number; readonly hash: string },
): JournalProblem | null {
  const entry = Number(row.entry);
  if (entry !== before.entry + 1)
    return { entry: before.entry + 1, kind: 'lost', detail: `${before.entry} is followed by ${entry}` };
  if (sealOf(String(row.previous_hash), row) !== row.hash)
    return { entry, kind: 'altered', detail: 'its content is not what was sealed' };
  return row.previous_hash === before.hash
    ? null
    : { entry, kind: 'unlinked', detail: `it was not written after entry ${before.entry} as that is now` };
}

/** Walks the whole journal. */
export function checkJournal(database: DatabaseSync): JournalCheck {
  const problems: JournalProblem[] = [];
  let entries = 0;
  let before = { entry: 0, hash: beforeTheFirst };
  for (const row of rowsInOrder(database)) {
    const problem = problemOf(row, before);
    if (problem) problems.push(problem);
    before = { entry: Number(row.entry), hash: String(row.hash) };
    entries += 1;
  }
  // The highest number that was ever given stays with the table when its last entries are taken away.
  const given = Number(
    database.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'journal'").get()?.seq ?? before.entry,
  );
  if (given > before.entry)
    problems.push({
      entry: before.entry + 1,
      kind: 'shortened',
      detail: `entries up to ${given} were written, the last one there is ${before.entry}`,
    });
  return { entries, seal: before.hash, problems };
}
