import type { DatabaseSync } from 'node:sqlite';
import type { AreaId } from '#shared/area/area.ts';
import type { IndicatorId } from '#shared/indicator/indicator.ts';

/**
 * What must be rolled up again, and up to where hours and days are closed. It lies in the file of the outbox because a mark
 * must be as durable as the reading that made it: one transaction keeps both. `number` is the batch with that reading;
 * until the target has it, there is nothing to compute from.
 */
export const outboxHistoryMigration = `
  CREATE TABLE late_hour (
    indicator TEXT NOT NULL,
    at INTEGER NOT NULL,
    area TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (indicator, at, area)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE late_day (
    indicator TEXT NOT NULL,
    at INTEGER NOT NULL,
    area TEXT NOT NULL,
    PRIMARY KEY (indicator, at, area)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE progress (hours_until INTEGER NOT NULL, hours_goal INTEGER NOT NULL, days_until INTEGER NOT NULL) STRICT;
  INSERT INTO progress VALUES (0, 0, 0);`;

/** An hour or a day of an area; epoch ms. */
export interface LateMark {
  readonly indicator: IndicatorId;
  readonly area: AreaId;
  readonly at: number;
}

/** `hoursGoal` differs from `hoursUntil` while the hours between them are being closed. 0: never begun. */
export interface OutboxProgress {
  readonly hoursUntil: number;
  readonly hoursGoal: number;
  readonly daysUntil: number;
}

/** Marks of one indicator, by time, and the last batch that they were made by. */
export interface LateHours {
  readonly marks: readonly LateMark[];
  readonly upTo: number;
}

export interface MarksQuery {
  readonly indicator: IndicatorId;
  readonly areas: readonly AreaId[];
  readonly fromAt: number;
  readonly toAt: number;
}

export interface Marks {
  readonly hours: readonly LateMark[];
  readonly days: readonly LateMark[];
}

/** `daysOf`: the days of these hours that were closed already, to be marked in the same transaction. */
export interface SettledHours extends LateHours {
  readonly days: readonly LateMark[];
}

type Row = Record<string, unknown>;

const markOf = ({ indicator, area, at }: Row): LateMark => ({
  indicator: String(indicator) as IndicatorId,
  area: String(area) as AreaId,
  at: Number(at),
});

export function createOutboxHistoryTables(database: DatabaseSync) {
  const progress = database.prepare('SELECT * FROM progress');
  const advance = database.prepare('UPDATE progress SET hours_until = ?, hours_goal = ?, days_until = ?');
  const lastNumber = database.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'waiting'");
  const oldestWaiting = database.prepare('SELECT min(number) AS number FROM waiting');
  const addHour = database.prepare(
    `INSERT INTO late_hour VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET number = max(number, excluded.number)`,
  );
  const addDay = database.prepare('INSERT OR IGNORE INTO late_day VALUES (?, ?, ?)');
  const removeHour = database.prepare(
    'DELETE FROM late_hour WHERE indicator = ? AND at = ? AND area = ? AND number <= ?',
  );
  const removeDay = database.prepare('DELETE FROM late_day WHERE indicator = ? AND at = ? AND area = ?');
  const someHours = database.prepare(
    `SELECT * FROM late_hour WHERE number <= ?1 AND indicator =
       (SELECT indicator FROM late_hour WHERE number <= ?1 LIMIT 1) ORDER BY at LIMIT ?2`,
  );
  const someDays = database.prepare(
    `SELECT * FROM late_day WHERE indicator = (SELECT indicator FROM late_day LIMIT 1) ORDER BY at LIMIT ?`,
  );
  const hoursIn = database.prepare('SELECT * FROM late_hour WHERE indicator = ? AND at >= ? AND at < ?');
  const daysIn = database.prepare('SELECT * FROM late_day WHERE indicator = ? AND at >= ? AND at < ?');

  /** The last batch that the target has. */
  const sentUpTo = (): number => {
    const oldest = oldestWaiting.get()?.number;
    return oldest === null || oldest === undefined ? Number(lastNumber.get()?.seq ?? 0) : Number(oldest) - 1;
  };

  return {
    progress: (): OutboxProgress => {
      const row = progress.get();
      return {
        hoursUntil: Number(row?.hours_until),
        hoursGoal: Number(row?.hours_goal),
        daysUntil: Number(row?.days_until),
      };
    },
    /** Returns the last batch so far: with it, everything is there that carries no mark under the new goal. */
    advance({ hoursUntil, hoursGoal, daysUntil }: OutboxProgress): number {
      advance.run(hoursUntil, hoursGoal, daysUntil);
      return Number(lastNumber.get()?.seq ?? 0);
    },
    sentUpTo,
    mark(late: readonly LateMark[], number: number): void {
      for (const { indicator, area, at } of late) addHour.run(indicator, at, area, number);
    },
    lateHours(atMost: number): LateHours {
      const upTo = sentUpTo();
      return { marks: someHours.all(upTo, atMost).map(markOf), upTo };
    },
    lateDays: (atMost: number): LateMark[] => someDays.all(atMost).map(markOf),
    settleHours({ marks, upTo, days }: SettledHours): null {
      for (const { indicator, area, at } of days) addDay.run(indicator, at, area);
      for (const { indicator, area, at } of marks) removeHour.run(indicator, at, area, upTo);
      return null;
    },
    settleDays(marks: readonly LateMark[]): null {
      for (const { indicator, area, at } of marks) removeDay.run(indicator, at, area);
      return null;
    },
    marks({ indicator, areas, fromAt, toAt }: MarksQuery): Marks {
      const asked = new Set(areas);
      const isAsked = ({ area }: LateMark): boolean => asked.has(area);
      return {
        hours: hoursIn.all(indicator, fromAt, toAt).map(markOf).filter(isAsked),
        days: daysIn.all(indicator, fromAt, toAt).map(markOf).filter(isAsked),
      };
    },
  };
}
