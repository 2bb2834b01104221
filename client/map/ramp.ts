import type { Indicator } from '#shared/indicator/indicator.ts';

/** One class of a choropleth: its colour token and its limits in the indicator's unit; null for open ends. */
export interface RampClass {
  readonly token: string;
  readonly from: number | null;
  readonly to: number | null;
}

type Judged = Pick<Indicator, 'better' | 'target'>;

/** 0 for the lowest class. A value on a limit belongs to the class above it, as the legend reads "80 and more". */
export const classOf = (value: number, limits: readonly number[]): number =>
  limits.filter((limit) => value >= limit).length;

/** Whether values have a side of the target that is worse: only then may a colour judge. */
const divides = ({ better, target }: Judged): boolean =>
  target !== undefined && (better === 'up' || better === 'down');

/**
 * The classes of a map, lowest first. With a target: a diverging ramp around it, with as many classes on each side as
 * the limits give. Without: one hue from little to much.
 */
export function rampFor(limits: readonly number[], indicator: Judged): RampClass[] {
  const ends = [null, ...limits, null];
  const classes = Array.from({ length: limits.length + 1 }, (_, index) => ({
    from: ends[index] ?? null,
    to: ends[index + 1] ?? null,
  }));
  const { better, target } = indicator;
  if (!divides(indicator) || target === undefined)
    return classes.map((one, index) => ({ ...one, token: amountToken(index, classes.length) }));
  const under = classes.filter(({ to }) => to !== null && to <= target).length;
  return classes.map((one, index) => {
    const isUnder = index < under;
    const steps = isUnder ? under - index : index - under + 1;
    return {
      ...one,
      token: `--map-${isUnder === (better === 'up') ? 'short' : 'met'}-${Math.min(4, steps)}`,
    };
  });
}

/** Spreads few classes over the whole ramp: two classes must not be neighbours in tone. */
function amountToken(index: number, count: number): string {
  const step = count === 1 ? 3 : 1 + Math.round((index * 4) / (count - 1));
  return `--map-amount-${step}`;
}
