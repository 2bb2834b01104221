import { isCurrent } from '#client/indicator/valueLook.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import type { RankedArea } from './ranking.ts';

/** How much one area adds to what is wrong. `share` is of all pulls together, 0 to 1. */
export interface Pull {
  readonly row: RankedArea;
  /** In the unit of the parts: dossiers short of the target, or the area's own part of a sum. */
  readonly amount: number;
  readonly share: number;
}

/**
 * Why the parent's value is what it is. `gap`: parts missing to the target (or beyond it); `total`: parts of a sum;
 * `extreme`: the rule has no parts to share out, only the areas that stand worst.
 */
export interface PullDown {
  readonly kind: 'gap' | 'total' | 'extreme';
  /** The largest first; areas that pull nothing are not in it. */
  readonly pulls: readonly Pull[];
}

/** The weight of an area in a weighted mean; null when it did not report it. */
export type WeightOf = (area: AreaId) => number | null;

/** How many parts an area weighs in the parent's value; null when it is not in it. */
function weightIn(row: RankedArea, indicator: Indicator, weightOf: WeightOf): number | null {
  if (indicator.rollUp.rule === 'weighted-mean') return weightOf(row.area.id);
  return row.cell?.measured?.kind === 'ratio' ? row.cell.measured.denominator : null;
}

/**
 * Parts by which an area falls short of `target`, negative when it is beyond it. The sum over all areas is what the
 * parent falls short by, because the parent is the ratio of the sums.
 */
export function shortfallOf(
  row: RankedArea,
  indicator: Indicator,
  target: number,
  weightOf: WeightOf,
): number | null {
  const weight = weightIn(row, indicator, weightOf);
  if (row.look.value === null || weight === null) return null;
  const short = (weight * (target - row.look.value)) / 100;
  return indicator.better === 'down' ? -short : short;
}

function sharedOut(
  kind: PullDown['kind'],
  amounts: readonly (readonly [RankedArea, number | null])[],
): PullDown {
  const pulling = amounts.flatMap(([row, amount]) =>
    amount !== null && amount > 0 ? [{ row, amount }] : [],
  );
  const whole = pulling.reduce((sum, { amount }) => sum + amount, 0);
  return {
    kind,
    pulls: pulling
      .map(({ row, amount }) => ({ row, amount, share: amount / whole }))
      .toSorted((a, b) => b.amount - a.amount),
  };
}

/**
 * Which areas pull the parent away from where it should be. Only areas whose value counts in the parent are looked
 * at: a late one is not in the roll-up, so it can pull nothing. null: the rule gives no answer.
 */
export function pullDownOf(
  rows: readonly RankedArea[],
  indicator: Indicator,
  weightOf: WeightOf = () => null,
): PullDown | null {
  const { rollUp, better, target } = indicator;
  const counting = rows.filter((row) => row.look.value !== null && isCurrent(row.look));
  if (counting.length === 0) return null;
  if (rollUp.rule === 'sum')
    return better === 'up' || better === 'level'
      ? null
      : sharedOut(
          'total',
          counting.map((row) => [row, row.look.value]),
        );
  if (better !== 'up' && better !== 'down') return null;
  if ((rollUp.rule === 'ratio' || rollUp.rule === 'weighted-mean') && target !== undefined)
    return sharedOut(
      'gap',
      counting.map((row) => [row, shortfallOf(row, indicator, target, weightOf)]),
    );
  return rollUp.rule === 'last'
    ? null
    : { kind: 'extreme', pulls: counting.map((row) => ({ row, amount: row.look.value ?? 0, share: 0 })) };
}
