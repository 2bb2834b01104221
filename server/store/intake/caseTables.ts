import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { AreaId } from '#shared/area/area.ts';
import { type CaseRecord, caseRecordSchema } from '#shared/case/caseRecord.ts';

/** `case_moment`: when counts of an area were written, so that they can be put right when a case changes afterwards. */
export const caseMigration = `
  CREATE TABLE case_record (
    id TEXT PRIMARY KEY,
    area TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    record TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX case_of_area ON case_record (area);
  CREATE TABLE case_change (
    import TEXT NOT NULL,
    id TEXT NOT NULL,
    before TEXT,
    after TEXT NOT NULL,
    PRIMARY KEY (import, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX case_change_of_case ON case_change (id);
  CREATE TABLE case_moment (
    area TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (area, at)
  ) STRICT, WITHOUT ROWID;`;

const recordOf = (text: SQLOutputValue | undefined): CaseRecord =>
  caseRecordSchema.parse(JSON.parse(String(text)));

/** Always in the same order of keys, so that equal records are equal texts. */
const textOf = ({ id, createdAt, closedAt, dueAt, area, channel }: CaseRecord): string =>
  JSON.stringify({ id, createdAt, closedAt, dueAt, area, channel });

/** Writes; begin no transaction, the caller has one. */
export function createCaseWriter(database: DatabaseSync) {
  const find = database.prepare('SELECT record FROM case_record WHERE id = ?');
  const put = database.prepare('INSERT OR REPLACE INTO case_record VALUES (?, ?, ?, ?)');
  const remove = database.prepare('DELETE FROM case_record WHERE id = ?');
  const changes = database.prepare('SELECT * FROM case_change WHERE import = ?');
  const addChange = database.prepare('INSERT OR REPLACE INTO case_change VALUES (?, ?, ?, ?)');
  const passOn = database.prepare('UPDATE case_change SET before = ? WHERE id = ? AND before = ?');
  const forget = database.prepare('DELETE FROM case_change WHERE import = ? AND id = ?');
  const addMoment = database.prepare('INSERT OR IGNORE INTO case_moment VALUES (?, ?)');
  const removeMoment = database.prepare('DELETE FROM case_moment WHERE area = ? AND at = ?');

  const set = (record: CaseRecord): void =>
    void put.run(record.id, record.area, record.createdAt, textOf(record));
  return {
    put: (cases: readonly CaseRecord[], importId: string | null): (CaseRecord | null)[] =>
      cases.map((record) => {
        const row = find.get(record.id);
        const before = row ? recordOf(row.record) : null;
        set(record);
        if (importId !== null)
          addChange.run(importId, record.id, before ? textOf(before) : null, textOf(record));
        return before;
      }),
    restore: (importId: string): CaseRecord[] => {
      const touched: CaseRecord[] = [];
      for (const { id = null, before = null, after = null } of changes.all(importId)) {
        const current = find.get(id)?.record;
        forget.run(importId, id);
        if (current === after) {
          if (before === null) remove.run(id);
          else set(recordOf(before));
          touched.push(recordOf(after), ...(before === null ? [] : [recordOf(before)]));
        }
        // A later file took ours for what was before; undoing that one must not bring ours back.
        else passOn.run(before, id, after);
      }
      return touched;
    },
    addMoments: (area: AreaId, moments: readonly number[]): void => {
      for (const at of moments) addMoment.run(area, at);
    },
    removeMoments: (area: AreaId, moments: readonly number[]): void => {
      for (const at of moments) removeMoment.run(area, at);
    },
  };
}

export function createCaseReader(database: DatabaseSync) {
  const ofArea = database.prepare('SELECT record FROM case_record WHERE area = ?');
  const areas = database.prepare('SELECT DISTINCT area FROM case_record');
  const moments = database.prepare('SELECT at FROM case_moment WHERE area = ? AND at >= ? ORDER BY at');
  return {
    ofAreas: (asked: readonly AreaId[]): CaseRecord[] =>
      asked.flatMap((area) => ofArea.all(area).map((row) => recordOf(row.record))),
    areas: (): AreaId[] => areas.all().map(({ area }) => String(area) as AreaId),
    moments: (area: AreaId, fromAt: number): number[] =>
      moments.all(area, fromAt).map(({ at }) => Number(at)),
  };
}
