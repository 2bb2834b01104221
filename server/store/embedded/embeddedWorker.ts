import { workerData } from 'node:worker_threads';
import { openDatabase } from '#server/store/sql/openDatabase.ts';
import { serveDatabase } from '#server/store/sql/serveDatabase.ts';
import type { EmbeddedReads, EmbeddedWrites } from './embeddedCalls.ts';
import {
  createEmbeddedReader,
  createReadingWriter,
  createSiteReportWriter,
  embeddedMigrations,
} from './embeddedTables.ts';

serveDatabase<EmbeddedWrites, EmbeddedReads>(() => {
  const database = openDatabase(String(workerData.file), embeddedMigrations);
  const readings = createReadingWriter(database);
  const siteReports = createSiteReportWriter(database);
  const reader = createEmbeddedReader(database);
  return {
    database,
    writes: {
      keep: (batch) => {
        for (const reading of batch.readings) readings.add(reading);
        for (const report of batch.siteReports) siteReports.add(report);
        return null;
      },
    },
    reads: {
      latest: (sinceAt) => reader.latest(sinceAt),
      latestSiteReports: () => reader.latestSiteReports(),
      series: (query) => reader.series(query),
    },
    forget: readings.forget,
  };
});
