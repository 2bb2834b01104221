import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** One request to New York's 311 line. Times are epoch ms of the local wall clock read as UTC: only differences matter. */
export interface CaseRecord {
  readonly createdAt: number;
  readonly closedAt: number | null;
  readonly dueAt: number | null;
  /** Area code of the replay profile. */
  readonly board: string;
}

/** "12/25/2013 11:59:08 PM" → epoch ms; null for an empty field. */
export function parseCaseTime(text: string): number | null {
  if (text === '') return null;
  const match = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d):(\d\d):(\d\d) (AM|PM)$/.exec(text);
  if (!match) throw new Error(`"${text}" is no time of this file`);
  const [, month, day, year, hour, minute, second, half] = match;
  const hours = (Number(hour) % 12) + (half === 'PM' ? 12 : 0);
  return Date.UTC(Number(year), Number(month) - 1, Number(day), hours, Number(minute), Number(second));
}

export const boardCode = (communityBoard: string): string =>
  `board-${communityBoard
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')}`;

type Row = Readonly<Record<'Created Date' | 'Closed Date' | 'Due Date' | 'Community Board', string>>;

/**
 * Reads the export. Nothing is left out: requests without a borough have areas of their own, and one that was closed before
 * it was created (there is one) counts as closed from its creation on.
 */
export function readCases(file: string): CaseRecord[] {
  const rows: Row[] = parse(readFileSync(file), { columns: true, bom: true });
  return rows.map((row) => {
    const createdAt = parseCaseTime(row['Created Date']);
    if (createdAt === null) throw new Error('a request without a creation time');
    return {
      createdAt,
      closedAt: parseCaseTime(row['Closed Date']),
      dueAt: parseCaseTime(row['Due Date']),
      board: boardCode(row['Community Board']),
    };
  });
}

/** What the feedback indicators of one area are at a moment. */
export interface CaseCounts {
  readonly received: number;
  readonly open: number;
  readonly overdue: number;
  readonly closed: number;
}

/** A request is overdue while it is open and its due time has passed; most have no due time and never are. */
export function countCases(cases: readonly CaseRecord[], at: number): Map<string, CaseCounts> {
  const counts = new Map<string, CaseCounts>();
  for (const { createdAt, closedAt, dueAt, board } of cases) {
    const known = counts.get(board) ?? { received: 0, open: 0, overdue: 0, closed: 0 };
    const received = createdAt <= at ? 1 : 0;
    const closed = received === 1 && closedAt !== null && closedAt <= at ? 1 : 0;
    const open = received - closed;
    counts.set(board, {
      received: known.received + received,
      open: known.open + open,
      overdue: known.overdue + (open === 1 && dueAt !== null && dueAt < at ? 1 : 0),
      closed: known.closed + closed,
    });
  }
  return counts;
}
