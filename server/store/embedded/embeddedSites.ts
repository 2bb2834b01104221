import type { DatabaseSync } from 'node:sqlite';
import type { Span } from '#server/indicator/readingStore.ts';
import type { SiteId, SiteReport, SiteState } from '#shared/site/site.ts';
import type { Row } from './embeddedTables.ts';

export const reportOf = ({ site, at, state, cause }: Row): SiteReport => ({
  site: String(site) as SiteId,
  at: Number(at),
  state: String(state) as SiteState,
  cause: cause === null ? null : String(cause),
});

/**
 * Writes site reports; begin no transaction, the caller has one. 8,100 stations that say "still up" every minute are a
 * quarter of a gigabyte a day: the history keeps what differs from the state before, `site_now` keeps the last word.
 */
export function createSiteReportWriter(database: DatabaseSync) {
  const findNow = database.prepare('SELECT * FROM site_now WHERE site = ?');
  const setNow = database.prepare('INSERT OR REPLACE INTO site_now VALUES (?, ?, ?, ?)');
  const addReport = database.prepare('INSERT OR REPLACE INTO site_report VALUES (?, ?, ?, ?)');
  return {
    add({ site, at, state, cause }: SiteReport): void {
      const row = findNow.get(site);
      const now = row && reportOf(row);
      const repeats = now && at > now.at && now.state === state && now.cause === cause;
      if (!repeats) addReport.run(site, at, state, cause);
      if (!now || at >= now.at) setNow.run(site, at, state, cause);
    },
  };
}

/** Reads what the writer wrote. */
export function createSiteReportReader(database: DatabaseSync) {
  const now = database.prepare('SELECT * FROM site_now');
  const before = database.prepare(
    `SELECT r.* FROM site_now n JOIN site_report r ON r.site = n.site
       AND r.at = (SELECT max(at) FROM site_report WHERE site = n.site AND at < ?)`,
  );
  const within = database.prepare('SELECT * FROM site_report WHERE at >= ? AND at < ? ORDER BY at, site');
  return {
    latest: (beforeAt: number | null): SiteReport[] =>
      (beforeAt === null ? now.all() : before.all(beforeAt)).map(reportOf),
    within: ({ fromAt, toAt }: Span): SiteReport[] => within.all(fromAt, toAt).map(reportOf),
  };
}
