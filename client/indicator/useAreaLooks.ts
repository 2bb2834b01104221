import { useCallback, useRef, useSyncExternalStore } from 'react';
import { serverNow } from '#client/live/serverClock.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import { cellKey, cellStore } from './cellStore.ts';
import { lookEveryMs, subscribeLooks } from './subscribeLooks.ts';
import { isSameLook } from './useValueLook.ts';
import { type ValueLook, valueLookOf } from './valueLook.ts';

/** How an area stands in each of some indicators, in their order. */
export interface AreaLooks {
  readonly area: AreaId;
  readonly looks: readonly ValueLook[];
}

const isSame = (a: readonly AreaLooks[], b: readonly AreaLooks[]): boolean =>
  a.length === b.length &&
  a.every(
    ({ area, looks }, index) =>
      area === b[index]?.area &&
      looks.every((look, at) => {
        const other = b[index]?.looks[at];
        return other !== undefined && isSameLook(look, other);
      }),
  );

/** The looks of some areas in some indicators: the same array until one of them looks different. */
export function useAreaLooks(
  indicators: readonly Indicator[],
  areas: readonly AreaId[],
): readonly AreaLooks[] {
  const last = useRef<readonly AreaLooks[]>([]);
  const read = useCallback((): readonly AreaLooks[] => {
    const now = Math.floor(serverNow() / lookEveryMs) * lookEveryMs;
    const next = areas.map((area) => ({
      area,
      looks: indicators.map((indicator) =>
        valueLookOf(cellStore.get(cellKey(indicator.id, area)), indicator, now),
      ),
    }));
    if (!isSame(last.current, next)) last.current = next;
    return last.current;
  }, [indicators, areas]);
  return useSyncExternalStore(subscribeLooks, read);
}
