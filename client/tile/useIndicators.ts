import { useMemo } from 'react';
import { useServerNowAs } from '#client/live/serverClock.ts';
import { useProvince } from '#client/profile/profileContext.tsx';
import type { AreaId } from '#shared/area/area.ts';
import { isValidOn } from '#shared/area/areaTree.ts';
import type { Indicator, IndicatorId } from '#shared/indicator/indicator.ts';

/** The indicators of a tile that the province has, in their order. */
export function useIndicators(ids: readonly IndicatorId[]): readonly Indicator[] {
  const { indicators } = useProvince();
  return useMemo(
    () =>
      ids.flatMap((id) => {
        const indicator = indicators.get(id);
        return indicator ? [indicator] : [];
      }),
    [ids, indicators],
  );
}

/** The areas right below the province that there are today: those of the map. */
export function useDistricts(): readonly AreaId[] {
  const { tree, dayOf } = useProvince();
  const today = useServerNowAs(dayOf);
  return useMemo(
    () =>
      tree
        .childrenOf(tree.root.id)
        .filter((area) => isValidOn(area, today))
        .map(({ id }) => id),
    [tree, today],
  );
}
