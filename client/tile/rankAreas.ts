import type { AreaLooks } from '#client/indicator/useAreaLooks.ts';
import { isCurrent, type ValueLook } from '#client/indicator/valueLook.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';

/** An area of a ranking. `share` of the bar's length, 0 to 1. */
export interface RankedArea {
  readonly area: AreaId;
  readonly look: ValueLook;
  readonly share: number;
}

export interface RankedAreas {
  /** The worst first; where nothing is worse, the most first. Old and missing values are not among them. */
  readonly ranked: readonly RankedArea[];
  /** What was last known of those whose value is old, in the same order. */
  readonly old: readonly RankedArea[];
  /** Where the target stands on the bars; null without one. */
  readonly targetShare: number | null;
  /** Areas whose value is old or missing. */
  readonly unknown: number;
}

/** Orders areas by one indicator. A percentage has its whole as the scale, an amount the highest of its values. */
export function rankAreas(areas: readonly AreaLooks[], indicator: Indicator): RankedAreas {
  const valued = areas.flatMap(({ area, looks: [look] }) =>
    look && look.value !== null ? [{ area, look, value: look.value }] : [],
  );
  const known = valued.filter(({ look }) => isCurrent(look));
  const upwards = indicator.better === 'up' ? 1 : -1;
  const { target } = indicator;
  const highest = Math.max(target ?? 0, ...valued.map(({ value }) => value));
  const full = indicator.measure === 'ratio' && indicator.unit.vi === '%' ? 100 : highest;
  const shareOf = (value: number): number => (full > 0 ? Math.min(1, Math.max(0, value / full)) : 0);
  const inOrder = (some: typeof valued): RankedArea[] =>
    some
      .toSorted((a, b) => upwards * (a.value - b.value))
      .map(({ area, look, value }) => ({ area, look, share: shareOf(value) }));
  return {
    ranked: inOrder(known),
    old: inOrder(valued.filter(({ look }) => !isCurrent(look))),
    targetShare: target === undefined || target === 0 ? null : shareOf(target),
    unknown: areas.length - known.length,
  };
}

/** How badly a value needs somebody to look: critical before attention, then what is old or missing. */
function weightOf(look: ValueLook): number {
  if (!isCurrent(look)) return 1;
  return look.band === 'critical' ? 100 : look.band === 'attention' ? 10 : 0;
}

const weigh = ({ looks }: AreaLooks): number => looks.reduce((sum, look) => sum + weightOf(look), 0);

/** The worst first; of equal ones the order given. */
export const worstFirst = (areas: readonly AreaLooks[]): readonly AreaLooks[] =>
  areas.toSorted((a, b) => weigh(b) - weigh(a));

/**
 * Which columns to show where not all have room: those with the worst values of any area, in their own order. One that holds
 * something critical is not left out for one that is calm.
 */
export function worstColumns(areas: readonly AreaLooks[], columns: number, count: number): readonly number[] {
  const worstOf = (column: number): number =>
    Math.max(0, ...areas.map(({ looks }) => (looks[column] ? weightOf(looks[column]) : 0)));
  return Array.from({ length: columns }, (_, column) => ({ column, worst: worstOf(column) }))
    .toSorted((a, b) => b.worst - a.worst)
    .slice(0, count)
    .map(({ column }) => column)
    .toSorted((a, b) => a - b);
}

/** What can be said of areas for which there was no room, against the last one that is shown. Both as `worstFirst` puts them. */
export function restAgainst(
  last: AreaLooks | undefined,
  rest: readonly AreaLooks[],
): 'calm' | 'same' | 'no-worse' | 'better' | 'others' {
  const [worst, best] = [rest[0], rest.at(-1)];
  if (!worst || !best || weigh(worst) === 0) return 'calm';
  if (last && weigh(best) === weigh(last)) return 'same';
  // What is old or missing may be anything now.
  if (!rest.every(({ looks }) => looks.every(isCurrent))) return 'others';
  return last && weigh(worst) === weigh(last) ? 'no-worse' : 'better';
}
