import { CsvError, parse } from 'csv-parse/sync';
import { FileFault } from '#server/import/tableReader.ts';
import { type Delimiter, delimiters, maxColumns } from '#shared/import/importPlan.ts';
import { blankCell, type TableRow } from '#shared/import/importTable.ts';
import { maxRows } from './readSheet.ts';

function lineOfFault(bytes: Uint8Array, label: string): number {
  // Read leniently: the first character that stands for what could not be read marks the line.
  const text = new TextDecoder(label).decode(bytes);
  return text.slice(0, Math.max(text.indexOf('\ufffd'), 0)).split('\n').length;
}

function decoded(bytes: Uint8Array<ArrayBuffer>, label: string): string {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    // Not a fault of ours: the file is in another encoding.
    throw new FileFault('not-utf8', String(lineOfFault(bytes, label)));
  }
}

/**
 * The text of a file: UTF-16 with its mark, else UTF-8, with its mark or without. Old Vietnamese code pages cannot be told
 * apart by their bytes, so what is not UTF-8 is refused, with the line.
 */
export function decodeText(bytes: Uint8Array<ArrayBuffer>): string {
  const [first, second] = bytes;
  const isLittle = first === 0xff && second === 0xfe;
  const isBig = first === 0xfe && second === 0xff;
  const text = decoded(bytes, isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8');
  if (text.includes('\0')) throw new FileFault('not-a-table');
  return text;
}

const lineBreak = /\r\n|\n|\r/;
/** Excel's own first line, which says what separates and is no data. */
const separatorLine = /^sep=(.)\s*$/i;

function countOutsideQuotes(line: string, delimiter: Delimiter): number {
  return line.replace(/"(?:[^"]|"")*"/g, '').split(delimiter).length - 1;
}

/** The separator that the first line with anything in it has most of; shown to the person, who may change it. */
export function detectDelimiter(text: string): Delimiter {
  const [first = '', second = ''] = text
    .slice(0, 65_536)
    .split(lineBreak)
    .filter((line) => line.trim() !== '');
  const said = separatorLine.exec(first)?.[1];
  if (said !== undefined) return delimiters.find((one) => one === said) ?? ',';
  // A report's title may stand above the names of the columns.
  const line = delimiters.some((delimiter) => countOutsideQuotes(first, delimiter) > 0) ? first : second;
  const counts = delimiters.map((delimiter) => ({ delimiter, count: countOutsideQuotes(line, delimiter) }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).delimiter;
}

/** The rows of a text file; `line` is that on which a row begins. */
export function readDelimited(text: string, delimiter: Delimiter): TableRow[] {
  const hasSeparatorLine = separatorLine.test(text.slice(0, 10).split(lineBreak)[0] ?? '');
  try {
    const records: string[][] = parse(text, {
      delimiter,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      max_record_size: 1_000_000,
      to: maxRows + 1,
      from_line: hasSeparatorLine ? 2 : 1,
    });
    if (records.length > maxRows) throw new FileFault('too-many-rows', `> ${maxRows}`);
    // Counted here: the parser counts a line break of two characters inside quotes twice.
    let line = hasSeparatorLine ? 2 : 1;
    return records.map((record) => {
      if (record.length > maxColumns) throw new FileFault('too-many-rows', `> ${maxColumns}`);
      const beginsAt = line;
      line += 1 + record.reduce((sum, field) => sum + field.split(lineBreak).length - 1, 0);
      const cells = record.map((field) =>
        field === '' ? blankCell : { kind: 'text' as const, text: field },
      );
      return { line: beginsAt, cells };
    });
  } catch (error) {
    if (error instanceof CsvError) throw new FileFault('unclosed-quote', String(error.lines ?? '?'));
    throw error;
  }
}
