import type { DatabaseSync } from 'node:sqlite';
import type { Reading } from '#shared/indicator/reading.ts';
import type { SiteReport } from '#shared/site/site.ts';
import type { Page, ReadingPlace, SitePlace } from './embeddedCalls.ts';
import { reportOf } from './embeddedSites.ts';
import { columns, readingOf } from './embeddedTables.ts';

/** About a megabyte, and 20 ms of the thread's time. */
const itemsPerPage = 5_000;

/** Walks through everything by the keys of the tables: a page costs the same at the end as at the beginning. */
export function createEmbeddedPages(database: DatabaseSync) {
  const readings = database.prepare(
    `SELECT r.series, s.indicator, s.area, s.source, ${columns} FROM reading r JOIN series s ON s.key = r.series
     WHERE (r.series, r.at) > (?, ?) ORDER BY r.series, r.at LIMIT ${itemsPerPage}`,
  );
  // The history keeps changes; that a site still says the same is in `site_now` alone.
  const sites = database.prepare(
    `SELECT * FROM (
       SELECT site, at, state, cause FROM site_report
       UNION ALL
       SELECT site, at, state, cause FROM site_now
         WHERE NOT EXISTS (SELECT 1 FROM site_report o WHERE o.site = site_now.site AND o.at = site_now.at)
     ) WHERE (site, at) > (?, ?) ORDER BY site, at LIMIT ${itemsPerPage}`,
  );
  return {
    readings: (after: ReadingPlace | null): Page<Reading, ReadingPlace> => {
      // Keys begin at 1.
      const rows = readings.all(after?.series ?? 0, after?.at ?? 0);
      const last = rows.length === itemsPerPage ? rows.at(-1) : undefined;
      return {
        items: rows.map(readingOf),
        next: last ? { series: Number(last.series), at: Number(last.at) } : null,
      };
    },
    sites: (after: SitePlace | null): Page<SiteReport, SitePlace> => {
      // No site has an empty id.
      const items = sites.all(after?.site ?? '', after?.at ?? 0).map(reportOf);
      const last = items.length === itemsPerPage ? items.at(-1) : undefined;
      return { items, next: last ? { site: last.site, at: last.at } : null };
    },
  };
}
