import type { RawPoint } from '#server/indicator/rawPoint.ts';

const escapeMeasurement = (name: string): string => name.replace(/[, ]/g, '\\$&');
const escapeName = (name: string): string => name.replace(/[,= ]/g, '\\$&');
const quote = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** Whole numbers are integers, unless the caller knows better: a field's type must never change in InfluxDB. */
const isWhole = (value: number): boolean => Number.isSafeInteger(value) && !Object.is(value, -0);

export interface PrintOptions {
  /** Whether a number is printed as an integer ("812i"), by field. Must be false for a number with a fraction. */
  readonly isInteger?: (field: string, value: number) => boolean;
}

/**
 * One line of line protocol, without line break, with the time in milliseconds: the inverse of `parseLines`. Names and
 * tag values must be what line protocol can say: not empty, no line break, no backslash at the end; numbers finite.
 */
export function printLine(
  { measurement, tags, fields, at }: Omit<RawPoint, 'position'>,
  { isInteger = (_, value) => isWhole(value) }: PrintOptions = {},
): string {
  const printed = (field: string, value: number | string | boolean): string => {
    if (typeof value === 'string') return quote(value);
    if (typeof value === 'boolean') return String(value);
    // String(-0) is "0".
    const digits = Object.is(value, -0) ? '-0' : String(value);
    return isInteger(field, value) ? `${digits}i` : digits;
  };
  const tagPart = Object.entries(tags).map(([key, value]) => `,${escapeName(key)}=${escapeName(value)}`);
  const fieldPart = Object.entries(fields).map(([key, value]) => `${escapeName(key)}=${printed(key, value)}`);
  return `${escapeMeasurement(measurement)}${tagPart.join('')} ${fieldPart.join(',')} ${at}`;
}
