import { useCallback, useSyncExternalStore } from 'react';
import { createKeyedStore } from '#client/live/keyedStore.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { Cell } from '#shared/indicator/cell.ts';
import type { IndicatorId } from '#shared/indicator/indicator.ts';

export type CellKey = `${IndicatorId}@${AreaId}`;

const keys = new Map<IndicatorId, Map<AreaId, CellKey>>();

/** Each key is made once: a text made anew has to be read through before anything is found by it, hundreds of times a second. */
export function cellKey(indicator: IndicatorId, area: AreaId): CellKey {
  let ofIndicator = keys.get(indicator);
  if (!ofIndicator) {
    ofIndicator = new Map();
    keys.set(indicator, ofIndicator);
  }
  let key = ofIndicator.get(area);
  if (key === undefined) {
    key = `${indicator}@${area}`;
    ofIndicator.set(area, key);
  }
  return key;
}

/** The newest value of every indicator and area that this page follows. Written by `liveUpdates` alone. */
export const cellStore = createKeyedStore<CellKey, Cell>();

/** The cell of an indicator and area; undefined until its topic's snapshot came, or when nothing was ever reported. */
export function useCell(indicator: IndicatorId, area: AreaId): Cell | undefined {
  const key = cellKey(indicator, area);
  const subscribe = useCallback((listener: () => void) => cellStore.subscribe(key, listener), [key]);
  return useSyncExternalStore(subscribe, () => cellStore.get(key));
}

/** Every followed cell; re-renders on every change. For a map or a ranking, not for a tile. */
export const useCells = (): readonly Cell[] => useSyncExternalStore(cellStore.subscribeAll, cellStore.values);
