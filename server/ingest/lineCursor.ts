/** Character codes that mean something in line protocol. */
export const code = {
  tab: 9,
  newline: 10,
  return: 13,
  space: 32,
  quote: 34,
  hash: 35,
  comma: 44,
  equals: 61,
  backslash: 92,
} as const;

/**
 * Why a line is refused. Thrown inside the parser only: a line is abandoned from any depth of it. No `Error`: the stacks
 * of a body of nothing but bad lines would take longer than reading it.
 */
export class LineFault {
  readonly message: string;
  readonly kind: 'malformed' | 'not-finite' | 'time-out-of-range';

  constructor(message: string, kind: LineFault['kind'] = 'malformed') {
    this.message = message;
    this.kind = kind;
  }
}

const isStop = (char: number, stopAtEquals: boolean): boolean =>
  char === code.comma ||
  char === code.space ||
  char === code.newline ||
  (stopAtEquals && char === code.equals);

/**
 * A place in a body of line protocol. Tokens are cut out with `slice` and only mended when they hold an escape, so a
 * simple line costs one look at each character.
 */
export class LineCursor {
  readonly text: string;
  at = 0;
  /** Lines that have begun before `at`, the present one included. */
  line = 1;
  /**
   * Off after a text that spanned lines turned out wrong: looking for its end again from every following line would
   * cost the square of the body.
   */
  maySpanLines = true;

  constructor(text: string) {
    this.text = text;
  }

  /** A method, not a getter: a getter would be taken for unchanged after the cursor has moved. */
  peek(): number {
    return this.text.charCodeAt(this.at);
  }

  get atEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** At a line's end: the newline, a carriage return before it, or the end of the body. */
  get atLineEnd(): boolean {
    if (this.atEnd) return true;
    const char = this.peek();
    if (char === code.newline) return true;
    if (char !== code.return) return false;
    const after = this.text.charCodeAt(this.at + 1);
    return after === code.newline || this.at + 1 >= this.text.length;
  }

  skipSpaces(): boolean {
    const from = this.at;
    while (this.peek() === code.space) this.at += 1;
    return this.at > from;
  }

  /** To the beginning of the next line. */
  skipLine(): void {
    const end = this.text.indexOf('\n', this.at);
    this.at = end === -1 ? this.text.length : end + 1;
    this.line += 1;
  }

  /**
   * A measurement, key or tag value up to the next unescaped delimiter. A backslash escapes a comma, a space and, outside
   * a measurement, an equals sign; before anything else it is itself.
   */
  takeName(inMeasurement: boolean): string {
    const { text } = this;
    const from = this.at;
    let escaped = false;
    let at = from;
    for (; at < text.length; at += 1) {
      const char = text.charCodeAt(at);
      if (char === code.backslash) {
        const next = text.charCodeAt(at + 1);
        if (next === code.comma || next === code.space || (next === code.equals && !inMeasurement)) {
          escaped = true;
          at += 1;
        }
      } else if (isStop(char, !inMeasurement)) break;
    }
    // The carriage return of a line's end belongs to no name.
    if (text.charCodeAt(at) === code.newline || at === text.length)
      if (at > from && text.charCodeAt(at - 1) === code.return) at -= 1;
    this.at = at;
    const token = text.slice(from, at);
    if (!escaped) return token;
    return token.replace(inMeasurement ? /\\([, ])/g : /\\([,= ])/g, '$1');
  }

  /** A field value that is no text: up to a comma, a space or the end of the line. */
  takeBare(): string {
    const { text } = this;
    const from = this.at;
    let at = from;
    for (; at < text.length; at += 1) {
      const char = text.charCodeAt(at);
      if (char === code.comma || char === code.space || char === code.newline || char === code.return) break;
    }
    this.at = at;
    return text.slice(from, at);
  }

  /** A text in quotes; the cursor is on the opening one. It may hold line breaks; `\"` and `\\` are its only escapes. */
  takeText(): string {
    const { text } = this;
    const from = this.at + 1;
    let escaped = false;
    let lines = 0;
    for (let at = from; at < text.length; at += 1) {
      const char = text.charCodeAt(at);
      if (char === code.backslash) {
        const next = text.charCodeAt(at + 1);
        if (next === code.quote || next === code.backslash) {
          escaped = true;
          at += 1;
        }
      } else if (char === code.quote) {
        this.at = at + 1;
        this.line += lines;
        const token = text.slice(from, at);
        return escaped ? token.replace(/\\(["\\])/g, '$1') : token;
      } else if (char === code.newline) {
        if (!this.maySpanLines) break;
        lines += 1;
      }
    }
    if (lines > 0) this.maySpanLines = false;
    throw new LineFault('a text in quotes does not end');
  }
}
