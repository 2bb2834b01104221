import type { Site, SiteId, SiteReport, SiteState } from '#shared/site/site.ts';

/** Sites of one kind by state, and those that are down by cause. */
export interface SiteCounts {
  readonly total: number;
  readonly byState: Readonly<Record<SiteState, number>>;
  /** Sites that never said how they are. */
  readonly silent: number;
  /** The most first. Sites that are down without a cause are under null. */
  readonly causes: readonly { readonly cause: string | null; readonly count: number }[];
}

/** Counts the sites of a kind; a site without a report is silent, never up. */
export function countSites(
  sites: readonly Pick<Site, 'id' | 'kind'>[],
  reportOf: (site: SiteId) => SiteReport | undefined,
  kind: Site['kind'],
): SiteCounts {
  const own = sites.filter((site) => site.kind === kind);
  const reports = own.flatMap(({ id }) => {
    const report = reportOf(id);
    return report ? [report] : [];
  });
  const count = (state: SiteState): number => reports.filter((report) => report.state === state).length;
  const down = reports.filter(({ state }) => state === 'down');
  const causes = Map.groupBy(down, ({ cause }) => cause);
  return {
    total: own.length,
    byState: { up: count('up'), degraded: count('degraded'), down: down.length },
    silent: own.length - reports.length,
    causes: [...causes]
      .map(([cause, of]) => ({ cause, count: of.length }))
      .toSorted((a, b) => b.count - a.count),
  };
}
