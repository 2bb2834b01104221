import type { SiteId, SiteReport } from '#shared/site/site.ts';

/** The newest report of every site. */
export interface SiteBook {
  /** Takes reports that are newer than what is known and returns those that changed something. */
  take(reports: readonly SiteReport[]): SiteReport[];
  all(): SiteReport[];
}

export function createSiteBook(): SiteBook {
  const newest = new Map<SiteId, SiteReport>();
  return {
    take: (reports) =>
      reports.filter((report) => {
        const known = newest.get(report.site);
        if (known && known.at > report.at) return false;
        newest.set(report.site, report);
        return known?.state !== report.state || known.cause !== report.cause;
      }),
    all: () => [...newest.values()],
  };
}
