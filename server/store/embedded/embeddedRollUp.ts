import type { DatabaseSync } from 'node:sqlite';
import { type HistoryGrids, keptForMs } from '#server/indicator/historyLevel.ts';
import { settleAfterMs } from '#server/store/history/historyDuty.ts';
import type { BucketTables } from './bucketTables.ts';
import type { EmbeddedHistory } from './embeddedHistory.ts';

/** About 10 ms of work: what is kept meanwhile waits for the step, and was promised within 100 ms. */
const cellsPerStep = 100;
const marksPerStep = 200;
const seriesPerExpiry = 50;
/** Of one series at a time: a day of one reading a second would hold up what comes in. */
const readingsPerExpiry = 5_000;

interface RollUpParts {
  readonly database: DatabaseSync;
  readonly tables: BucketTables;
  readonly history: EmbeddedHistory;
  readonly grids: HistoryGrids;
}

/**
 * The upkeep of the roll-ups, in steps that each fit between two writes: close the hours that are over, compute again what
 * came late, close the days, let go of what is older than its level is kept. Begin no transaction, the caller has one: a
 * killed process goes on where the last whole step ended.
 */
export function createEmbeddedRollUp({ database, tables, history, grids }: RollUpParts) {
  const cellsAfter = database.prepare('SELECT key FROM cell WHERE key > ? ORDER BY key LIMIT ?');
  const seriesAfter = database.prepare('SELECT key FROM series WHERE key > ? ORDER BY key LIMIT ?');
  // The newest reading of a series stays: it is the latest value, however rarely it comes.
  const oldReadings = database.prepare(
    `DELETE FROM reading WHERE series = ?1 AND at < ?2 AND at < (SELECT max(at) FROM reading WHERE series = ?1)
     AND at <= coalesce((SELECT at FROM reading WHERE series = ?1 ORDER BY at LIMIT 1 OFFSET ${readingsPerExpiry}), ?2)`,
  );
  let expiring: { kind: 'series' | 'cell'; after: number } | null = null;

  const nextCells = (after: number): number[] =>
    cellsAfter.all(after, cellsPerStep).map(({ key }) => Number(key));

  function closeHours(now: number): boolean {
    const { hoursUntil, hoursGoal, hoursCell } = tables.progress();
    if (hoursGoal === hoursUntil) {
      const goal = grids['1h'].startOf(now - settleAfterMs);
      if (goal <= hoursUntil) return false;
      // From here on a reading before the goal counts as late: its cell may be done already.
      tables.advance({ hoursGoal: goal, hoursCell: 0 });
      return true;
    }
    const cells = nextCells(hoursCell);
    for (const cell of cells) {
      const { fives, hours } = history.rollHours(cell, hoursUntil, hoursGoal);
      for (const bucket of fives) tables['5m'].keep(cell, bucket);
      for (const bucket of hours) tables['1h'].keep(cell, bucket);
    }
    const last = cells.at(-1);
    tables.advance(last === undefined ? { hoursUntil: hoursGoal } : { hoursCell: last });
    return true;
  }

  function closeDays(): boolean {
    const { hoursUntil, daysUntil, daysGoal, daysCell } = tables.progress();
    if (daysGoal === daysUntil) {
      const goal = grids['1d'].startOf(hoursUntil);
      if (goal <= daysUntil) return false;
      tables.advance({ daysGoal: goal, daysCell: 0 });
      return true;
    }
    const cells = nextCells(daysCell);
    for (const cell of cells)
      for (const bucket of history.rollDays(cell, daysUntil, daysGoal)) tables['1d'].keep(cell, bucket);
    const last = cells.at(-1);
    tables.advance(last === undefined ? { daysUntil: daysGoal } : { daysCell: last });
    return true;
  }

  function settleLateHours(): boolean {
    const late = tables.lateHours.some(marksPerStep);
    const { daysGoal } = tables.progress();
    for (const { cell, at } of late) {
      const { fives, hours } = history.rollHours(cell, at, grids['1h'].endOf(at));
      for (const bucket of fives) tables['5m'].keep(cell, bucket);
      for (const bucket of hours) tables['1h'].keep(cell, bucket);
      if (at < daysGoal) tables.lateDays.add(cell, grids['1d'].startOf(at));
      tables.lateHours.remove(cell, at);
    }
    return late.length > 0;
  }

  function settleLateDays(): boolean {
    const late = tables.lateDays.some(marksPerStep);
    for (const { cell, at } of late) {
      for (const bucket of history.rollDays(cell, at, grids['1d'].endOf(at))) tables['1d'].keep(cell, bucket);
      tables.lateDays.remove(cell, at);
    }
    return late.length > 0;
  }

  function beginExpiry(): boolean {
    const { hoursUntil, rawFrom } = tables.progress();
    // Whole days, so once a day: it costs a look at every series.
    const rawGoal = grids['1d'].startOf(hoursUntil - keptForMs.raw);
    if (rawGoal <= rawFrom) return false;
    // Said before the first is gone: a bucket of which a part is missing must not be computed as if it were whole.
    tables.advance({
      rawFrom: rawGoal,
      fivesFrom: grids['1d'].startOf(hoursUntil - keptForMs['5m']),
      hoursFrom: grids['1d'].startOf(hoursUntil - keptForMs['1h']),
    });
    expiring = { kind: 'series', after: 0 };
    return true;
  }

  /** The key of the last series that is done; null when all are. */
  function expireReadings(after: number): number | null {
    const keys = seriesAfter.all(after, seriesPerExpiry).map(({ key }) => Number(key));
    for (const key of keys) {
      const { changes } = oldReadings.run(key, tables.progress().rawFrom);
      if (Number(changes) >= readingsPerExpiry) return key - 1;
    }
    return keys.at(-1) ?? null;
  }

  function expireBuckets(after: number): number | null {
    const { fivesFrom, hoursFrom } = tables.progress();
    const cells = nextCells(after);
    for (const cell of cells) {
      tables['5m'].expire(cell, fivesFrom);
      tables['1h'].expire(cell, hoursFrom);
    }
    return cells.at(-1) ?? null;
  }

  function expire(): boolean {
    if (!expiring) return beginExpiry();
    const { kind, after } = expiring;
    const last = kind === 'series' ? expireReadings(after) : expireBuckets(after);
    if (last !== null) expiring = { kind, after: last };
    else expiring = kind === 'series' ? { kind: 'cell', after: 0 } : null;
    return true;
  }

  return {
    /** From this instant on (epoch ms) a reading needs no mark: its hour is not closed yet. */
    openFrom: (): number => tables.progress().hoursGoal,
    /** One step; false when there is nothing left to do. `now`: epoch ms. */
    step: (now: number): boolean =>
      closeHours(now) || settleLateHours() || closeDays() || settleLateDays() || expire(),
  };
}
