/** A value of a day's line. */
export interface SparkPoint {
  readonly at: number;
  readonly value: number;
}

export interface SparkFrame {
  readonly fromAt: number;
  readonly toAt: number;
  /** Points further apart than this are not joined: nothing is drawn over a gap. */
  readonly gapMs: number;
  /** Drawn as a level line and kept in view when it is near; null for none. */
  readonly target: number | null;
  readonly width: number;
  readonly height: number;
}

export interface SparkPath {
  /** SVG path data; a lone point is a path of no length, which round caps draw as a dot. */
  readonly line: string;
  /** Height of the target line, null when it lies too far away to be shown without flattening the day. */
  readonly targetY: number | null;
  readonly end: { readonly x: number; readonly y: number } | null;
  /** The most and the least of the day with their heights; null when the day has one value only. */
  readonly extremes: readonly [high: SparkExtreme, low: SparkExtreme] | null;
}

export interface SparkExtreme {
  readonly value: number;
  readonly y: number;
}

const isNear = (target: number, low: number, high: number): boolean => {
  const span = Math.max(high - low, Math.abs(high) * 0.01);
  return target >= low - 2 * span && target <= high + 2 * span;
};

/** Low and high end of the line's scale: the day's own, the target when near, never of no height. */
function rangeOf(values: readonly number[], target: number | null): readonly [number, number] {
  const own = [Math.min(...values), Math.max(...values)] as const;
  const shown = target !== null && isNear(target, ...own) ? [...values, target] : values;
  const [low, high] = [Math.min(...shown), Math.max(...shown)];
  return low === high ? [low - 1, high + 1] : [low, high];
}

const round = (value: number): number => Math.round(value * 10) / 10;

export function sparkPath(points: readonly SparkPoint[], frame: SparkFrame): SparkPath {
  if (points.length === 0) return { line: '', targetY: null, end: null, extremes: null };
  const { fromAt, toAt, gapMs, target, width, height } = frame;
  const values = points.map(({ value }) => value);
  const [low, high] = rangeOf(values, target);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const x = (at: number): number => round(((at - fromAt) / (toAt - fromAt)) * width);
  const y = (value: number): number => round(height - ((value - low) / (high - low)) * height);
  let previousAt = Number.NEGATIVE_INFINITY;
  let line = '';
  for (const { at, value } of points) {
    const joined = at - previousAt <= gapMs;
    line += joined ? `L${x(at)} ${y(value)}` : `M${x(at)} ${y(value)}h0`;
    previousAt = at;
  }
  const last = points.at(-1);
  return {
    line,
    targetY: target !== null && target >= low && target <= high ? y(target) : null,
    end: last ? { x: x(last.at), y: y(last.value) } : null,
    extremes:
      least === most
        ? null
        : [
            { value: most, y: y(most) },
            { value: least, y: y(least) },
          ],
  };
}
