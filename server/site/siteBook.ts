import type { Outage } from '#shared/site/countSites.ts';
import type { SiteId, SiteReport, SiteStanding } from '#shared/site/site.ts';

/** How every site stands, and which outages ended lately. */
export interface SiteBook {
  /** Takes reports that are newer than what is known and returns how the sites stand that changed by them. */
  take(reports: readonly SiteReport[]): SiteStanding[];
  /** Whether a report says something that is not known yet, be it only that the site said the same again. */
  isNews(report: SiteReport): boolean;
  get(site: SiteId): SiteStanding | undefined;
  all(): SiteStanding[];
  /** Rises with every change of how a site stands. */
  changes(): number;
  /** The outages of a site that ended in the 24 hours before `now` (epoch ms), oldest first. */
  outagesOf(site: SiteId, now: number): readonly Outage[];
}

const dayMs = 86_400_000;

interface Entry {
  readonly standing: SiteStanding;
  /** Of the newest report; one that repeats the state moves it on. */
  readonly at: number;
}

export function createSiteBook(): SiteBook {
  const entries = new Map<SiteId, Entry>();
  let changes = 0;
  const ended = new Map<SiteId, Outage[]>();

  const noteEnd = (before: SiteStanding, endedAt: number): void => {
    const outages = ended.get(before.site) ?? [];
    outages.push({ endedAt, lastedMs: endedAt - before.since });
    ended.set(before.site, outages);
  };

  const takeOne = ({ site, at, state, cause }: SiteReport): SiteStanding | null => {
    const known = entries.get(site);
    if (known && known.at > at) return null;
    const before = known?.standing;
    if (before && before.state === state && before.cause === cause) {
      entries.set(site, { standing: before, at });
      return null;
    }
    if (before?.state === 'down' && state !== 'down') noteEnd(before, at);
    // A cause that becomes known later is no new outage.
    const since = before?.state === state ? before.since : at;
    const standing = { site, state, cause, since };
    entries.set(site, { standing, at });
    changes += 1;
    return standing;
  };

  return {
    take: (reports) => reports.map(takeOne).filter((standing) => standing !== null),
    isNews: ({ site, at, state, cause }) => {
      const known = entries.get(site);
      if (!known || at > known.at) return true;
      return at === known.at && (known.standing.state !== state || known.standing.cause !== cause);
    },
    get: (site) => entries.get(site)?.standing,
    changes: () => changes,
    all: () => [...entries.values()].map(({ standing }) => standing),
    outagesOf: (site, now) => {
      const outages = ended.get(site);
      if (!outages) return [];
      const lately = outages.filter(({ endedAt }) => endedAt > now - dayMs);
      if (lately.length === 0) ended.delete(site);
      else if (lately.length < outages.length) ended.set(site, lately);
      return lately;
    },
  };
}
