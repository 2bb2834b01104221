import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type {
  ImportChange,
  ImportChunk,
  ImportedReading,
  KeptReject,
  RememberedPlan,
  TakenBack,
} from '#server/import/importStore.ts';
import type { AreaId } from '#shared/area/area.ts';
import { importPlanSchema } from '#shared/import/importPlan.ts';
import { type ImportRecord, importRecordSchema } from '#shared/import/importProtocol.ts';
import { importRejectSchema } from '#shared/import/importReject.ts';
import type { IndicatorId } from '#shared/indicator/indicator.ts';
import type { Measured } from '#shared/indicator/reading.ts';

/**
 * `imported_reading` is keyed by what a reading is, then by the import: what an import replaced and what replaced it since
 * are its neighbours.
 */
export const importMigration = `
  CREATE TABLE import (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    record TEXT NOT NULL
  ) STRICT;
  CREATE TABLE imported_reading (
    indicator TEXT NOT NULL,
    area TEXT NOT NULL,
    at INTEGER NOT NULL,
    import INTEGER NOT NULL REFERENCES import,
    value REAL,
    numerator REAL,
    denominator REAL,
    PRIMARY KEY (indicator, area, at, import),
    CHECK ((value IS NULL) <> (numerator IS NULL OR denominator IS NULL))
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX imported_reading_of_import ON imported_reading (import);
  CREATE TABLE import_reject (
    number INTEGER PRIMARY KEY,
    import INTEGER NOT NULL REFERENCES import,
    reject TEXT NOT NULL
  ) STRICT;
  CREATE INDEX import_reject_of_import ON import_reject (import);
  CREATE TABLE import_plan (signature TEXT PRIMARY KEY, remembered TEXT NOT NULL) STRICT;`;

type Row = Record<string, SQLOutputValue>;

const recordOf = (row: Row): ImportRecord => importRecordSchema.parse(JSON.parse(String(row.record)));

const measuredOf = ({ value, numerator, denominator }: Row): Measured =>
  value === null
    ? { kind: 'ratio', numerator: Number(numerator), denominator: Number(denominator) }
    : { kind: 'value', value: Number(value) };

const readingOf = (row: Row): ImportedReading => ({
  indicator: String(row.indicator) as IndicatorId,
  area: String(row.area) as AreaId,
  at: Number(row.at),
  measured: measuredOf(row),
});

const rejectOf = (row: Row): KeptReject => {
  const { cells, ...reject } = JSON.parse(String(row.reject)) as KeptReject;
  return { ...importRejectSchema.parse(reject), cells };
};

const numbersOf = (measured: Measured): [number | null, number | null, number | null] =>
  measured.kind === 'value' ? [measured.value, null, null] : [null, measured.numerator, measured.denominator];

const neighbour = (side: '<' | '>') => `
  FROM imported_reading other JOIN import ON import.number = other.import
  WHERE other.indicator = mine.indicator AND other.area = mine.area AND other.at = mine.at
    AND other.import ${side} mine.import AND import.state <> 'undone'`;

/** Writes; begin no transaction, the caller has one. */
export function createImportWriter(database: DatabaseSync) {
  const begin = database.prepare('INSERT INTO import (id, state, record) VALUES (?, ?, ?)');
  const find = database.prepare('SELECT number, record FROM import WHERE id = ?');
  const setRecord = database.prepare('UPDATE import SET state = ?, record = ? WHERE id = ?');
  const addReading = database.prepare('INSERT OR REPLACE INTO imported_reading VALUES (?, ?, ?, ?, ?, ?, ?)');
  const dropReading = database.prepare(
    'DELETE FROM imported_reading WHERE indicator = ? AND area = ? AND at = ? AND import = ?',
  );
  const addReject = database.prepare('INSERT INTO import_reject (import, reject) VALUES (?, ?)');
  const remember = database.prepare('INSERT OR REPLACE INTO import_plan VALUES (?, ?)');
  const known = (id: string): { number: number; record: ImportRecord } => {
    const row = find.get(id);
    if (!row) throw new Error(`import ${id} is not on record`);
    return { number: Number(row.number), record: recordOf(row) };
  };
  return {
    begin: (record: ImportRecord): void => void begin.run(record.id, record.state, JSON.stringify(record)),
    add: (id: string, { readings, rejects }: ImportChunk): void => {
      const { number } = known(id);
      for (const { indicator, area, at, measured } of readings)
        addReading.run(indicator, area, at, number, ...numbersOf(measured));
      for (const reject of rejects) addReject.run(number, JSON.stringify(reject));
    },
    drop: (id: string, readings: readonly ImportedReading[]): void => {
      const { number } = known(id);
      for (const { indicator, area, at } of readings) dropReading.run(indicator, area, at, number);
    },
    change: (id: string, change: ImportChange): void => {
      const record = { ...known(id).record, ...change };
      setRecord.run(record.state, JSON.stringify(record), id);
    },
    remember: (signature: string, remembered: RememberedPlan): void =>
      void remember.run(signature, JSON.stringify(remembered)),
  };
}

export function createImportReader(database: DatabaseSync) {
  const find = database.prepare('SELECT record FROM import WHERE id = ?');
  const newest = database.prepare('SELECT record FROM import ORDER BY number DESC LIMIT ?');
  const rejects = database.prepare(
    `SELECT reject FROM import_reject WHERE import = (SELECT number FROM import WHERE id = ?)
     ORDER BY number LIMIT ? OFFSET ?`,
  );
  const mine = database.prepare(
    `SELECT * FROM imported_reading mine WHERE import = (SELECT number FROM import WHERE id = ?)
     AND (indicator, area, at) > (?, ?, ?)
     AND NOT EXISTS (SELECT 1 ${neighbour('>')})
     ORDER BY indicator, area, at LIMIT ?`,
  );
  const before = database.prepare(
    `SELECT other.* FROM imported_reading mine, imported_reading other JOIN import ON import.number = other.import
     WHERE mine.indicator = ? AND mine.area = ? AND mine.at = ? AND mine.import = ?
       AND other.indicator = mine.indicator AND other.area = mine.area AND other.at = mine.at
       AND other.import < mine.import AND import.state <> 'undone'
     ORDER BY other.import DESC LIMIT 1`,
  );
  const plan = database.prepare('SELECT remembered FROM import_plan WHERE signature = ?');
  const beforeOf = (row: Row): ImportedReading | null => {
    const { indicator = null, area = null, at = null, import: number = null } = row;
    const earlier = before.get(indicator, area, at, number);
    return earlier ? readingOf(earlier) : null;
  };
  return {
    find: (id: string): ImportRecord | null => {
      const row = find.get(id);
      return row ? recordOf(row) : null;
    },
    newest: (count: number): ImportRecord[] => newest.all(count).map(recordOf),
    rejects: (id: string, from: number, count: number): KeptReject[] =>
      rejects.all(id, count, from).map(rejectOf),
    // By key, not by offset: skipping 100,000 rows for each 500 would take minutes.
    takenBack: (id: string, after: ImportedReading | null, count: number): TakenBack[] =>
      mine
        .all(id, after?.indicator ?? '', after?.area ?? '', after?.at ?? 0, count)
        .map((row) => ({ reading: readingOf(row), before: beforeOf(row) })),
    planFor: (signature: string): RememberedPlan | null => {
      const row = plan.get(signature);
      if (!row) return null;
      const { plan: remembered, userName, at } = JSON.parse(String(row.remembered)) as RememberedPlan;
      // A plan of an older release that we no longer understand is forgotten, not an error.
      const parsed = importPlanSchema.safeParse(remembered);
      return parsed.success ? { plan: parsed.data, userName, at } : null;
    },
  };
}
