import { workerData } from 'node:worker_threads';
import { createHistoryGrids } from '#server/indicator/historyLevel.ts';
import type { HistoryQuery } from '#server/indicator/readingStore.ts';
import { historyBuckets } from '#server/store/history/bucketSummary.ts';
import { packBuckets } from '#server/store/history/packedBuckets.ts';
import { openDatabase } from '#server/store/sql/openDatabase.ts';
import { serveDatabase } from '#server/store/sql/serveDatabase.ts';
import { createBucketTables } from './bucketTables.ts';
import type { EmbeddedReads, EmbeddedWorkerOptions, EmbeddedWrites } from './embeddedCalls.ts';
import { createEmbeddedHistory } from './embeddedHistory.ts';
import { createEmbeddedPages } from './embeddedPages.ts';
import { createEmbeddedRollUp } from './embeddedRollUp.ts';
import { createSiteReportReader, createSiteReportWriter } from './embeddedSites.ts';
import { createEmbeddedReader, createReadingWriter, embeddedMigrations } from './embeddedTables.ts';
import { unpackReadings } from './packedBatch.ts';

/** What is written again and again. A page that is not among them is read from the memory of the system in microseconds. */
const cacheKb = 16_384;

serveDatabase<EmbeddedWrites, EmbeddedReads>(() => {
  const { file, timeZone, maxPages } = workerData as EmbeddedWorkerOptions;
  const database = openDatabase(file, embeddedMigrations, cacheKb);
  if (maxPages !== undefined) database.exec(`PRAGMA max_page_count = ${maxPages}`);
  const grids = createHistoryGrids(timeZone);
  const readings = createReadingWriter(database);
  const siteReports = createSiteReportWriter(database);
  const siteReader = createSiteReportReader(database);
  const reader = createEmbeddedReader(database);
  const pages = createEmbeddedPages(database);
  const tables = createBucketTables(database);
  const history = createEmbeddedHistory(database, tables, grids);
  const rollUp = createEmbeddedRollUp({ database, tables, history, grids });

  const historyOf = ({ indicator, areas, level, fromAt, toAt }: HistoryQuery) =>
    new Map(
      areas.map((area) => {
        const cell = history.cellOf(indicator, area);
        const buckets = cell === null ? [] : history.buckets(level, cell, fromAt, toAt);
        return [area, packBuckets(historyBuckets(buckets))];
      }),
    );
  return {
    database,
    writes: {
      keep: (batch) => {
        const openFrom = rollUp.openFrom();
        readings.name(batch.addedFrom, batch.added);
        for (const reading of unpackReadings(batch)) {
          const cell = readings.add(reading);
          if (reading.at < openFrom) tables.lateHours.add(cell, grids['1h'].startOf(reading.at));
        }
        for (const report of batch.siteReports) siteReports.add(report);
        return null;
      },
      upkeep: (now) => rollUp.step(now),
    },
    reads: {
      latest: (sinceAt) => reader.latest(sinceAt),
      latestSiteReports: (beforeAt) => siteReader.latest(beforeAt),
      siteReports: (span) => siteReader.within(span),
      series: (query) => reader.series(query),
      readings: (query) => reader.readings(query),
      history: historyOf,
      readingPage: (after) => pages.readings(after),
      sitePage: (after) => pages.sites(after),
    },
    forget: () => {
      readings.forget();
      tables.forget();
    },
  };
});
