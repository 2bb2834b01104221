import { useEffect, useState } from 'react';
import { alertStore, alertsKnown } from '#client/alert/alertStore.ts';
import { serverNow } from '#client/live/serverClock.ts';
import { useProvince } from '#client/profile/profileContext.tsx';
import { isUntaken } from '#shared/alert/alertState.ts';
import type { AreaId } from '#shared/area/area.ts';
import { nextTickAt, nextVisit, noVisit, type Raised, type VisitEvent, visitEvents } from './alertVisit.ts';
import { areaOnMap } from './mapMarks.ts';

/** The area of the map that a critical alert calls to just now; null where `follows` is false or none does. */
export function useAlertVisit(follows: boolean): AreaId | null {
  const { tree, profile } = useProvince();
  const [area, setArea] = useState<AreaId | null>(null);
  useEffect(() => {
    if (!follows) return;
    let visit = noVisit;
    let timer = 0;
    let known: Raised | null = null;
    const tell = (event: VisitEvent): void => {
      visit = nextVisit(visit, event, serverNow());
      setArea(visit.showing?.area ?? null);
      window.clearTimeout(timer);
      const at = nextTickAt(visit);
      if (at !== null)
        timer = window.setTimeout(() => tell({ kind: 'tick' }), Math.max(50, at - serverNow() + 20));
    };
    const critical = (): Raised => {
      const raised = new Map<AreaId, number>();
      for (const alert of alertStore.values()) {
        if (alert.priority !== 'critical' || alert.facts.suppression !== null || !isUntaken(alert.facts))
          continue;
        const place = areaOnMap(alert.area, tree, profile.map.level);
        if (place) raised.set(place, Math.max(alert.raisedAt, raised.get(place) ?? 0));
      }
      return raised;
    };
    const look = (): void => {
      if (!alertsKnown.get()) return;
      const now = critical();
      const events = visitEvents(known, now, serverNow());
      known = now;
      for (const event of events) tell(event);
    };
    look();
    const stops = [alertStore.subscribeAll(look), alertsKnown.subscribe(look)];
    return () => {
      for (const stop of stops) stop();
      window.clearTimeout(timer);
      setArea(null);
    };
  }, [follows, tree, profile]);
  return area;
}
