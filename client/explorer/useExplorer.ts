import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { cellKey, cellStore, useCells } from '#client/indicator/cellStore.ts';
import { valueLookOf } from '#client/indicator/valueLook.ts';
import { linkStatus } from '#client/live/linkStatus.ts';
import { useTopic } from '#client/live/liveContext.tsx';
import { useServerNow } from '#client/live/serverClock.ts';
import { useProvince } from '#client/profile/profileContext.tsx';
import type { Area, Level } from '#shared/area/area.ts';
import { isValidOn } from '#shared/area/areaTree.ts';
import { measuredValue } from '#shared/indicator/reading.ts';
import type { ExplorerState } from './explorerState.ts';
import { type PullDown, pullDownOf } from './pullDown.ts';
import { type RankedArea, rankAreas } from './ranking.ts';

/** Everything the explorer's parts show, for one area and indicator at one moment. */
export interface ExplorerFacts extends ExplorerState {
  readonly now: number;
  readonly chosen: RankedArea;
  /** The first day on which the area was no more, `YYYY-MM-DD`; null while it is valid. */
  readonly endedOn: string | null;
  /** Nothing has been received about this area yet: then nothing may be called missing. */
  readonly loading: boolean;
  /** The area whose children are ranked: the chosen one, or its parent when it has none. */
  readonly rankedIn: Area;
  readonly rankedLevel: Level | undefined;
  readonly rows: readonly RankedArea[];
  /** Of the chosen area; null for a leaf. */
  readonly pullDown: PullDown | null;
}

/** With a live link, no value is taken for no report after this: the snapshot comes within a second of joining. */
const patienceMs = 8_000;

function useIsPatient(area: Area): boolean {
  const link = useSyncExternalStore(linkStatus.subscribe, () => linkStatus.get().link);
  const [overFor, setOverFor] = useState<string | null>(null);
  useEffect(() => {
    if (link !== 'live') return;
    const timer = window.setTimeout(() => setOverFor(area.id), patienceMs);
    return () => window.clearTimeout(timer);
  }, [area.id, link]);
  return overFor !== area.id;
}

/** Today's children. Areas of other times stay in the profile for their history. */
function useChildren(area: Area, now: number): readonly Area[] {
  const { tree, dayOf } = useProvince();
  const today = dayOf(now);
  return useMemo(
    () => tree.childrenOf(area.id).filter((child) => isValidOn(child, today)),
    [tree, area, today],
  );
}

export function useExplorer({ area, indicator, list }: ExplorerState): ExplorerFacts {
  const { tree, profile, dayOf } = useProvince();
  const now = useServerNow();
  const patient = useIsPatient(area);
  const children = useChildren(area, now);
  const parent = tree.ancestorsOf(area.id)[0];
  const rankedIn = children.length > 0 || !parent ? area : parent;
  useTopic(`area:${tree.root.id}`);
  useTopic(`area:${area.id}`);
  useTopic(`area:${rankedIn.id}`);
  const cells = useCells();
  const ranked = useChildren(rankedIn, now);

  const rows = rankAreas(ranked, ({ id }) => cellStore.get(cellKey(indicator.id, id)), indicator, now);
  const weightOf = (id: Area['id']): number | null => {
    if (indicator.rollUp.rule !== 'weighted-mean') return null;
    const measured = cellStore.get(cellKey(indicator.rollUp.weight, id))?.measured;
    return measured ? measuredValue(measured) : null;
  };
  const cell = cellStore.get(cellKey(indicator.id, area.id));
  return {
    area,
    indicator,
    list,
    now,
    chosen: { area, cell, look: valueLookOf(cell, indicator, now) },
    endedOn: area.validTo !== null && area.validTo <= dayOf(now) ? area.validTo : null,
    loading: patient && !cells.some((each) => each.area === area.id),
    rankedIn,
    rankedLevel: profile.levels.find(({ id }) => id === ranked[0]?.level),
    rows,
    pullDown: rankedIn === area ? pullDownOf(rows, indicator, weightOf) : null,
  };
}
