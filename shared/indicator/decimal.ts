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
