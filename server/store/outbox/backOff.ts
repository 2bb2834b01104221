const firstMs = 250;
const longestMs = 10_000;

/**
 * How long to wait after the `failures`th failure in a row (1, 2, …), in ms: doubling from a quarter of a second to ten.
 * `random` in [0, 1) takes up to half of it away, so that several servers do not knock at a waking database together.
 */
export function backOffMs(failures: number, random: number): number {
  const full = Math.min(longestMs, firstMs * 2 ** (failures - 1));
  return Math.round(full * (1 - random / 2));
}
