import { csvText } from '#shared/import/csvText.ts';
import type { LocalCalendar } from '#shared/import/localInstant.ts';
import { plainDigits } from '#shared/indicator/decimal.ts';
import type { Language } from '#shared/locale/localText.ts';
import type { ExportCell, ExportTable } from './exportTable.ts';

/** `2026-11-25 14:00:00`: the one order of a date that nobody can misread. */
const clockText = (at: number, calendar: LocalCalendar): string =>
  new Date(calendar.wallMsOf(at)).toISOString().slice(0, 19).replace('T', ' ');

/**
 * A table as CSV for the Excel of its language: Vietnamese with a decimal comma and semicolons, English with a dot and commas.
 * The other way round 1.234 would be read as a thousand times as much.
 */
export function csvFile(table: ExportTable, language: Language, calendar: LocalCalendar): Buffer {
  const isVietnamese = language === 'vi';
  const textOf = (cell: ExportCell): string => {
    if (cell === null) return '';
    if (cell.kind === 'text') return cell.text;
    if (cell.kind === 'instant') return clockText(cell.at, calendar);
    const digits = plainDigits(cell.number);
    return isVietnamese ? digits.replace('.', ',') : digits;
  };
  const rows = [table.header, ...table.rows.map((row) => row.map(textOf))];
  return Buffer.from(csvText(rows, isVietnamese ? ';' : ','));
}
