import writeExcelFile, { type Row } from 'write-excel-file/node';
import type { LocalCalendar } from '#shared/import/localInstant.ts';
import type { ExportCell, ExportTable } from './exportTable.ts';

const dateFormat = 'yyyy-mm-dd hh:mm:ss';
const columnWidth = 20;

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no way to write them
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A text is written as a text and never as a formula, whatever it begins with. */
const textCell = (text: string) => ({ value: text.replace(unwritable, ''), type: String });

function sheetCell(cell: ExportCell, calendar: LocalCalendar) {
  if (cell === null) return null;
  if (cell.kind === 'text') return textCell(cell.text);
  if (cell.kind === 'number') return { value: cell.number, type: Number };
  // A spreadsheet knows no zones: what is written is the clock on the wall, to the second.
  const wallMs = Math.floor(calendar.wallMsOf(cell.at) / 1_000) * 1_000;
  return { value: new Date(wallMs), type: Date, format: dateFormat };
}

/** What a sheet may be called: no more than 31 characters and none of these. */
const sheetName = (name: string): string => name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);

/** A table as a workbook of one sheet, with real numbers and dates. */
export function xlsxFile({ name, header, rows }: ExportTable, calendar: LocalCalendar): Promise<Buffer> {
  const head: Row = header.map((text) => ({ ...textCell(text), fontWeight: 'bold' as const }));
  const body = rows.map((row): Row => row.map((cell) => sheetCell(cell, calendar)));
  return writeExcelFile([head, ...body], {
    sheet: sheetName(name),
    columns: header.map(() => ({ width: columnWidth })),
    stickyRowsCount: 1,
  }).toBuffer();
}
