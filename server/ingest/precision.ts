/** Every spelling of a time unit in InfluxDB's write endpoints: v2 has four, v1 adds the short ones. */
export const precisions = ['ns', 'us', 'ms', 's', 'n', 'u', 'm', 'h'] as const;
export type Precision = (typeof precisions)[number];

/** `digits`: how many digits are finer than a millisecond; `factor`: milliseconds in one unit otherwise. */
const scales: Readonly<Record<Precision, { readonly digits: number; readonly factor: number }>> = {
  ns: { digits: 6, factor: 1 },
  n: { digits: 6, factor: 1 },
  us: { digits: 3, factor: 1 },
  u: { digits: 3, factor: 1 },
  ms: { digits: 0, factor: 1 },
  s: { digits: 0, factor: 1_000 },
  m: { digits: 0, factor: 60_000 },
  h: { digits: 0, factor: 3_600_000 },
};

/** The furthest instant that a Date can hold, in epoch ms. */
const furthest = 8.64e15;

/** null when `text` is none of the spellings. A request without precision is in nanoseconds, as InfluxDB has it. */
export function parsePrecision(text: string | undefined): Precision | null {
  if (text === undefined || text === '') return 'ns';
  return precisions.find((precision) => precision === text) ?? null;
}

/**
 * Epoch ms of a whole number in `precision`, floored; null when it is out of range. Nanoseconds of today do not fit a
 * double, so the fine digits are cut off as text.
 */
export function instantOf(digits: string, precision: Precision): number | null {
  const { digits: fine, factor } = scales[precision];
  if (fine === 0) {
    const at = Number(digits) * factor;
    return Math.abs(at) <= furthest ? at + 0 : null;
  }
  const negative = digits.startsWith('-');
  const whole = Number(digits.slice(negative ? 1 : 0, -fine));
  const cutOff = negative && /[1-9]/.test(digits.slice(1).slice(-fine)) ? 1 : 0;
  const at = negative ? -whole - cutOff : whole;
  return Math.abs(at) <= furthest ? at + 0 : null;
}
