import { useMemo } from 'react';
import { useAlerts } from '#client/alert/alertStore.ts';
import { useProvince } from '#client/profile/profileContext.tsx';
import { type SiteTrouble, useSiteTroubles } from '#client/site/siteStore.ts';
import { isUntaken } from '#shared/alert/alertState.ts';
import { type Priority, urgencyOf } from '#shared/alert/priority.ts';
import type { AreaId, LevelId } from '#shared/area/area.ts';
import type { AreaTree } from '#shared/area/areaTree.ts';
import type { Site, SiteKind } from '#shared/site/site.ts';
import type { LonLat } from './projection.ts';
import type { RouteMarkAt } from './routeLines.ts';
import { useSameList } from './useSameList.ts';

/** The most urgent untaken alert of an area. One mark for an area: a hundred would say less. */
export interface AlertMarkAt {
  readonly area: AreaId;
  readonly priority: Priority;
  /** False when it went back to normal before anybody took it. */
  readonly active: boolean;
  /** When the newest of its untaken alerts was raised, epoch ms. */
  readonly raisedAt: number;
}

/** A site that is not up. Sites in order are not drawn: a map full of green dots hides the red one. */
export interface SiteMarkAt {
  readonly place: number;
  readonly at: LonLat;
  readonly kind: SiteKind;
  readonly state: 'down' | 'degraded';
  /** Epoch ms, since when it stands so. */
  readonly since: number;
}

/** Of a site that stands for itself, in arc minutes: one of thousands is drawn small. */
export const dotRadius = (kind: SiteKind): number => (kind === 'bts' ? 2.4 : 4);

type MarkedKind = SiteKind | 'all' | 'none';

export interface MapMarks {
  readonly alerts: readonly AlertMarkAt[];
  readonly routes: readonly RouteMarkAt[];
  /** The sites that are not up, those that have no place on the map included. */
  readonly troubles: readonly SiteTrouble[];
  /** Each site that has one, by its place. */
  readonly sites: readonly (Site | undefined)[];
}

/** The area of the map that an area is or lies in; undefined for one above, which has no place on a map of its parts. */
export const areaOnMap = (
  area: AreaId,
  tree: Pick<AreaTree, 'get' | 'ancestorsOf'>,
  level: LevelId,
): AreaId | undefined => [tree.get(area), ...tree.ancestorsOf(area)].find((one) => one?.level === level)?.id;

/** By priority; of one priority what still lasts. */
const weight = ({ priority, active }: AlertMarkAt): number => 2 * urgencyOf(priority) + Number(active);

const isSameRoute = (a: RouteMarkAt, b: RouteMarkAt): boolean =>
  a.place === b.place && a.isCut === b.isCut && a.since === b.since;

const noRoutes: MapMarks['routes'] = [];
export const noSites: readonly Site[] = [];

function useAlertMarks(): readonly AlertMarkAt[] {
  const { tree, profile } = useProvince();
  const alerts = useAlerts();
  return useMemo(() => {
    const worst = new Map<AreaId, AlertMarkAt>();
    for (const { area, priority, facts, raisedAt } of alerts) {
      const place = isUntaken(facts) ? areaOnMap(area, tree, profile.map.level) : undefined;
      if (!place) continue;
      const before = worst.get(place);
      const newest = Math.max(raisedAt, before?.raisedAt ?? 0);
      const mark = { area: place, priority, active: facts.active, raisedAt: newest };
      worst.set(place, !before || weight(mark) > weight(before) ? mark : { ...before, raisedAt: newest });
    }
    // What is drawn later lies above.
    return [...worst.values()].toSorted((a, b) => weight(a) - weight(b));
  }, [alerts, tree, profile]);
}

function useRouteMarks(sites: readonly Site[], troubles: readonly SiteTrouble[]): readonly RouteMarkAt[] {
  const known = useMemo(() => new Set(sites.flatMap(({ to }, place) => (to ? [place] : []))), [sites]);
  const found = useMemo(() => {
    if (known.size === 0) return noRoutes;
    const routes: RouteMarkAt[] = [];
    for (const { place, state, since } of troubles) {
      const site = state !== null && known.has(place) ? sites[place] : undefined;
      if (site?.to)
        routes.push({ place, from: site.at, to: site.to, isCut: state === 'down', since: since ?? 0 });
    }
    return routes;
  }, [known, sites, troubles]);
  return useSameList(found, isSameRoute);
}

/**
 * What is marked on a map; the same objects until an alert or a site changes. A map about the sites of a kind has those alone, so
 * that its marks add up to its number; `none` is for one that has something else to show. `all` sites, in their order.
 */
export function useMapMarks(kind: MarkedKind, all: readonly Site[]): MapMarks {
  const alerts = useAlertMarks();
  const troubles = useSiteTroubles();
  const routes = useRouteMarks(kind === 'none' ? noSites : all, troubles);
  const sites = useMemo(
    () =>
      all.map((site) => (site.kind !== 'route' && (kind === 'all' || site.kind === kind) ? site : undefined)),
    [all, kind],
  );
  return { alerts, troubles, sites, routes };
}
