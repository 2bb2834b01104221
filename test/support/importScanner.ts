/** One module that another one names. `computed`: the name is made at run time and cannot be followed. */
export interface ScannedImport {
  readonly specifier: string;
  readonly kind: 'static' | 'type' | 'export' | 'dynamic' | 'url' | 'computed';
}

export interface ScannedSource {
  readonly imports: readonly ScannedImport[];
  /** The source without comments, texts and regular expressions: what is left does something. */
  readonly code: string;
}

const afterOperator = /(?:^|[(,=:[!&|?{};+\-*%~^<>]|=>|\b(?:return|typeof|case|in|of|do|else))$/;

/** Where the regular expression that begins at `start` ends; `start` when it is a division after all. */
function endOfRegExp(source: string, start: number): number {
  let inClass = false;
  for (let at = start + 1; at < source.length && source[at] !== '\n'; at += 1) {
    const sign = source[at];
    if (sign === '\\') at += 1;
    else if (sign === '[') inClass = true;
    else if (sign === ']') inClass = false;
    else if (sign === '/' && !inClass) return at;
  }
  return start;
}

/** The end of a text in quotes; `start` when the line ends first: an apostrophe in the words of a page. */
function endOfText(source: string, start: number): number {
  for (let at = start + 1; at < source.length && source[at] !== '\n'; at += 1) {
    if (source[at] === '\\') at += 1;
    else if (source[at] === source[start]) return at;
  }
  return start;
}

/** Replaces texts by `"<number>"` and takes comments, templates and regular expressions out. */
class Stripper {
  readonly texts: string[] = [];
  code = '';
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** Up to the closing brace of a template's expression, or to the end. */
  strip(untilBrace: boolean): void {
    let depth = 0;
    while (this.#at < this.#source.length) {
      const sign = this.#source.charAt(this.#at);
      if (sign === '{') depth += 1;
      if (sign === '}') {
        if (untilBrace && depth === 0) return;
        depth -= 1;
      }
      this.#step(sign);
    }
  }

  #step(sign: string): void {
    const pair = this.#source.slice(this.#at, this.#at + 2);
    if (pair === '//') this.#skipTo(this.#source.indexOf('\n', this.#at), 0);
    else if (pair === '/*') this.#skipTo(this.#source.indexOf('*/', this.#at + 2), 2);
    else if (sign === "'" || sign === '"') this.#takeText();
    else if (sign === '`') this.#takeTemplate();
    else if (sign === '/' && afterOperator.test(this.code.trimEnd()))
      this.#skipTo(endOfRegExp(this.#source, this.#at), 1);
    else this.#keep(sign);
  }

  #keep(sign: string): void {
    this.code += sign;
    this.#at += 1;
  }

  #skipTo(end: number, length: number): void {
    this.code += ' ';
    this.#at = end < 0 ? this.#source.length : Math.max(end + length, this.#at + 1);
  }

  #takeText(): void {
    const end = endOfText(this.#source, this.#at);
    if (end === this.#at) {
      this.#at += 1;
      return;
    }
    this.code += `"${this.texts.push(this.#source.slice(this.#at + 1, end)) - 1}"`;
    this.#at = end + 1;
  }

  #takeTemplate(): void {
    this.#at += 1;
    this.code += '`';
    while (this.#at < this.#source.length && this.#source[this.#at] !== '`') {
      if (this.#source[this.#at] === '\\') this.#at += 2;
      else if (this.#source.startsWith('${', this.#at)) {
        this.#at += 2;
        this.code += ' ';
        this.strip(true);
        this.#at += 1;
      } else this.#at += 1;
    }
    this.code += '`';
    this.#at += 1;
  }
}

const forms: readonly { readonly kind: ScannedImport['kind']; readonly pattern: RegExp }[] = [
  { kind: 'type', pattern: /\bimport\s+type\s+[\w$*{}\s,]+?\bfrom\s*"(\d+)"/g },
  { kind: 'static', pattern: /\bimport\s+(?!type\s+[\w${*])[\w$*{}\s,]+?\bfrom\s*"(\d+)"/g },
  { kind: 'static', pattern: /\bimport\s*"(\d+)"/g },
  { kind: 'export', pattern: /\bexport\s+(?:type\s+)?(?:\*(?:\s*as\s+[\w$]+)?|\{[^}]*\})\s*from\s*"(\d+)"/g },
  { kind: 'dynamic', pattern: /\bimport\s*\(\s*"(\d+)"/g },
  { kind: 'url', pattern: /\bnew\s+URL\s*\(\s*"(\d+)"\s*,\s*import\.meta\.url/g },
];

/** Every module that a TypeScript source names, and what it does besides. */
export function scanSource(source: string): ScannedSource {
  const stripper = new Stripper(source);
  stripper.strip(false);
  const { code, texts } = stripper;
  const imports = forms.flatMap(({ kind, pattern }) =>
    [...code.matchAll(pattern)].map((match) => ({ kind, specifier: texts[Number(match[1])] ?? '' })),
  );
  const computed = [...code.matchAll(/\bimport\s*\(\s*(?!")/g)].map(() => ({
    kind: 'computed' as const,
    specifier: '',
  }));
  return { imports: [...imports, ...computed], code };
}
