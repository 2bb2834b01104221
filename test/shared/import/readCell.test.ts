import { describe, expect, test } from 'vitest';
import { rejectReason } from '#shared/import/importReject.ts';
import { type CellFault, isFault, readDateCell, readNumberCell } from '#shared/import/readCell.ts';

const aText = (text: string) => ({ kind: 'text', text }) as const;
const reasonOf = (read: Parameters<typeof isFault>[0] | CellFault): string => {
  if (read === null || !isFault(read)) throw new Error('expected a cell that cannot be read');
  return rejectReason({ code: read.fault, text: read.text }).vi;
};

describe('a cell that cannot be read', () => {
  test.each([
    ['number', readNumberCell(aText('abc'), null), readNumberCell(aText('abc'), 'comma-decimal')],
    ['date', readDateCell(aText('2026-13-45'), null), readDateCell(aText('2026-13-45'), 'day-first')],
  ])('as a %s speaks of the chosen form only where one was chosen', (_what, unchosen, chosen) => {
    expect(reasonOf(unchosen)).not.toContain('đã chọn');
    expect(reasonOf(chosen)).toContain('đã chọn');
  });
});
