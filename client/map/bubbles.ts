import type { AreaId } from '#shared/area/area.ts';

/** How much of something an area has, as a circle whose area says it. */
export interface Bubble {
  readonly area: AreaId;
  readonly value: number;
  /** In arc minutes. */
  readonly radius: number;
}

/** Radius of the largest circle on a large and on a small map, and of the least that is still seen, in arc minutes. */
export const bubbleSizes = { most: 30, few: 10, least: 2 } as const;
/** The radius of the largest circle, of the shorter side of the map. */
const sideShare = 0.036;

/** Radius of the largest circle of a map in a box of this size in arc minutes: circles must leave the districts to be seen. */
export const largestRadius = (width: number, height: number): number =>
  Math.max(bubbleSizes.few, Math.min(bubbleSizes.most, sideShare * Math.min(width, height)));

/** The next of 1, 2, 5, 10, 20 … at or above the largest value: the legend stands still while values move. */
export function bubbleScale(values: readonly number[]): number {
  const largest = Math.max(1, ...values);
  const power = 10 ** Math.floor(Math.log10(largest));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= largest) ?? 10 * power;
}

/** What the largest circle of a map tells, and its radius in arc minutes. */
export interface BubbleScale {
  readonly amount: number;
  readonly radius: number;
}

/** So that twice as much has twice the area. Arc minutes. */
export const bubbleRadius = (value: number, { amount, radius }: BubbleScale): number =>
  Math.max(bubbleSizes.least, radius * Math.sqrt(Math.max(0, value) / amount));

/** Two amounts for a legend: the largest circle, and one of a fifth. */
export const legendAmounts = (scale: number): readonly number[] =>
  [scale / 5, scale].filter((amount) => Number.isInteger(amount));

/** The circles of areas with a current value. Without one an area has none: a missing number is not a small one. */
export function bubblesOf(
  values: readonly { readonly area: AreaId; readonly value: number | null; readonly current: boolean }[],
  radius: number,
): { readonly scale: BubbleScale; readonly bubbles: readonly Bubble[] } {
  const known = values.flatMap(({ area, value, current }) =>
    current && value !== null ? [{ area, value }] : [],
  );
  const scale = { amount: bubbleScale(known.map(({ value }) => value)), radius };
  const bubbles = known.map(({ area, value }) => ({ area, value, radius: bubbleRadius(value, scale) }));
  // The small ones on top of the large ones.
  return { scale, bubbles: bubbles.toSorted((a, b) => b.value - a.value || (a.area < b.area ? -1 : 1)) };
}
