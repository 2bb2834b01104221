/** A number is no formula although it begins with its sign. */
const isNumber = (text: string): boolean => /^[+-]?\d+(?:[.,]\d+)*%?$/.test(text);

/**
 * A field of a CSV file for people who open it in a spreadsheet. What would be run as a formula there gets an apostrophe in
 * front: a reject shows what strangers wrote.
 */
export function csvField(text: string): string {
  const safe = /^[=+\-@\t\r\n|]/.test(text) && !isNumber(text) ? `'${text}` : text;
  return /[",;\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as a CSV file that Excel opens as UTF-8. Where numbers have a decimal comma it expects a semicolon between fields. */
export const csvText = (rows: readonly (readonly string[])[], delimiter: ',' | ';' = ','): string =>
  `\ufeff${rows.map((row) => row.map(csvField).join(delimiter)).join('\r\n')}\r\n`;
