// Station 1 of a reading: line protocol, as every Influx client and Telegraf send it, becomes raw points.
import type { RawPoint } from '#server/indicator/rawPoint.ts';
import type { Rejection } from '#shared/protocol/routes.ts';
import { takeFieldValue } from './fieldValue.ts';
import { code, LineCursor, LineFault } from './lineCursor.ts';
import { instantOf, type Precision } from './precision.ts';

export interface LineOptions {
  /** Unit of the timestamps. */
  readonly precision: Precision;
  /** Epoch ms; the time of lines that carry none. */
  readonly now: number;
}

export interface ParsedLines {
  readonly points: readonly RawPoint[];
  readonly rejections: readonly Rejection[];
  /** Bad lines beyond those in `rejections`: only counted, or a body of nothing else would fill the memory. */
  readonly unlisted: number;
}

const listedAtMost = 10_000;

/**
 * Names that come from outside: no prototype may answer for a tag called `constructor`. Not `Object.create(null)`, which V8 keeps
 * as a hash table of half a kilobyte: two of them for each line made collecting garbage the largest cost of a request.
 */
function Names(this: object) {}
Names.prototype = Object.create(null);
const noNames = <Value>(): Record<string, Value> =>
  new (Names as unknown as new () => Record<string, Value>)();

function takeTags(cursor: LineCursor): Record<string, string> {
  const tags = noNames<string>();
  while (cursor.peek() === code.comma) {
    cursor.at += 1;
    const key = cursor.takeName(false);
    if (key === '') throw new LineFault('a tag has no name');
    if (cursor.peek() !== code.equals) throw new LineFault(`tag "${key}" has no value`);
    cursor.at += 1;
    const value = cursor.takeName(false);
    if (value === '') throw new LineFault(`tag "${key}" has no value`);
    if (cursor.peek() === code.equals)
      throw new LineFault(`the value of tag "${key}" has an equals sign without a backslash`);
    if (key in tags) throw new LineFault(`tag "${key}" is given twice`);
    tags[key] = value;
  }
  return tags;
}

function takeFields(cursor: LineCursor): Record<string, number | string | boolean> {
  const fields = noNames<number | string | boolean>();
  for (;;) {
    const key = cursor.takeName(false);
    if (key === '') throw new LineFault('a field has no name');
    if (cursor.peek() !== code.equals) throw new LineFault(`field "${key}" has no value`);
    cursor.at += 1;
    if (key in fields) throw new LineFault(`field "${key}" is given twice`);
    fields[key] = takeFieldValue(cursor);
    if (cursor.peek() !== code.comma) return fields;
    cursor.at += 1;
  }
}

function takeInstant(cursor: LineCursor, { precision, now }: LineOptions): number {
  if (cursor.atLineEnd) return now;
  if (!cursor.skipSpaces()) throw new LineFault('unexpected characters after a field value');
  if (cursor.atLineEnd) return now;
  const token = cursor.takeBare();
  if (!/^-?\d{1,19}$/.test(token)) throw new LineFault(`"${token}" is no timestamp; expected a whole number`);
  const at = instantOf(token, precision);
  if (at === null)
    throw new LineFault(`timestamp ${token} is out of range; check the precision`, 'time-out-of-range');
  cursor.skipSpaces();
  if (!cursor.atLineEnd) throw new LineFault('unexpected characters after the timestamp');
  return at;
}

function takePoint(cursor: LineCursor, options: LineOptions): RawPoint {
  const position = cursor.line;
  const measurement = cursor.takeName(true);
  if (measurement === '') throw new LineFault('the measurement is missing');
  const tags = takeTags(cursor);
  if (!cursor.skipSpaces() || cursor.atLineEnd) throw new LineFault('the line has no fields');
  const fields = takeFields(cursor);
  return { position, measurement, tags, fields, at: takeInstant(cursor, options) };
}

/** Skips what is no point: empty lines and comments. False at a point. */
function isBlankLine(cursor: LineCursor): boolean {
  while (cursor.peek() === code.space || cursor.peek() === code.tab) cursor.at += 1;
  return cursor.atLineEnd || cursor.peek() === code.hash;
}

/**
 * Reads a body of line protocol. A bad line is refused with its number, from 1, and the reason; the good ones are kept. A
 * body with a byte order mark is refused as its first line: it comes from a file that was saved as something else.
 */
export function parseLines(text: string, options: LineOptions): ParsedLines {
  const points: RawPoint[] = [];
  const rejections: Rejection[] = [];
  let unlisted = 0;
  const cursor = new LineCursor(text);
  while (!cursor.atEnd) {
    const { at, line } = cursor;
    try {
      if (at === 0 && cursor.peek() === 0xfeff) throw new LineFault('the body begins with a byte order mark');
      if (!isBlankLine(cursor)) points.push(takePoint(cursor, options));
    } catch (fault) {
      if (!(fault instanceof LineFault)) throw fault;
      if (rejections.length < listedAtMost)
        rejections.push({ position: line, code: fault.kind, detail: fault.message });
      else unlisted += 1;
      // Only this line is lost, though a text that was never closed may have run into the next ones.
      if (cursor.line > line) cursor.maySpanLines = false;
      cursor.at = at;
      cursor.line = line;
    }
    cursor.skipLine();
  }
  return { points, rejections, unlisted };
}
