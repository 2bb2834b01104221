/** One point of a drawn series. Times in epoch ms; `reporting` of `expected` areas are in it. */
export interface ChartPoint {
  readonly at: number;
  readonly value: number;
  readonly reporting: number;
  readonly expected: number;
}

export interface ChartColumns {
  /** Seconds, as the chart library counts. */
  readonly times: number[];
  /** null breaks the line. */
  readonly values: (number | null)[];
  /** Which point a column is; null for a break. */
  readonly points: (ChartPoint | null)[];
}

/** Puts a break between points that lie further apart than `gapMs`: nothing is drawn over a time without readings. */
export function chartColumns(points: readonly ChartPoint[], gapMs: number): ChartColumns {
  const withBreaks = points.flatMap((point, index): (ChartPoint | { readonly breakAt: number })[] => {
    const before = points[index - 1];
    if (!before || point.at - before.at <= gapMs) return [point];
    return [{ breakAt: (before.at + point.at) / 2 }, point];
  });
  return {
    times: withBreaks.map((one) => ('at' in one ? one.at : one.breakAt) / 1_000),
    values: withBreaks.map((one) => ('at' in one ? one.value : null)),
    points: withBreaks.map((one) => ('at' in one ? one : null)),
  };
}

const room = 0.12;

/** `share`: a percentage. `amount`: something counted. `level`: a height with no meaningful zero, as a temperature. */
export type AxisKind = 'share' | 'amount' | 'level';

/**
 * The range of the value axis: all values and the target with some room. Amounts stand on zero, so that a little noise
 * does not look like a storm; the others are cut, and a percentage never passes 0 or 100.
 */
export function valueRange(
  values: readonly (number | null)[],
  target: number | null,
  axis: AxisKind,
): [number, number] {
  const known = [...values, target].filter((value) => value !== null);
  if (known.length === 0) return [0, axis === 'share' ? 100 : 1];
  const low = Math.min(...known);
  const high = Math.max(...known);
  const spare = (high - low) * room || Math.max(Math.abs(high) * room, 1);
  if (axis === 'share') return [Math.max(0, low - spare), Math.min(100, high + spare)];
  return [axis === 'level' || low < 0 ? low - spare : 0, high + spare];
}

export interface DaySummary {
  readonly lowest: ChartPoint;
  readonly highest: ChartPoint;
}

/** The extremes of a series, the latest of equals; null without points. For those who cannot see a line. */
export function summaryOf(points: readonly ChartPoint[]): DaySummary | null {
  const [first] = points;
  if (!first) return null;
  return points.reduce<DaySummary>(
    ({ lowest, highest }, point) => ({
      lowest: point.value <= lowest.value ? point : lowest,
      highest: point.value >= highest.value ? point : highest,
    }),
    { lowest: first, highest: first },
  );
}
