import type { DateForm, WallTime } from './dateForm.ts';
import { endOfMonth, parseDateText } from './dateForm.ts';
import type { ImportRejectCode } from './importReject.ts';
import { cellText, isBlank, type TableCell } from './importTable.ts';
import { type NumberForm, parseNumberText } from './numberForm.ts';

/** A cell that cannot be taken, with the code of why. */
export interface CellFault {
  readonly fault: ImportRejectCode;
  readonly text: string;
}

export const isFault = (value: object | string | number | null): value is CellFault =>
  typeof value === 'object' && value !== null && 'fault' in value;

const fault = (code: ImportRejectCode, text: string): CellFault => ({ fault: code, text });

/** What no column can use, whatever it holds; null for a cell that says something. */
function brokenCell(cell: TableCell): CellFault | null {
  if (cell.kind === 'error') return fault('error-cell', cell.text);
  if (cell.kind === 'uncomputed') return fault('formula-uncomputed', '');
  if (cell.kind === 'merged') return fault('merged-cell', cell.range);
  return null;
}

const atMost = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

/** A number cell with what is told of it. */
export interface CellNumber {
  readonly number: number;
  readonly percent: boolean;
}

/** null for a blank: it is no zero. A text may end in a per cent sign. */
export function readNumberCell(cell: TableCell, form: NumberForm | null): CellNumber | CellFault | null {
  if (isBlank(cell)) return null;
  const broken = brokenCell(cell);
  if (broken) return broken;
  if (cell.kind === 'number')
    return cell.percent
      ? { number: Number((cell.number * 100).toPrecision(15)), percent: true }
      : { number: cell.number, percent: false };
  if (cell.kind !== 'text') return fault('wrong-kind', cellText(cell));
  const percent = /%\s*$/.test(cell.text);
  const reading = parseNumberText(percent ? cell.text.replace(/%\s*$/, '') : cell.text, form);
  if (reading.kind === 'number') return { number: reading.number, percent };
  const unreadable = form === null ? 'no-number' : 'number-unreadable';
  return fault(reading.kind === 'ambiguous' ? 'number-ambiguous' : unreadable, atMost(cell.text.trim()));
}

/** A wall time of a spreadsheet; its midnights are days, because that is how it keeps them. */
function wallOfSheet(text: string): WallTime | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})$/.exec(text);
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, seconds = 0] = match.slice(1).map(Number);
  const second = hour * 3_600 + minute * 60 + seconds;
  return { year, month, day, second: second === 0 ? null : second, offset: null };
}

/**
 * A spreadsheet turns "03/2026" into the first of March and a year into a number. In a column of periods, and only there, they
 * are what was typed; any other day in it is none.
 */
function periodOfSheet(cell: TableCell): WallTime | null {
  if (cell.kind === 'date') {
    const wall = wallOfSheet(cell.text);
    return wall?.day === 1 && wall.second === null ? endOfMonth(wall.year, wall.month) : null;
  }
  if (cell.kind !== 'number' || cell.percent) return null;
  return Number.isInteger(cell.number) && cell.number >= 1900 && cell.number <= 2100
    ? endOfMonth(cell.number, 12)
    : null;
}

export function readDateCell(cell: TableCell, form: DateForm | null): WallTime | CellFault | null {
  if (isBlank(cell)) return null;
  const broken = brokenCell(cell);
  if (broken) return broken;
  const unreadable = form === null ? 'no-date' : 'date-unreadable';
  if (form === 'period' && cell.kind !== 'text')
    return periodOfSheet(cell) ?? fault(unreadable, cellText(cell));
  if (cell.kind === 'date') return wallOfSheet(cell.text) ?? fault(unreadable, cell.text);
  // A bare number in a column of dates may be a year, a serial number or yyyymmdd: it is not for us to say which.
  if (cell.kind !== 'text') return fault(unreadable, cellText(cell));
  const reading = parseDateText(cell.text, form);
  if (reading.kind === 'date') return reading.wall;
  return fault(reading.kind === 'ambiguous' ? 'date-ambiguous' : unreadable, atMost(cell.text.trim()));
}

/** A code or a name; a spreadsheet keeps codes as numbers. */
export function readNameCell(cell: TableCell): string | CellFault | null {
  if (isBlank(cell)) return null;
  const broken = brokenCell(cell);
  if (broken) return broken;
  if (cell.kind === 'truth' || cell.kind === 'date') return fault('wrong-kind', cellText(cell));
  return cellText(cell).trim().normalize('NFC').slice(0, 200);
}
