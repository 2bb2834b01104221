import type { SiteTrouble } from '#client/site/siteStore.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { AreaTree } from '#shared/area/areaTree.ts';
import type { Site } from '#shared/site/site.ts';
import type { SiteClause, SiteFigure } from '#shared/site/siteClause.ts';

/** One site that a figure is about. */
export interface ListedSite {
  readonly site: Site;
  readonly trouble: SiteTrouble;
}

/** Which sites stand behind a figure: those that it counts, or those that keep it from being whole. */
const stateBehind: Readonly<Record<SiteFigure, SiteTrouble['state']>> = {
  heard: null,
  working: 'down',
  'working-share': 'down',
  degraded: 'degraded',
  down: 'down',
  dark: 'down',
  restored: 'down',
  'restore-hours': 'down',
  'outage-hours': 'down',
};

interface Behind {
  readonly clause: SiteClause;
  readonly area: AreaId;
  readonly tree: Pick<AreaTree, 'isWithin'>;
}

/** The sites behind an indicator of an area, the one that has been so the longest first. */
export function sitesBehind(
  troubles: readonly SiteTrouble[],
  sites: readonly Site[],
  { clause, area, tree }: Behind,
): ListedSite[] {
  const state = stateBehind[clause.figure];
  const listed = troubles.flatMap((trouble): ListedSite[] => {
    const site = sites[trouble.place];
    if (!site || site.kind !== clause.kind || trouble.state !== state) return [];
    if (clause.operator !== undefined && site.operator !== clause.operator) return [];
    if (clause.cause !== undefined && trouble.cause !== clause.cause) return [];
    return tree.isWithin(site.area, area) ? [{ site, trouble }] : [];
  });
  return listed.sort(
    (a, b) => (a.trouble.since ?? 0) - (b.trouble.since ?? 0) || a.trouble.place - b.trouble.place,
  );
}
