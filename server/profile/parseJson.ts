/** JSON as written in a file, or where and why it is none. Line and column from 1. */
export type ParsedJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly line: number; readonly column: number; readonly reason: string };

const token =
  /[\t\n\r ]*(?:([{}[\],:])|("(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/y;

const space = /[\t\n\r ]*/y;

/** What may come next: a value, or the punctuation after one. */
type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'after';

const wantsValue = (expected: Expected): boolean => expected === 'value' || expected === 'value-or-end';
const wantsKey = (expected: Expected): boolean => expected === 'key' || expected === 'key-or-end';

/** The expectation after `sign`, or null when it may not stand here. Changes `open`, the stack of brackets. */
function afterSign(sign: string, expected: Expected, open: string[]): Expected | null {
  const inObject = open.at(-1) === '{';
  if (sign === '{' || sign === '[') {
    if (!wantsValue(expected)) return null;
    open.push(sign);
    return sign === '{' ? 'key-or-end' : 'value-or-end';
  }
  if (sign === ':') return expected === 'colon' ? 'value' : null;
  if (sign === ',') return expected === 'after' && open.length > 0 ? (inObject ? 'key' : 'value') : null;
  const mayClose = expected === 'after' || expected === (inObject ? 'key-or-end' : 'value-or-end');
  if (!mayClose || open.at(-1) !== (sign === '}' ? '{' : '[')) return null;
  open.pop();
  return 'after';
}

function afterScalar(scalar: string, expected: Expected): Expected | null {
  if (wantsValue(expected)) return 'after';
  return wantsKey(expected) && scalar.startsWith('"') ? 'colon' : null;
}

/** Where reading stops making sense. Only asked for when `JSON.parse` failed: V8 gives no position for many errors. */
function faultAt(text: string): number {
  const open: string[] = [];
  let expected: Expected = 'value';
  let at = 0;
  for (;;) {
    token.lastIndex = at;
    const match: RegExpExecArray | null = token.exec(text);
    space.lastIndex = at;
    const start = at + (space.exec(text)?.[0].length ?? 0);
    if (!match) return start;
    const [, sign, scalar = ''] = match;
    const next: Expected | null = sign ? afterSign(sign, expected, open) : afterScalar(scalar, expected);
    if (next === null) return start;
    expected = next;
    at = token.lastIndex;
  }
}

/** A byte order mark is taken off: editors on Windows write one, and it changes nothing in a file. */
export function parseJson(source: string): ParsedJson {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    const at = faultAt(text);
    const before = text.slice(0, at);
    const line = before.split('\n').length;
    const column = at - before.lastIndexOf('\n');
    const found = at >= text.length ? 'the file ends here' : `unexpected ${JSON.stringify(text.charAt(at))}`;
    return { ok: false, line, column, reason: found };
  }
}
