import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { ReadingsQuery, SeriesQuery } from '#server/indicator/readingStore.ts';
import { bucketOf, lastPerBucket, newestPerCell, type SeriesSample } from '#server/store/newestReading.ts';
import type { Migrations } from '#server/store/sql/openDatabase.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { IndicatorId, SourceId } from '#shared/indicator/indicator.ts';
import { type Measured, type Quality, qualities, type Reading } from '#shared/indicator/reading.ts';
import type { SeriesPoint } from '#shared/indicator/series.ts';
import { historyMigration } from './bucketTables.ts';
import type { PackedReading, SeriesName } from './packedBatch.ts';

/**
 * A series is a number in `reading`, not three texts: the key is repeated in every row. REAL keeps a double to the digit
 * and whole numbers as integers on disk. `quality` is the place in the list of qualities.
 */
export const embeddedMigrations: Migrations = [
  `CREATE TABLE series (
     key INTEGER PRIMARY KEY,
     indicator TEXT NOT NULL,
     area TEXT NOT NULL,
     source TEXT NOT NULL,
     UNIQUE (indicator, area, source)
   ) STRICT;
   CREATE TABLE reading (
     series INTEGER NOT NULL,
     at INTEGER NOT NULL,
     value REAL,
     numerator REAL,
     denominator REAL,
     quality INTEGER NOT NULL,
     PRIMARY KEY (series, at),
     CHECK ((value IS NULL) <> (numerator IS NULL OR denominator IS NULL))
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE site_report (
     site TEXT NOT NULL,
     at INTEGER NOT NULL,
     state TEXT NOT NULL,
     cause TEXT,
     PRIMARY KEY (site, at)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE site_now (
     site TEXT PRIMARY KEY,
     at INTEGER NOT NULL,
     state TEXT NOT NULL,
     cause TEXT
   ) STRICT, WITHOUT ROWID;`,
  historyMigration,
];

export type Row = Record<string, SQLOutputValue>;

const badQuality = qualities.indexOf('bad');

export const columns = 'r.at, r.value, r.numerator, r.denominator, r.quality';

export const measuredOf = ({ value, numerator, denominator }: Row): Measured =>
  value === null
    ? { kind: 'ratio', numerator: Number(numerator), denominator: Number(denominator) }
    : { kind: 'value', value: Number(value) };

export const qualityOf = ({ quality }: Row): Quality => qualities[Number(quality)] ?? 'bad';

export const readingOf = (row: Row): Reading => ({
  indicator: String(row.indicator) as IndicatorId,
  area: String(row.area) as AreaId,
  at: Number(row.at),
  measured: measuredOf(row),
  source: String(row.source) as SourceId,
  quality: qualityOf(row),
});

/** A series, and the cell that all sources of an (indicator, area) share. */
interface SeriesKeys {
  readonly series: number;
  readonly cell: number;
}

/** Writes readings; begin no transaction, the caller has one. */
export function createReadingWriter(database: DatabaseSync) {
  const names: SeriesName[] = [];
  let keys: (SeriesKeys | undefined)[] = [];
  const addCell = database.prepare(
    `INSERT INTO cell (indicator, area) VALUES (?, ?)
     ON CONFLICT DO UPDATE SET indicator = excluded.indicator RETURNING key`,
  );
  const addSeries = database.prepare(
    `INSERT INTO series (indicator, area, source, cell) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET indicator = excluded.indicator RETURNING key`,
  );
  const addReading = database.prepare('INSERT OR REPLACE INTO reading VALUES (?, ?, ?, ?, ?, ?)');

  const keysOf = (series: number): SeriesKeys => {
    const known = keys[series];
    if (known !== undefined) return known;
    const name = names[series];
    if (!name) throw new Error(`series ${series} was never named`);
    const { indicator, area, source } = name;
    const cell = Number(addCell.get(indicator, area)?.key);
    const added = { cell, series: Number(addSeries.get(indicator, area, source, cell)?.key) };
    keys[series] = added;
    return added;
  };

  return {
    /** Names further series, in the order in which they were packed; `from`: how many were named before. */
    name(from: number, added: readonly SeriesName[]): void {
      for (const [index, one] of added.entries()) names[from + index] = one;
    },
    /** Returns the cell that it belongs to. */
    add({ series: place, at, quality, value, numerator, denominator }: PackedReading): number {
      const { series, cell } = keysOf(place);
      addReading.run(series, at, value, numerator, denominator, quality);
      return cell;
    },
    /** Keys that a rolled-back transaction gave out belong to nobody; the names stay. */
    forget: (): void => {
      keys = [];
    },
  };
}

/** Reads what the writers wrote. */
export function createEmbeddedReader(database: DatabaseSync) {
  // One look-up at the end of each series: a grouping would read every reading there is.
  const latest = database.prepare(
    `SELECT s.indicator, s.area, s.source, ${columns} FROM series s
     JOIN reading r ON r.series = s.key AND r.at = (SELECT max(at) FROM reading WHERE series = s.key)
     WHERE r.at >= ?`,
  );
  const seriesOf = database.prepare('SELECT key, source FROM series WHERE indicator = ? AND area = ?');
  const lastBefore = database.prepare(
    `SELECT ${columns} FROM reading r WHERE series = ? AND at >= ? AND at < ? AND quality <> ${badQuality}
     ORDER BY at DESC LIMIT 1`,
  );
  const between = database.prepare(
    `SELECT s.indicator, s.area, s.source, ${columns} FROM series s JOIN reading r ON r.series = s.key
     WHERE s.indicator = ? AND s.area = ? AND r.at >= ? AND r.at < ?`,
  );

  /** From the end, bucket by bucket: the cost is that of the answer, however many readings lie in a bucket. */
  function* samplesOf(area: AreaId, query: SeriesQuery): Generator<SeriesSample> {
    for (const { key, source } of seriesOf.all(query.indicator, area)) {
      let endAt = query.toAt;
      for (;;) {
        const row = lastBefore.get(Number(key), query.fromAt, endAt);
        if (!row) break;
        const at = Number(row.at);
        yield {
          area,
          at,
          source: String(source) as SourceId,
          measured: measuredOf(row),
          quality: qualityOf(row),
        };
        endAt = bucketOf(at, query.everyMs);
      }
    }
  }

  return {
    latest: (sinceAt: number): Reading[] => newestPerCell(latest.all(sinceAt).map(readingOf)),
    readings: ({ indicator, areas, fromAt, toAt }: ReadingsQuery): Reading[] =>
      areas.flatMap((area) => between.all(indicator, area, fromAt, toAt).map(readingOf)),
    series: (query: SeriesQuery): Map<AreaId, SeriesPoint[]> =>
      lastPerBucket(
        query.areas.flatMap((area) => [...samplesOf(area, query)]),
        query.areas,
        query,
      ),
  };
}
