/** How a text writes a number: `1.234,5` or `1,234.5`. */
export const numberForms = ['comma-decimal', 'dot-decimal'] as const;
export type NumberForm = (typeof numberForms)[number];

/** What a text says as a number. `ambiguous`: the forms disagree, `readings` is what each makes of it. */
export type NumberReading =
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'ambiguous'; readonly readings: Readonly<Record<NumberForm, number | null>> }
  | { readonly kind: 'unreadable' };

const shapes: Readonly<Record<NumberForm, RegExp>> = {
  'comma-decimal': /^([+-]?)(\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?: \d{3})+)(?:,(\d+))?$/,
  'dot-decimal': /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+)(?:\.(\d+))?$/,
};

/** Non-breaking and thin spaces between groups, the true minus: what office programs write. */
const plain = (text: string): string =>
  text
    .trim()
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace('\u2212', '-');

function readAs(text: string, form: NumberForm): number | null {
  const match = shapes[form].exec(text);
  if (!match) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  const digits = whole.replace(/[., ]/g, '');
  const number = Number(`${sign}${digits}.${fraction}0`);
  // Beyond 2^53 − 1 a double silently keeps another number than the one in the file.
  return Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number + 0 : null;
}

/**
 * Reads a number in `form`. With null nothing is guessed: a text counts only when both forms make the same number of it,
 * so `1.234`, and `12,5` as well, asks for a choice.
 */
export function parseNumberText(given: string, form: NumberForm | null): NumberReading {
  const text = plain(given);
  if (form !== null) {
    const number = readAs(text, form);
    return number === null ? { kind: 'unreadable' } : { kind: 'number', number };
  }
  const comma = readAs(text, 'comma-decimal');
  const dot = readAs(text, 'dot-decimal');
  if (comma === null && dot === null) return { kind: 'unreadable' };
  if (comma !== null && comma === dot) return { kind: 'number', number: comma };
  return { kind: 'ambiguous', readings: { 'comma-decimal': comma, 'dot-decimal': dot } };
}
