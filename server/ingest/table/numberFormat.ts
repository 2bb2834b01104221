/** What a cell's number format makes of its number. */
export type NumberLook = 'plain' | 'date' | 'percent';

const isBetween = (id: number, from: number, to: number): boolean => id >= from && id <= to;

/** The formats that every spreadsheet program knows by number (ECMA-376, part 1, 18.8.30), East Asian dates included. */
function lookOfBuiltIn(id: number): NumberLook {
  if (id === 9 || id === 10) return 'percent';
  const isDate =
    isBetween(id, 14, 22) || isBetween(id, 27, 36) || isBetween(id, 45, 47) || isBetween(id, 50, 58);
  return isDate ? 'date' : 'plain';
}

/** Only the first section counts: the others are for negative numbers, zero and text. */
const codeOf = (format: string): string =>
  format
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    // Colours, conditions and locales; [h], [m], [s] are elapsed time and stay.
    .replace(/\[(?![hms]+\])[^\]]*\]/gi, '')
    .split(';')[0] ?? '';

/** `format` undefined: one of the formats without a text. */
export function lookOf(id: number, format: string | undefined): NumberLook {
  if (format === undefined) return lookOfBuiltIn(id);
  const code = codeOf(format);
  if (/general/i.test(code)) return 'plain';
  if (code.includes('%')) return 'percent';
  return /[ymdhs]/i.test(code) ? 'date' : 'plain';
}

const dayMs = 86_400_000;
/** Day 0 of the 1900 system as everything after February 1900 counts: Excel believes in 29 February of that year. */
const epoch1900 = Date.UTC(1899, 11, 30);
const epoch1904 = Date.UTC(1904, 0, 1);
/** 1 March 1900, before which the belief makes the days wrong by one. */
const firstSafeSerial = 61;
/** 31 December 9999. */
const lastSerial = 2_958_465;

/** The wall time of a serial number, `YYYY-MM-DDTHH:MM:SS`, to the second; null for a bare time and what is out of range. */
export function wallOfSerial(serial: number, isSince1904: boolean): string | null {
  if (serial < (isSince1904 ? 1 : firstSafeSerial) || serial > lastSerial) return null;
  const at = (isSince1904 ? epoch1904 : epoch1900) + Math.round((serial * dayMs) / 1_000) * 1_000;
  return new Date(at).toISOString().slice(0, 19);
}
