import type { DatabaseSync } from 'node:sqlite';
import type { HistoryGrids, HistoryLevel } from '#server/indicator/historyLevel.ts';
import {
  type BucketSummary,
  type HistorySample,
  settledBucket,
  summariseBuckets,
  summariseReadings,
} from '#server/store/history/bucketSummary.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { IndicatorId, SourceId } from '#shared/indicator/indicator.ts';
import type { BucketTables } from './bucketTables.ts';
import { measuredOf, qualityOf } from './embeddedTables.ts';

/** A level that is made from the readings themselves. */
type FineLevel = Exclude<HistoryLevel, '1d'>;

export interface RolledHour {
  readonly fives: readonly BucketSummary[];
  readonly hours: readonly BucketSummary[];
}

export type EmbeddedHistory = ReturnType<typeof createEmbeddedHistory>;

/**
 * Rolls the readings of a cell up, and answers with buckets that are right at any moment: those that are closed come from
 * their table, those that are running or were marked late are computed for the answer.
 */
export function createEmbeddedHistory(database: DatabaseSync, tables: BucketTables, grids: HistoryGrids) {
  const cellOf = database.prepare('SELECT key FROM cell WHERE indicator = ? AND area = ?');
  const seriesOf = database.prepare('SELECT key, source FROM series WHERE cell = ?');
  const rowsOf = database.prepare(
    'SELECT at, value, numerator, denominator, quality FROM reading WHERE series = ? AND at >= ? AND at < ?',
  );

  function* samplesOf(cell: number, fromAt: number, toAt: number): Generator<HistorySample> {
    for (const { key, source } of seriesOf.all(cell))
      for (const row of rowsOf.iterate(Number(key), fromAt, toAt))
        yield {
          at: Number(row.at),
          source: String(source) as SourceId,
          measured: measuredOf(row),
          quality: qualityOf(row),
        };
  }

  const settled = (
    level: HistoryLevel,
    cell: number,
    computed: readonly BucketSummary[],
    isLevelBelowWhole: boolean,
  ): readonly BucketSummary[] =>
    isLevelBelowWhole
      ? computed
      : computed.map((bucket) => {
          const [kept] = tables[level].between(cell, bucket.bucketAt, bucket.bucketAt + 1);
          return settledBucket(kept, bucket, false);
        });

  /** Whole hours in [fromAt, toAt). */
  function rollHours(cell: number, fromAt: number, toAt: number): RolledHour {
    const isWhole = fromAt >= tables.progress().rawFrom;
    const fives = summariseReadings(samplesOf(cell, fromAt, toAt), grids['5m']);
    return {
      fives: settled('5m', cell, fives, isWhole),
      hours: settled('1h', cell, summariseBuckets(fives, grids['1h']), isWhole),
    };
  }

  /** Buckets of 5 minutes or an hour that begin in [fromAt, toAt); both are starts of buckets. */
  function fineBuckets(level: FineLevel, cell: number, fromAt: number, toAt: number): BucketSummary[] {
    const { hoursUntil } = tables.progress();
    const closedTo = Math.min(toAt, hoursUntil);
    const hourOf = grids['1h'].startOf;
    const late = tables.lateHours.between(cell, hourOf(fromAt), closedTo);
    const closed = tables[level].between(cell, fromAt, closedTo);
    const recomputed = late.flatMap((hourAt) => {
      const { fives, hours } = rollHours(cell, hourAt, grids['1h'].endOf(hourAt));
      return (level === '5m' ? fives : hours).filter(({ bucketAt }) => bucketAt >= fromAt && bucketAt < toAt);
    });
    const runningFrom = Math.max(fromAt, hoursUntil);
    const running =
      runningFrom < toAt ? summariseReadings(samplesOf(cell, runningFrom, toAt), grids[level]) : [];
    if (late.length === 0) return [...closed, ...running];
    const untouched = closed.filter(({ bucketAt }) => !late.includes(hourOf(bucketAt)));
    return [...untouched, ...recomputed, ...running].sort((a, b) => a.bucketAt - b.bucketAt);
  }

  /** Whole days in [fromAt, toAt). */
  function rollDays(cell: number, fromAt: number, toAt: number): readonly BucketSummary[] {
    const hours = fineBuckets('1h', cell, fromAt, toAt);
    return settled('1d', cell, summariseBuckets(hours, grids['1d']), fromAt >= tables.progress().hoursFrom);
  }

  function runningDays(cell: number, fromAt: number, toAt: number): readonly BucketSummary[] {
    const runningFrom = Math.max(fromAt, tables.progress().daysUntil);
    return runningFrom < toAt ? rollDays(cell, runningFrom, toAt) : [];
  }

  function dayBuckets(cell: number, fromAt: number, toAt: number): BucketSummary[] {
    const { startOf, endOf } = grids['1d'];
    const { daysUntil } = tables.progress();
    const closedTo = Math.min(toAt, daysUntil);
    const late = new Set([
      ...tables.lateDays.between(cell, fromAt, closedTo),
      ...tables.lateHours.between(cell, fromAt, closedTo).map(startOf),
    ]);
    const closed = tables['1d'].between(cell, fromAt, closedTo);
    if (late.size === 0) return [...closed, ...runningDays(cell, fromAt, toAt)];
    const recomputed = [...late].flatMap((dayAt) => rollDays(cell, dayAt, endOf(dayAt)));
    const untouched = closed.filter(({ bucketAt }) => !late.has(bucketAt));
    return [...untouched, ...recomputed, ...runningDays(cell, fromAt, toAt)].sort(
      (a, b) => a.bucketAt - b.bucketAt,
    );
  }

  return {
    rollHours,
    rollDays,
    samples(indicator: IndicatorId, area: AreaId, fromAt: number, toAt: number): HistorySample[] {
      const cell = cellOf.get(indicator, area)?.key;
      return cell === undefined ? [] : [...samplesOf(Number(cell), fromAt, toAt)];
    },
    /** Buckets of a level that begin in [fromAt, toAt), the first and the last whole. */
    buckets(level: HistoryLevel, cell: number, fromAt: number, toAt: number): BucketSummary[] {
      const { startOf, endOf } = grids[level];
      const from = startOf(fromAt);
      const to = endOf(startOf(toAt - 1));
      return level === '1d' ? dayBuckets(cell, from, to) : fineBuckets(level, cell, from, to);
    },
    cellOf: (indicator: IndicatorId, area: AreaId): number | null => {
      const key = cellOf.get(indicator, area)?.key;
      return key === undefined ? null : Number(key);
    },
  };
}
