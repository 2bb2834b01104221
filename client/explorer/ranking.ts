import { type ValueLook, valueLookOf } from '#client/indicator/valueLook.ts';
import type { Area } from '#shared/area/area.ts';
import type { Cell } from '#shared/indicator/cell.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';

/** An area with its value as it is to be shown. */
export interface RankedArea {
  readonly area: Area;
  readonly cell: Cell | undefined;
  readonly look: ValueLook;
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
    .map((area): RankedArea => {
      const cell = cellOf(area);
      return { area, cell, look: valueLookOf(cell, indicator, now) };
    })
    .toSorted(({ look: a }, { look: b }) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
      return worstFirst * (a.value - b.value);
    });
}
