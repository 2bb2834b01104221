import type { Area } from '#shared/area/area.ts';
import type { Cell } from '#shared/indicator/cell.ts';
import { type Freshness, freshnessOf } from '#shared/indicator/freshness.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import { measuredValue } from '#shared/indicator/reading.ts';

/** One area of a ranking. `value` null: nothing to show, whether it never came or is too old. */
export interface RankedArea {
  readonly area: Area;
  readonly cell: Cell | undefined;
  readonly value: number | null;
  readonly freshness: Freshness;
}

function rankedArea(area: Area, cell: Cell | undefined, indicator: Indicator, now: number): RankedArea {
  const freshness = freshnessOf(cell?.at ?? null, now, indicator);
  const shown = freshness !== 'missing' && cell?.measured ? measuredValue(cell.measured) : null;
  return { area, cell, value: shown, freshness: shown === null ? 'missing' : freshness };
}

/**
 * The areas with the one that asks for attention first on top: the lowest where up is better, else the highest.
 * Areas without a value stand at the end; they have no rank, and leaving them out would hide who does not report.
 */
export function rankAreas(
  areas: readonly Area[],
  cellOf: (area: Area) => Cell | undefined,
  indicator: Indicator,
  now: number,
): readonly RankedArea[] {
  const worstFirst = indicator.better === 'up' ? 1 : -1;
  return areas
    .map((area) => rankedArea(area, cellOf(area), indicator, now))
    .toSorted((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
      return worstFirst * (a.value - b.value);
    });
}
