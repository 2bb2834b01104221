import { FileFault } from '#server/import/tableReader.ts';
import { createIndicatorFinder } from '#shared/import/importColumns.ts';
import { type Delimiter, headerSignature, type TableChoice } from '#shared/import/importPlan.ts';
import type { AskedTable, FileFacts, TableLook } from '#shared/import/importProtocol.ts';
import { cellText, type ImportTable, isBlank, type TableRow } from '#shared/import/importTable.ts';
import { suggestPlan } from '#shared/import/suggestPlan.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import { decodeText, detectDelimiter, readDelimited } from './readDelimited.ts';
import { readSheet, type SheetRows } from './readSheet.ts';
import { readWorkbookParts } from './workbookParts.ts';
import { openZip } from './zipEntries.ts';

/** A file in memory, with the sheet that was looked at last. */
export interface TableFile {
  readonly facts: FileFacts;
  /** `headerLine` null: where the names of the columns seem to be. */
  look(asked: AskedTable, indicators: readonly Indicator[]): TableLook;
  table(choice: TableChoice): ImportTable;
}

const sheetPart = 256 * 1024 ** 2;
const headerWithin = 30;
const sampleRows = 12;
const longestShown = 60;

type Source = Pick<FileFacts, 'format' | 'sheets' | 'delimiter'> & {
  read(choice: Pick<TableChoice, 'sheet' | 'delimiter'>): SheetRows;
};

function workbookSource(bytes: Uint8Array<ArrayBuffer>): Source {
  const zip = openZip(bytes);
  const parts = readWorkbookParts(zip);
  return {
    format: 'xlsx',
    sheets: parts.sheets.map(({ name, hidden }) => ({ name, hidden })),
    delimiter: null,
    read: ({ sheet }) => {
      const part = parts.sheets.find(({ name }) => name === sheet);
      if (!part) throw new FileFault('no-such-sheet', sheet ?? '');
      return readSheet(part.name, zip.read(part.path, sheetPart), parts);
    },
  };
}

function textSource(bytes: Uint8Array<ArrayBuffer>): Source {
  const text = decodeText(bytes);
  const detected = detectDelimiter(text);
  return {
    format: 'csv',
    sheets: [],
    delimiter: detected,
    read: ({ delimiter }) => ({ rows: readDelimited(text, delimiter ?? detected), hiddenRows: 0 }),
  };
}

function sourceOf(bytes: Uint8Array<ArrayBuffer>): Source {
  if (bytes.length === 0) throw new FileFault('empty');
  const [a, b, c, d] = bytes;
  if (a === 0x50 && b === 0x4b && c === 0x03 && d === 0x04) return workbookSource(bytes);
  // The old container of Office: .xls, and every workbook with a password.
  if (a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0) throw new FileFault('old-or-locked-workbook');
  return textSource(bytes);
}

/** The first row that looks like names of columns: two cells or more, and every one of them a text. */
function headerLineIn(rows: readonly TableRow[]): number {
  const header = rows.slice(0, headerWithin).find(({ cells }) => {
    const filled = cells.filter((cell) => !isBlank(cell));
    return filled.length >= 2 && filled.every((cell) => cell.kind === 'text');
  });
  return header?.line ?? rows[0]?.line ?? 1;
}

/** Blank columns behind the last name belong to nothing. */
function headerOf(rows: readonly TableRow[], line: number): TableRow {
  const row = rows.find((one) => one.line === line);
  const merged = row?.cells.find((cell) => cell.kind === 'merged');
  if (merged?.kind === 'merged') throw new FileFault('header-merged', merged.range);
  const last = row?.cells.findLastIndex((cell) => !isBlank(cell)) ?? -1;
  if (!row || last < 0) throw new FileFault('header-missing', String(line));
  return { line, cells: row.cells.slice(0, last + 1) };
}

const shown = ({ line, cells }: TableRow) => ({
  line,
  cells: cells.slice(0, 50).map((cell) => cellText(cell).slice(0, longestShown)),
});

/** Opens a file by its first bytes; its name says nothing that could be relied on. Throws `FileFault`. */
export function openTableFile(bytes: Uint8Array<ArrayBuffer>): TableFile {
  const source = sourceOf(bytes);
  let last: { readonly key: string; readonly content: SheetRows } | null = null;
  const contentOf = (sheet: string | null, delimiter: Delimiter | null): SheetRows => {
    const key = JSON.stringify([sheet, delimiter]);
    if (last?.key !== key) last = { key, content: source.read({ sheet, delimiter }) };
    return last.content;
  };
  const { format, sheets, delimiter } = source;
  // A workbook often begins with an empty sheet or a cover.
  const visible = sheets.filter(({ hidden }) => !hidden);
  const sheet =
    (visible.find(({ name }) => contentOf(name, null).rows.length > 0) ?? visible[0] ?? sheets[0])?.name ??
    null;
  if (format === 'xlsx' && sheet === null) throw new FileFault('empty');
  const first = contentOf(sheet, delimiter);
  if (first.rows.length === 0 && sheets.length < 2) throw new FileFault('empty', sheet ?? '');

  const table = (choice: TableChoice): ImportTable => {
    const { rows } = contentOf(choice.sheet, choice.delimiter);
    if (rows.length === 0) throw new FileFault('empty', choice.sheet ?? '');
    const header = headerOf(rows, choice.headerLine);
    return { header, rows: rows.filter(({ line }) => line > choice.headerLine) };
  };
  /** A wrong header row is corrected on the page, where the first rows are shown: it is no reason to show nothing. */
  const tableOrFault = (choice: TableChoice): { table: ImportTable | null; fault: string | null } => {
    try {
      return { table: table(choice), fault: null };
    } catch (error) {
      if (error instanceof FileFault) return { table: null, fault: error.message };
      throw error;
    }
  };
  return {
    facts: { format, sheets, delimiter, choice: { sheet, delimiter, headerLine: headerLineIn(first.rows) } },
    table,
    look: (asked, indicators) => {
      const { rows: all, hiddenRows } = contentOf(asked.sheet, asked.delimiter);
      const choice = { ...asked, headerLine: asked.headerLine ?? headerLineIn(all) };
      const read = tableOrFault(choice);
      const header = read.table?.header ?? { line: choice.headerLine, cells: [] };
      return {
        choice,
        fault: read.fault,
        header: header.cells.map((cell) =>
          cellText(cell)
            .normalize('NFC')
            .slice(0, longestShown * 2),
        ),
        signature: headerSignature(header),
        rows: read.table?.rows.length ?? 0,
        hiddenRows,
        sample: all.slice(0, sampleRows).map(shown),
        suggestion: suggestPlan(header, choice, createIndicatorFinder(indicators)),
      };
    },
  };
}
