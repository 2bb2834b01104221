import type { SiteId, SiteReport } from '#shared/site/site.ts';

/** Which reports only say again what was given to the store already. */
export interface SiteRepeats {
  /** What of the reports is to be kept. Until `withdraw` it counts as kept. */
  fresh(reports: readonly SiteReport[]): SiteReport[];
  /** What came from the store, or was written there by others. */
  known(reports: readonly SiteReport[]): void;
  /** They could not be kept: whatever comes next is new. */
  withdraw(reports: readonly SiteReport[]): void;
}

interface Given {
  /** The newest report that the store was given. */
  readonly kept: SiteReport;
  /** When the same was said last, epoch ms. */
  readonly saidAt: number;
}

/**
 * 8,100 stations that say "still up" every minute are a quarter of a gigabyte a day: what goes to the store is changes. Judged
 * when a report goes to the store, not when it has arrived there: of two on the way at once the second must not be
 * measured by the state before the first.
 */
export function createSiteRepeats(): SiteRepeats {
  const given = new Map<SiteId, Given>();

  const note = (report: SiteReport): void => {
    const last = given.get(report.site);
    if (!last || report.at >= last.saidAt) given.set(report.site, { kept: report, saidAt: report.at });
  };

  const keptOf = (report: SiteReport): SiteReport[] => {
    const { site, at, state, cause } = report;
    const last = given.get(site);
    const isSame = last?.kept.state === state && last.kept.cause === cause;
    if (!last || (!isSame && at >= last.saidAt)) {
      note(report);
      return [report];
    }
    if (isSame && at >= last.kept.at) {
      given.set(site, { kept: last.kept, saidAt: Math.max(at, last.saidAt) });
      return [];
    }
    if (at < last.kept.at || last.saidAt === last.kept.at) return [report];
    // Late, and about a time before the last repeat: kept alone it would be the store's last word.
    const again = { ...last.kept, at: last.saidAt };
    given.set(site, { kept: again, saidAt: again.at });
    return [report, again];
  };

  return {
    fresh: (reports) => reports.flatMap(keptOf),
    known: (reports) => {
      for (const report of reports) note(report);
    },
    withdraw: (reports) => {
      for (const { site } of reports) given.delete(site);
    },
  };
}
