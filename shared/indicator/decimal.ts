/** How many decimals a number was written with: 2 of 14.49, 7 of 1e-7. */
function decimalsOf(value: number): number {
  if (Number.isInteger(value)) return 0;
  const [, fraction = '', exponent = '0'] = /(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  return Math.min(100, Math.max(0, fraction.length - Number(exponent)));
}

/**
 * The sum of decimal numbers, to the digit as on paper and in whatever order. Binary fractions drift: with amounts of
 * millions and two decimals it shows after the second addition. So the remainder that every addition loses is carried along
 * (Neumaier), and the sum has no more decimals than its parts.
 */
export function exactSum(values: readonly number[]): number {
  let sum = 0;
  let lost = 0;
  let decimals = 0;
  for (const value of values) {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
    decimals = Math.max(decimals, decimalsOf(value));
  }
  return Number((sum + lost).toFixed(decimals));
}

/** All digits of a number without an exponent, with a dot: `0.0000001`, not `1e-7`. Reading it back gives the same number. */
export function plainDigits(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  const [mantissa = '', exponent = '0'] = text.split('e');
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, '0')}`;
}
