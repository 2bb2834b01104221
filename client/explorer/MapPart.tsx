import { useMemo } from 'react';
import { cellKey, cellStore } from '#client/indicator/cellStore.ts';
import { useTopic } from '#client/live/liveContext.tsx';
import { MapView } from '#client/map/MapView.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import type { AreaId } from '#shared/area/area.ts';
import { measuredValue } from '#shared/indicator/reading.ts';
import styles from './Explorer.module.css';
import { mapLimitsFor } from './mapLimits.ts';
import { hasLevel } from './reportedLevel.ts';
import type { ExplorerFacts } from './useExplorer.ts';

interface MapPartProps {
  readonly facts: ExplorerFacts;
  readonly onPick: (area: AreaId) => void;
}

/** The areas that have boundaries, coloured by the chosen indicator; the chosen area, or the one it lies in, outlined. */
export function MapPart({ facts, onPick }: MapPartProps) {
  const { tree, profile } = useProvince();
  const { indicator, area } = facts;
  useTopic(indicator.sites ? 'sites' : null);
  const values = tree.atLevel(profile.map.level).map(({ id }) => {
    const measured = cellStore.get(cellKey(indicator.id, id))?.measured;
    return measured ? measuredValue(measured) : null;
  });
  const limits = mapLimitsFor(indicator, profile.scenes, values);
  const limitsKey = limits.join(' ');
  // The map takes another array for another scale and would draw everything anew, every second.
  // biome-ignore lint/correctness/useExhaustiveDependencies: equal limits are the same limits
  const sameLimits = useMemo(() => limits, [limitsKey]);
  if (!hasLevel(indicator, profile.map.level, profile.levels)) return null;
  const selected = [area, ...tree.ancestorsOf(area.id)].find(({ level }) => level === profile.map.level);
  // Behind a number of sites are places: the map goes as near as they lie.
  const fitTo = indicator.sites ? (selected?.id ?? null) : null;
  return (
    <div className={styles.map}>
      <MapView {...{ indicator, fitTo, onPick }} limits={sameLimits} selected={selected?.id ?? null} />
    </div>
  );
}
