import type { CaseBook } from '#server/case/caseBook.ts';
import type { Acceptance } from '#server/indicator/acceptance.ts';
import { pointOfReading } from '#server/indicator/pointOfReading.ts';
import type { RawPoint } from '#server/indicator/rawPoint.ts';
import type { AreaTree } from '#shared/area/areaTree.ts';
import type { UnderstoodRow } from '#shared/import/understanding.ts';
import type { Reading } from '#shared/indicator/reading.ts';
import { importSource } from '#shared/indicator/reservedSource.ts';
import type { ImportedReading, ImportStore, KeptReject, TakenBack } from './importStore.ts';
import type { OpenTable } from './tableReader.ts';

/** Where an import leads. Each throws `StoreRefusal`. */
export interface ImportTarget {
  accept(points: readonly RawPoint[]): Promise<Acceptance>;
  takeBack(readings: readonly Reading[]): Promise<void>;
}

export interface ImportJobParts {
  readonly store: ImportStore;
  readonly target: ImportTarget;
  readonly cases: CaseBook;
  readonly tree: AreaTree;
}

const takenAtOnce = 500;

const rejectsOf = (rows: readonly UnderstoodRow[]): KeptReject[] =>
  rows.flatMap(({ rejects, cells }) => rejects.map((reject) => ({ ...reject, cells })));

interface Told {
  readonly reading: ImportedReading;
  readonly row: UnderstoodRow;
  readonly column: number;
}

const toldIn = (rows: readonly UnderstoodRow[]): Told[] =>
  rows.flatMap((row) => row.readings.map(({ column, ...reading }) => ({ reading, row, column })));

/** Recorded before it is accepted: cut off in between, an undo still knows everything that may have been kept. */
async function importReadings(id: string, rows: readonly UnderstoodRow[], parts: ImportJobParts) {
  const { store, target, tree } = parts;
  const told = toldIn(rows);
  const readings = told.map(({ reading }) => reading);
  const rejects = rejectsOf(rows);
  await store.add(id, { readings, rejects });
  const points = readings.map((reading, position) =>
    pointOfReading({ ...reading, source: importSource }, position, tree),
  );
  const { accepted, rejections } = await target.accept(points);
  const refused = rejections.flatMap(({ position, detail }) => {
    const one = told[position];
    if (!one) return [];
    const reject: KeptReject = {
      line: one.row.line,
      column: one.column,
      code: 'refused',
      text: detail,
      cells: one.row.cells,
    };
    return [{ reading: one.reading, reject }];
  });
  if (refused.length > 0) {
    await store.drop(
      id,
      refused.map(({ reading }) => reading),
    );
    await store.add(id, { readings: [], rejects: refused.map(({ reject }) => reject) });
  }
  return { accepted, rejected: rejects.length + refused.length };
}

async function importCases(id: string, rows: readonly UnderstoodRow[], parts: ImportJobParts) {
  const told = rows.flatMap((row) => (row.case ? [{ row, record: row.case }] : []));
  const { accepted, refused } = await parts.cases.put(
    told.map(({ record }) => record),
    id,
  );
  const late = refused.flatMap(({ index, detail }): KeptReject[] => {
    const row = told[index]?.row;
    return row ? [{ line: row.line, column: null, code: 'refused', text: detail, cells: row.cells }] : [];
  });
  const rejects = [...rejectsOf(rows), ...late];
  await parts.store.add(id, { readings: [], rejects });
  return { accepted, rejected: rejects.length };
}

/** Takes an understood table in, part by part; how far it got is on record after each. */
export async function runImport(id: string, table: OpenTable, parts: ImportJobParts): Promise<void> {
  let accepted = 0;
  let rejected = 0;
  let rowsDone = 0;
  for (let from: number | null = 0; from !== null; ) {
    const { rows, next } = await table.rows(from);
    const hasCases = rows.some((row) => row.case !== null);
    const told = hasCases ? await importCases(id, rows, parts) : await importReadings(id, rows, parts);
    accepted += told.accepted;
    rejected += told.rejected;
    rowsDone += rows.length;
    await parts.store.change(id, { accepted, rejected, rowsDone });
    from = next;
  }
  await parts.cases.settle();
}

/** What was before the import is again: earlier imports where they had said something, nothing of ours elsewhere. */
export async function undoImport(id: string, { store, target, cases, tree }: ImportJobParts): Promise<void> {
  for (let last: ImportedReading | null = null; ; ) {
    const taken: TakenBack[] = await store.takenBack(id, last, takenAtOnce);
    last = taken.at(-1)?.reading ?? null;
    const restored = taken.flatMap(({ before }) => (before === null ? [] : [before]));
    const gone = taken.filter(({ before }) => before === null);
    if (restored.length > 0)
      await target.accept(
        restored.map((reading, position) =>
          pointOfReading({ ...reading, source: importSource }, position, tree),
        ),
      );
    if (gone.length > 0)
      await target.takeBack(
        gone.map(({ reading }) => ({ ...reading, source: importSource, quality: 'bad' as const })),
      );
    if (taken.length < takenAtOnce) break;
  }
  await cases.restore(id);
}
