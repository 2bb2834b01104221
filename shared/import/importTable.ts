/**
 * A cell as its file holds it. A spreadsheet knows numbers and dates as such and they need no form; a text says nothing
 * yet. `percent`: shown with a per cent sign, so that 0.724 reads 72.4 %. `formula`: a cached result, not typed by anybody.
 */
export type TableCell =
  | { readonly kind: 'blank' }
  | { readonly kind: 'text'; readonly text: string; readonly formula?: boolean }
  | {
      readonly kind: 'number';
      readonly number: number;
      readonly percent?: boolean;
      readonly formula?: boolean;
    }
  /** Wall time of the spreadsheet, `YYYY-MM-DDTHH:MM:SS`; a midnight is a day without a time. */
  | { readonly kind: 'date'; readonly text: string; readonly formula?: boolean }
  /** An error of the spreadsheet: `#N/A`, `#DIV/0!`. */
  | { readonly kind: 'error'; readonly text: string }
  | { readonly kind: 'truth'; readonly truth: boolean }
  /** A formula whose result the file does not hold: whoever wrote the file never computed it. */
  | { readonly kind: 'uncomputed' }
  /** Part of several cells merged into one: which of them the value belongs to is not said. `text` in the first of them. */
  | { readonly kind: 'merged'; readonly range: string; readonly text: string };

export interface TableRow {
  /** Row of the sheet, or line of the file on which the row begins; from 1. */
  readonly line: number;
  readonly cells: readonly TableCell[];
}

/** The columns and rows of one sheet or text file, header apart. */
export interface ImportTable {
  readonly header: TableRow;
  readonly rows: readonly TableRow[];
}

export const blankCell: TableCell = { kind: 'blank' };

export const isBlank = (cell: TableCell): boolean =>
  cell.kind === 'blank' || (cell.kind === 'text' && cell.text.trim() === '');

/** A cell as a person reads it in the preview. */
export function cellText(cell: TableCell): string {
  switch (cell.kind) {
    case 'blank':
      return '';
    case 'number':
      return cell.percent ? `${Number((cell.number * 100).toPrecision(15))}%` : String(cell.number);
    case 'text':
    case 'error':
    case 'merged':
      return cell.text;
    case 'date':
      return cell.text.endsWith('T00:00:00') ? cell.text.slice(0, 10) : cell.text.replace('T', ' ');
    case 'truth':
      return cell.truth ? 'TRUE' : 'FALSE';
    case 'uncomputed':
      return '=?';
    default:
      return cell satisfies never;
  }
}

/** `A`, `Z`, `AA` of a column counted from 0. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

/** The other way round; -1 for what is no column. */
export function columnOfLetters(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + (letter.charCodeAt(0) - 64);
  return /^[A-Z]+$/.test(letters) ? column - 1 : -1;
}
