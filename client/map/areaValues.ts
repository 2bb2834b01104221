import { useMemo, useRef, useSyncExternalStore } from 'react';
import { cellKey, cellStore } from '#client/indicator/cellStore.ts';
import { subscribeLooks } from '#client/indicator/subscribeLooks.ts';
import { isCurrent, valueLookOf } from '#client/indicator/valueLook.ts';
import { serverNow } from '#client/live/serverClock.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';

/** What the map shows of an area: its last value, and whether it is young enough to be coloured. */
export interface AreaValue {
  readonly area: AreaId;
  readonly value: number | null;
  readonly current: boolean;
}

const stepMs = 250;

const isSame = (a: readonly AreaValue[], b: readonly AreaValue[]): boolean =>
  a.length === b.length &&
  a.every((one, index) => one.value === b[index]?.value && one.current === b[index]?.current);

/** The values of some areas: the same array until one of them looks different, so nothing is drawn in vain. */
export function useAreaValues(indicator: Indicator, areas: readonly AreaId[]): readonly AreaValue[] {
  const last = useRef<readonly AreaValue[]>([]);
  const read = useMemo(() => {
    let [version, step] = [-1, -1];
    return (): readonly AreaValue[] => {
      // In whole steps: two readings within one render must agree, and the second costs nothing.
      const now = Math.floor(serverNow() / stepMs) * stepMs;
      if (version === cellStore.version() && step === now) return last.current;
      [version, step] = [cellStore.version(), now];
      const next = areas.map((area) => {
        const look = valueLookOf(cellStore.get(cellKey(indicator.id, area)), indicator, now);
        return { area, value: look.value, current: isCurrent(look) };
      });
      const unchanged = isSame(last.current, next) && last.current[0]?.area === next[0]?.area;
      if (!unchanged) last.current = next;
      return last.current;
    };
  }, [indicator, areas]);
  return useSyncExternalStore(subscribeLooks, read);
}
