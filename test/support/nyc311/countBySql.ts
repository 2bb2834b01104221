import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { parse } from 'csv-parse/sync';

/** Counts of one borough, or of the whole city, at one moment. */
export interface BoroughCounts {
  readonly borough: string;
  readonly received: number;
  readonly open: number;
  readonly overdue: number;
  readonly closed: number;
}

/** "12/25/2013 11:59:08 PM" as text that sorts like time: "2013-12-25 23:59:08". */
const sortable = (column: string): string => `
  CASE WHEN "${column}" = '' THEN NULL ELSE
    substr("${column}", 7, 4) || '-' || substr("${column}", 1, 2) || '-' || substr("${column}", 4, 2) || ' ' ||
    printf('%02d', (CAST(substr("${column}", 12, 2) AS INTEGER) % 12) + 12 * (substr("${column}", 21, 2) = 'PM')) ||
    substr("${column}", 14, 6)
  END`;

const question = `
  WITH request AS (
    SELECT "Borough" AS borough, ${sortable('Created Date')} AS created, ${sortable('Closed Date')} AS closed,
           ${sortable('Due Date')} AS due FROM export),
  counted AS (
    SELECT borough,
           created <= :at AS received,
           created <= :at AND closed IS NOT NULL AND closed <= :at AS closed,
           created <= :at AND (closed IS NULL OR closed > :at) AND due IS NOT NULL AND due < :at AS overdue
    FROM request)
  SELECT borough, sum(received) AS received, sum(received) - sum(closed) AS open, sum(overdue) AS overdue,
         sum(closed) AS closed FROM counted GROUP BY borough
  UNION ALL
  SELECT 'city', sum(received), sum(received) - sum(closed), sum(overdue), sum(closed) FROM counted`;

/**
 * Counts the export with SQL alone, at `at` ("2013-12-25 23:00:00"): shares no code with the replay, so that one can be wrong
 * without the other.
 */
export function countBySql(file: string, at: string): BoroughCounts[] {
  const [header = [], ...rows]: string[][] = parse(readFileSync(file), { bom: true });
  const database = new DatabaseSync(':memory:');
  database.exec(`CREATE TABLE export (${header.map((name) => `"${name}" TEXT`).join(', ')})`);
  const insert = database.prepare(`INSERT INTO export VALUES (${header.map(() => '?').join(', ')})`);
  for (const row of rows) insert.run(...row);
  const counts = database.prepare(question).all({ at }) as unknown as BoroughCounts[];
  database.close();
  return counts;
}

if (process.argv[1] === import.meta.filename)
  console.table(countBySql(process.argv[2] ?? '', process.argv[3] ?? '2013-12-26 00:00:00'));
