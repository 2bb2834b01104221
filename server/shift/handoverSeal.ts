import { createHash } from 'node:crypto';
import type { Handover, HandoverSheet } from '#shared/shift/handover.ts';
import type { HandoverEntry } from './shiftStore.ts';

/** What stands before the first entry. */
export const beforeTheFirst = '0'.repeat(64);

/** The same content is the same text, in whatever order its keys were written. */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonicalText(part)}`).join(',')}}`;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** SHA-256 of a sheet: both shifts sign this. */
export const sheetHashOf = (sheet: HandoverSheet): string => sha256(canonicalText(sheet));

type Unsealed = Pick<HandoverEntry, 'at' | 'event' | 'handover'>;

/** The entry that follows `last`, sealed to it. */
export function sealed(last: HandoverEntry | null, { at, event, handover }: Unsealed): HandoverEntry {
  const previousHash = last?.hash ?? beforeTheFirst;
  const content = { number: (last?.number ?? 0) + 1, at, event, handover, previousHash };
  return { ...content, hash: sha256(canonicalText(content)) };
}

function problemOf(entry: HandoverEntry, last: HandoverEntry | null): string | null {
  const { number, at, event, handover } = entry;
  if (number !== (last?.number ?? 0) + 1) return `handover entry ${(last?.number ?? 0) + 1} is missing`;
  if (sealed(last, { at, event, handover }).hash !== entry.hash)
    return `handover entry ${number} is not what was sealed`;
  return sheetHashOf(handover.sheet) === handover.sheetHash
    ? null
    : `the sheet of handover entry ${number} is not what was signed`;
}

/** Every broken seal, in words; none when all entries are as they were written. `now` is what the list shows of each. */
export function handoverProblems(
  entries: readonly HandoverEntry[],
  now: (id: Handover['id']) => Handover | undefined,
): string[] {
  const problems = entries.flatMap((entry, index) => problemOf(entry, entries[index - 1] ?? null) ?? []);
  const ends = new Map(entries.map(({ handover }) => [handover.id, handover]));
  for (const [id, handover] of ends)
    if (canonicalText(now(id) ?? null) !== canonicalText(handover))
      problems.push(`handover ${id} is shown otherwise than it is on record`);
  return problems;
}
