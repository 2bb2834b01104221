import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { setImmediate as otherWork } from 'node:timers/promises';
import type { AlertId } from '#shared/alert/alert.ts';
import type { AlertRuleId } from '#shared/alert/alertRule.ts';
import type { AlertEvent } from '#shared/alert/alertTransition.ts';
import type { JournalLine } from '#shared/alert/journalLine.ts';
import type { Priority } from '#shared/alert/priority.ts';
import type { AreaId } from '#shared/area/area.ts';

/** A few milliseconds of the main thread. */
const linesAtOnce = 1_000;

const lineOf = (row: Record<string, SQLOutputValue>): JournalLine => ({
  at: Number(row.at),
  event: String(row.event) as AlertEvent,
  annunciated: row.annunciated === 1,
  alertId: String(row.alert_id) as AlertId,
  rule: String(row.rule) as AlertRuleId,
  area: String(row.area) as AreaId,
  priority: String(row.priority) as Priority,
  active: row.active === 1,
  acknowledged: row.acknowledged === 1,
  hidden: row.suppression !== null,
  raisedAt: Number(row.raised_at),
});

/** The lines of the journal since an instant, without reading the alerts that are in it as a whole. */
export async function readLines(database: DatabaseSync, sinceAt: number): Promise<JournalLine[]> {
  const first = database.prepare('SELECT min(entry) AS entry FROM journal WHERE at >= ?').get(sinceAt)?.entry;
  if (typeof first !== 'number') return [];
  const page = database.prepare(
    `SELECT entry, at, event, annunciated, alert_id, area, priority, json_extract(alert, '$.rule') AS rule,
       json_extract(alert, '$.facts.active') AS active,
       json_extract(alert, '$.facts.acknowledged') AS acknowledged,
       json_extract(alert, '$.facts.suppression') AS suppression,
       json_extract(alert, '$.raisedAt') AS raised_at
     FROM journal WHERE entry >= ? ORDER BY entry LIMIT ${linesAtOnce}`,
  );
  const lines: JournalLine[] = [];
  for (let next = first; ; ) {
    const rows = page.all(next);
    lines.push(...rows.map(lineOf));
    if (rows.length < linesAtOnce) break;
    next = Number(rows.at(-1)?.entry) + 1;
    await otherWork();
  }
  // A clock that was set back leaves entries out of order.
  return lines.filter(({ at }) => at >= sinceAt);
}
