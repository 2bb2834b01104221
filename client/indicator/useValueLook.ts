import { useServerNowAs } from '#client/live/serverClock.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { Cell } from '#shared/indicator/cell.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import { useCell } from './cellStore.ts';
import { type ValueLook, valueLookOf } from './valueLook.ts';

const minuteMs = 60_000;

/** As finely as an age is written: in seconds during the first minute, in minutes after it. */
const written = (ms: number): number =>
  ms < minuteMs ? Math.floor(ms / 1_000) : Math.floor(ms / minuteMs) * 60;

/** Whether two looks of a value would be drawn the same. */
export const isSameLook = (a: ValueLook, b: ValueLook): boolean =>
  a.freshness === b.freshness &&
  a.value === b.value &&
  a.band === b.band &&
  a.at === b.at &&
  a.partial === b.partial &&
  written(a.overdueMs) === written(b.overdueMs);

export interface LookedAt {
  readonly cell: Cell | undefined;
  readonly look: ValueLook;
}

/** The value of an indicator and area as it looks now. Renders when it looks different, not with every second. */
export function useValueLook(indicator: Indicator, area: AreaId): LookedAt {
  const cell = useCell(indicator.id, area);
  const look = useServerNowAs((now) => valueLookOf(cell, indicator, now), isSameLook);
  return { cell, look };
}
