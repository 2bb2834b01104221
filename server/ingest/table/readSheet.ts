import { FileFault } from '#server/import/tableReader.ts';
import { maxColumns } from '#shared/import/importPlan.ts';
import {
  blankCell,
  cellText,
  columnOfLetters,
  type TableCell,
  type TableRow,
} from '#shared/import/importTable.ts';
import { wallOfSerial } from './numberFormat.ts';
import { readXml } from './readXml.ts';
import { unescaped, type WorkbookParts } from './workbookParts.ts';

/** All rows of a sheet from the top, those above the header too. */
export interface SheetRows {
  readonly rows: readonly TableRow[];
  /** Rows that a filter or a person has hidden; they are read all the same. */
  readonly hiddenRows: number;
}

export const maxRows = 200_000;
export const maxCells = 3_000_000;

type Shared = Pick<WorkbookParts, 'strings' | 'looks' | 'isSince1904'>;

/** A cell while its element is open. */
interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  isFormula: boolean;
  hasValue: boolean;
  value: string;
}

const formulaMark = (isFormula: boolean): { formula?: boolean } => (isFormula ? { formula: true } : {});

function numberCell({ value, style, isFormula }: OpenCell, { looks, isSince1904 }: Shared): TableCell {
  const number = Number(value);
  if (!Number.isFinite(number)) return { kind: 'error', text: value.slice(0, 40) };
  const mark = formulaMark(isFormula);
  const look = looks[style] ?? 'plain';
  if (look === 'percent') return { kind: 'number', number, percent: true, ...mark };
  if (look === 'plain') return { kind: 'number', number, ...mark };
  const wall = wallOfSerial(number, isSince1904);
  return wall === null ? { kind: 'number', number, ...mark } : { kind: 'date', text: wall, ...mark };
}

function cellOf(cell: OpenCell, shared: Shared): TableCell {
  const { type, value, isFormula, hasValue } = cell;
  // A formula whose result is an empty text was computed; one without any value was not.
  if (isFormula && !hasValue && type !== 'str') return { kind: 'uncomputed' };
  if (value === '') return blankCell;
  const mark = formulaMark(isFormula);
  switch (type) {
    case 's':
      return { kind: 'text', text: shared.strings[Number(value)] ?? '', ...mark };
    case 'str':
    case 'inlineStr':
      return { kind: 'text', text: unescaped(value), ...mark };
    case 'b':
      return { kind: 'truth', truth: value === '1' };
    case 'e':
      return { kind: 'error', text: value };
    case 'd':
      return { kind: 'text', text: value, ...mark };
    default:
      return numberCell(cell, shared);
  }
}

interface Range {
  readonly text: string;
  readonly lines: readonly [number, number];
  readonly columns: readonly [number, number];
}

function rangeOf(text: string): Range | null {
  const match = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(text);
  if (!match) return null;
  const [, left = '', top, right = '', bottom] = match;
  return {
    text,
    lines: [Number(top), Number(bottom)],
    columns: [columnOfLetters(left), columnOfLetters(right)],
  };
}

/** Every cell of a merged range is marked: only its first one holds the value, and for whom it stands is not said. */
function withMerges(rows: readonly TableRow[], merges: readonly Range[]): TableRow[] {
  if (merges.length === 0) return [...rows];
  return rows.map((row) => {
    const touching = merges.filter(({ lines }) => lines[0] <= row.line && row.line <= lines[1]);
    if (touching.length === 0) return row;
    const width = Math.max(
      row.cells.length,
      ...touching.map(({ columns }) => Math.min(columns[1] + 1, maxColumns)),
    );
    const cells = Array.from({ length: width }, (_, column): TableCell => {
      const merge = touching.find(({ columns }) => columns[0] <= column && column <= columns[1]);
      const cell = row.cells[column] ?? blankCell;
      return merge ? { kind: 'merged', range: merge.text, text: cellText(cell) } : cell;
    });
    return { line: row.line, cells };
  });
}

/** Reads the cells of a sheet; bounded in rows, columns and cells. */
export function readSheet(name: string, bytes: Buffer, shared: Shared): SheetRows {
  const rows: TableRow[] = [];
  const merges: Range[] = [];
  let hiddenRows = 0;
  let taken = 0;
  let line = 0;
  let cells: TableCell[] = [];
  let cell: OpenCell | null = null;
  let isValue = false;
  let isPhonetic = false;

  const columnIn = (reference: string | undefined): number => {
    const column = reference === undefined ? cells.length : columnOfLetters(reference.replace(/\d+$/, ''));
    if (column < 0) throw new FileFault('damaged', `${name} ${reference ?? ''}`);
    return column;
  };
  const take = (open: OpenCell): void => {
    const read = cellOf(open, shared);
    if (read.kind === 'blank') return;
    if (open.column >= maxColumns) throw new FileFault('too-many-rows', `> ${maxColumns}`);
    taken += 1;
    if (taken > maxCells) throw new FileFault('too-many-rows', `> ${maxCells}`);
    while (cells.length < open.column) cells.push(blankCell);
    cells[open.column] = read;
  };

  readXml(name, bytes, {
    open: (tag, attributes) => {
      if (tag === 'row') {
        line = attributes.r === undefined ? line + 1 : Number(attributes.r);
        cells = [];
        if (/^(1|true)$/.test(attributes.hidden ?? '')) hiddenRows += 1;
      } else if (tag === 'c')
        cell = {
          column: columnIn(attributes.r),
          type: attributes.t ?? 'n',
          style: Number(attributes.s ?? 0),
          isFormula: false,
          hasValue: false,
          value: '',
        };
      else if (tag === 'rPh') isPhonetic = true;
      else if (tag === 'mergeCell') {
        const range = rangeOf(attributes.ref ?? '');
        if (range) merges.push(range);
      } else if (cell && tag === 'f') cell.isFormula = true;
      else if (cell && (tag === 'v' || (tag === 't' && cell.type === 'inlineStr'))) {
        isValue = !isPhonetic;
        cell.hasValue = true;
      }
    },
    text: (text) => {
      if (cell && isValue) cell.value += text;
    },
    close: (tag) => {
      if (tag === 'v' || tag === 't') isValue = false;
      else if (tag === 'rPh') isPhonetic = false;
      else if (tag === 'c' && cell) {
        take(cell);
        cell = null;
      } else if (tag === 'row' && cells.length > 0) {
        if (rows.length >= maxRows) throw new FileFault('too-many-rows', `> ${maxRows}`);
        rows.push({ line, cells });
      }
    },
  });
  return { rows: withMerges(rows, merges), hiddenRows };
}
