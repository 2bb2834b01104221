import { code, type LineCursor, LineFault } from './lineCursor.ts';

const words: Readonly<Record<string, boolean>> = Object.assign(Object.create(null), {
  t: true,
  T: true,
  true: true,
  True: true,
  TRUE: true,
  f: false,
  F: false,
  false: false,
  False: false,
  FALSE: false,
});

const wholeForm = /^-?\d+$/;
const floatForm = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** "812i", "812u": whole numbers. Beyond 2^53 − 1 a double would silently keep another number. */
function parseWhole(token: string, unsigned: boolean): number {
  const digits = token.slice(0, -1);
  if (!wholeForm.test(digits) || (unsigned && digits.startsWith('-')))
    throw new LineFault(`"${token}" is no ${unsigned ? 'unsigned ' : ''}integer`);
  const value = Number(digits);
  if (!Number.isSafeInteger(value))
    throw new LineFault(`"${token}" is beyond ±(2^53 − 1) and cannot be kept exactly`);
  return value + 0;
}

function parseFloatField(token: string): number {
  if (/^[+-]?(?:nan|inf|infinity)$/i.test(token))
    throw new LineFault(`"${token}" is not a finite number`, 'not-finite');
  if (!floatForm.test(token)) throw new LineFault(`"${token}" is no number, boolean or text in quotes`);
  const value = Number(token);
  if (!Number.isFinite(value)) throw new LineFault(`"${token}" is too large for a number`, 'not-finite');
  return value;
}

/** The value at the cursor, with the reason in a `LineFault` when it is none. */
export function takeFieldValue(cursor: LineCursor): number | string | boolean {
  if (cursor.peek() === code.quote) return cursor.takeText();
  const token = cursor.takeBare();
  if (token === '') throw new LineFault('a field has no value');
  const last = token.charCodeAt(token.length - 1);
  if (last === 0x69 /* i */) return parseWhole(token, false);
  if (last === 0x75 /* u */) return parseWhole(token, true);
  return words[token] ?? parseFloatField(token);
}
