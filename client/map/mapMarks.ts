import { useMemo } from 'react';
import { useAlerts } from '#client/alert/alertStore.ts';
import { useProvince } from '#client/profile/profileContext.tsx';
import { useSiteTroubles } from '#client/site/siteStore.ts';
import { useSites } from '#client/site/useSites.ts';
import { isUntaken } from '#shared/alert/alertState.ts';
import { type Priority, urgencyOf } from '#shared/alert/priority.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { SiteState } from '#shared/site/site.ts';
import type { LonLat } from './projection.ts';

/** The most urgent untaken alert of an area. One mark for an area: a hundred would say less. */
export interface AlertMarkAt {
  readonly area: AreaId;
  readonly priority: Priority;
  /** False when it went back to normal before anybody took it. */
  readonly active: boolean;
}

/** A site that is not up. Sites in order are not drawn: a map full of green dots hides the red one. */
export interface SiteMarkAt {
  readonly at: LonLat;
  readonly state: Exclude<SiteState, 'up'>;
  /** One of thousands: drawn small. */
  readonly isStation: boolean;
}

export interface MapMarks {
  readonly alerts: readonly AlertMarkAt[];
  readonly sites: readonly SiteMarkAt[];
}

/** By priority; of one priority what still lasts. */
const weight = ({ priority, active }: AlertMarkAt): number => 2 * urgencyOf(priority) + Number(active);

/** What is marked on the map; the same objects until an alert or a site changes. */
export function useMapMarks(): MapMarks {
  const { tree } = useProvince();
  const alerts = useAlerts();
  const troubles = useSiteTroubles();
  const { data: sites } = useSites();
  const alertMarks = useMemo(() => {
    const worst = new Map<AreaId, AlertMarkAt>();
    for (const { area, priority, facts } of alerts) {
      // An alert of the whole province has no place on a map of its parts.
      if (area === tree.root.id || !isUntaken(facts)) continue;
      const mark = { area, priority, active: facts.active };
      const before = worst.get(area);
      if (!before || weight(mark) > weight(before)) worst.set(area, mark);
    }
    return [...worst.values()];
  }, [alerts, tree]);
  const siteMarks = useMemo(
    () =>
      troubles.flatMap(({ place, state }): SiteMarkAt[] => {
        const site = sites?.[place];
        return site && state ? [{ at: site.at, state, isStation: site.kind === 'bts' }] : [];
      }),
    [troubles, sites],
  );
  return useMemo(() => ({ alerts: alertMarks, sites: siteMarks }), [alertMarks, siteMarks]);
}
