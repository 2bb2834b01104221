import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { type HistoryLevel, historyLevels } from '#server/indicator/historyLevel.ts';
import type { BucketSummary } from '#server/store/history/bucketSummary.ts';
import type { Measured } from '#shared/indicator/reading.ts';

const bucketTable = (level: HistoryLevel): string =>
  `CREATE TABLE bucket_${level} (
     cell INTEGER NOT NULL,
     bucket_at INTEGER NOT NULL,
     at INTEGER NOT NULL,
     value REAL,
     numerator REAL,
     denominator REAL,
     count INTEGER NOT NULL,
     low REAL,
     high REAL,
     PRIMARY KEY (cell, bucket_at)
   ) STRICT, WITHOUT ROWID;`;

/**
 * A cell is an (indicator, area), whatever the sources. `late_hour` and `late_day` name buckets that must be computed again;
 * they are written in the transaction of the reading that made it so. `progress` has one row: up to where hours and days
 * are closed, the pass that is under way (`goal` and the cell it has come to), and before when a level is no longer whole.
 */
export const historyMigration = `
  CREATE TABLE cell (
    key INTEGER PRIMARY KEY,
    indicator TEXT NOT NULL,
    area TEXT NOT NULL,
    UNIQUE (indicator, area)
  ) STRICT;
  INSERT INTO cell (indicator, area) SELECT DISTINCT indicator, area FROM series;
  ALTER TABLE series ADD COLUMN cell INTEGER NOT NULL DEFAULT 0;
  UPDATE series SET cell =
    (SELECT key FROM cell WHERE cell.indicator = series.indicator AND cell.area = series.area);
  CREATE INDEX series_of_cell ON series (cell);
  ${historyLevels.map(bucketTable).join('\n')}
  CREATE TABLE late_hour (cell INTEGER NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (cell, at)) STRICT, WITHOUT ROWID;
  CREATE TABLE late_day (cell INTEGER NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (cell, at)) STRICT, WITHOUT ROWID;
  CREATE TABLE progress (
    hours_until INTEGER NOT NULL,
    hours_goal INTEGER NOT NULL,
    hours_cell INTEGER NOT NULL,
    days_until INTEGER NOT NULL,
    days_goal INTEGER NOT NULL,
    days_cell INTEGER NOT NULL,
    raw_from INTEGER NOT NULL,
    fives_from INTEGER NOT NULL,
    hours_from INTEGER NOT NULL
  ) STRICT;
  INSERT INTO progress VALUES (0, 0, 0, 0, 0, 0, 0, 0, 0);`;

/** See `historyMigration`. All instants epoch ms; 0 is before every reading that is accepted. */
export interface Progress {
  readonly hoursUntil: number;
  readonly hoursGoal: number;
  readonly hoursCell: number;
  readonly daysUntil: number;
  readonly daysGoal: number;
  readonly daysCell: number;
  readonly rawFrom: number;
  readonly fivesFrom: number;
  readonly hoursFrom: number;
}

const numberOrNull = (value: SQLOutputValue | undefined): number | null =>
  value === null || value === undefined ? null : Number(value);

/** A row in the order of the table, after `cell`. As arrays: a year of days is fifty thousand rows. */
type BucketRow = readonly SQLOutputValue[];

const bucketColumns = 'bucket_at, at, value, numerator, denominator, count, low, high';

function summaryOf([
  bucketAt,
  at,
  value,
  numerator,
  denominator,
  count,
  low,
  high,
]: BucketRow): BucketSummary {
  const measured: Measured =
    value === null
      ? { kind: 'ratio', numerator: Number(numerator), denominator: Number(denominator) }
      : { kind: 'value', value: Number(value) };
  return {
    bucketAt: Number(bucketAt),
    last: { at: Number(at), measured },
    count: Number(count),
    low: numberOrNull(low),
    high: numberOrNull(high),
  };
}

/** The buckets of one level. */
function createLevelTable(database: DatabaseSync, level: HistoryLevel) {
  const table = `bucket_${level}`;
  const put = database.prepare(`INSERT OR REPLACE INTO ${table} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const drop = database.prepare(`DELETE FROM ${table} WHERE cell = ? AND bucket_at = ?`);
  const between = database.prepare(
    `SELECT ${bucketColumns} FROM ${table} WHERE cell = ? AND bucket_at >= ? AND bucket_at < ? ORDER BY bucket_at`,
  );
  between.setReturnArrays(true);
  const expire = database.prepare(`DELETE FROM ${table} WHERE cell = ? AND bucket_at < ?`);
  return {
    keep(cell: number, { bucketAt, last, count, low, high }: BucketSummary): void {
      if (last === null) {
        drop.run(cell, bucketAt);
        return;
      }
      const { at, measured } = last;
      const parts =
        measured.kind === 'value'
          ? ([measured.value, null, null] as const)
          : ([null, measured.numerator, measured.denominator] as const);
      put.run(cell, bucketAt, at, ...parts, count, low, high);
    },
    between: (cell: number, fromAt: number, toAt: number): BucketSummary[] =>
      fromAt < toAt ? (between.all(cell, fromAt, toAt) as unknown as BucketRow[]).map(summaryOf) : [],
    expire: (cell: number, beforeAt: number): void => void expire.run(cell, beforeAt),
  };
}

/** Marks of one kind: hours or days of a cell. */
function createMarkTable(database: DatabaseSync, table: 'late_hour' | 'late_day') {
  const add = database.prepare(`INSERT OR IGNORE INTO ${table} VALUES (?, ?)`);
  const remove = database.prepare(`DELETE FROM ${table} WHERE cell = ? AND at = ?`);
  const some = database.prepare(`SELECT cell, at FROM ${table} LIMIT ?`);
  const between = database.prepare(`SELECT at FROM ${table} WHERE cell = ? AND at >= ? AND at < ?`);
  return {
    add: (cell: number, at: number): void => void add.run(cell, at),
    remove: (cell: number, at: number): void => void remove.run(cell, at),
    some: (atMost: number): { cell: number; at: number }[] =>
      some.all(atMost).map((row) => ({ cell: Number(row.cell), at: Number(row.at) })),
    between: (cell: number, fromAt: number, toAt: number): number[] =>
      between.all(cell, fromAt, toAt).map((row) => Number(row.at)),
  };
}

export type BucketTables = ReturnType<typeof createBucketTables>;

export function createBucketTables(database: DatabaseSync) {
  const read = database.prepare('SELECT * FROM progress');
  const write = database.prepare(
    `UPDATE progress SET hours_until = ?, hours_goal = ?, hours_cell = ?, days_until = ?, days_goal = ?,
     days_cell = ?, raw_from = ?, fives_from = ?, hours_from = ?`,
  );
  const load = (): Progress => {
    const row = read.get() ?? {};
    return {
      hoursUntil: Number(row.hours_until),
      hoursGoal: Number(row.hours_goal),
      hoursCell: Number(row.hours_cell),
      daysUntil: Number(row.days_until),
      daysGoal: Number(row.days_goal),
      daysCell: Number(row.days_cell),
      rawFrom: Number(row.raw_from),
      fivesFrom: Number(row.fives_from),
      hoursFrom: Number(row.hours_from),
    };
  };
  let progress = load();
  return {
    '5m': createLevelTable(database, '5m'),
    '1h': createLevelTable(database, '1h'),
    '1d': createLevelTable(database, '1d'),
    lateHours: createMarkTable(database, 'late_hour'),
    lateDays: createMarkTable(database, 'late_day'),
    progress: (): Progress => progress,
    advance(change: Partial<Progress>): void {
      progress = { ...progress, ...change };
      const { hoursUntil, hoursGoal, hoursCell, daysUntil, daysGoal, daysCell } = progress;
      const { rawFrom, fivesFrom, hoursFrom } = progress;
      write.run(
        ...[hoursUntil, hoursGoal, hoursCell, daysUntil, daysGoal, daysCell],
        ...[rawFrom, fivesFrom, hoursFrom],
      );
    },
    /** What was advanced was rolled back. */
    forget: (): void => {
      progress = load();
    },
  };
}
