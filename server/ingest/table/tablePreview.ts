import type { UnderstandingLimits } from '#server/import/tableReader.ts';
import { earliestAt, futureToleranceMs } from '#server/indicator/validatePoint.ts';
import type { AreaTree } from '#shared/area/areaTree.ts';
import { dateForms, parseDateText, type WallTime } from '#shared/import/dateForm.ts';
import type { ImportPlan } from '#shared/import/importPlan.ts';
import { type ImportPreview, type NeededChoice, previewRows } from '#shared/import/importProtocol.ts';
import type { ImportReject, ImportRejectCode } from '#shared/import/importReject.ts';
import { numberForms, parseNumberText } from '#shared/import/numberForm.ts';
import type { UnderstoodReading, UnderstoodRow } from '#shared/import/understanding.ts';

type Limited = Pick<UnderstoodReading, 'area' | 'at'>;
type Problem = Omit<ImportReject, 'line'>;

/** What decides beside the row itself; `plan` says in which cell its time stands. */
export interface RowLimits {
  readonly limits: UnderstandingLimits;
  readonly plan: ImportPlan;
  readonly tree: AreaTree;
}

/** The cell of the row's time as it stands in the file; the one time of the whole file has no column. */
function timeCell(
  { cells }: UnderstoodRow,
  { layout, fixedAt }: ImportPlan,
): Pick<Problem, 'column' | 'text'> {
  const column = layout.kind === 'cases' ? layout.created : layout.at;
  return { column, text: (column === null ? fixedAt : cells[column]) ?? '' };
}

function limitProblem(
  { area, at }: Limited,
  row: UnderstoodRow,
  { limits: { scope, now }, plan, tree }: RowLimits,
): Problem | null {
  const { layout } = plan;
  if (!tree.isWithin(area, scope))
    return { code: 'outside-scope', text: tree.get(area)?.fullName.vi ?? area, column: layout.area };
  // The pipeline decides the same again; it is here so that the preview already says so.
  const isPossible = at <= now + futureToleranceMs && at >= earliestAt;
  return isPossible ? null : { code: 'time-out-of-range', ...timeCell(row, plan) };
}

/** Takes out of a row what its importer may not change and what no clock can have measured. */
export function withinLimits(row: UnderstoodRow, by: RowLimits): UnderstoodRow {
  const readings: UnderstoodReading[] = [];
  const rejects = [...row.rejects];
  const tell = (problem: Problem): void => {
    // A wrong time or area is one fault of the row, not one of each of its thirty columns.
    if (!rejects.some(({ code, column }) => code === problem.code && column === problem.column))
      rejects.push({ ...problem, line: row.line });
  };
  for (const reading of row.readings) {
    const problem = limitProblem(reading, row, by);
    if (problem) tell(problem);
    else readings.push(reading);
  }
  const problem = row.case ? limitProblem({ area: row.case.area, at: row.case.createdAt }, row, by) : null;
  if (problem) tell(problem);
  return { ...row, readings, rejects, case: problem ? null : row.case };
}

const dayText = (wall: WallTime): string =>
  [wall.year, wall.month, wall.day].map((part) => String(part).padStart(2, '0')).join('-');

/** The choice that a reject asks for, with what each form would make of the cell. */
function choiceFor({ code, line, column, text }: ImportReject): NeededChoice | null {
  const place = { line, column: column ?? 0, text };
  if (code === 'number-ambiguous') {
    const readings = numberForms.map((form) => {
      const reading = parseNumberText(text, form);
      return { form, number: reading.kind === 'number' ? reading.number : null };
    });
    return { kind: 'number', ...place, readings };
  }
  if (code !== 'date-ambiguous') return null;
  const readings = dateForms.map((form) => {
    const reading = parseDateText(text, form);
    return { form, day: reading.kind === 'date' ? dayText(reading.wall) : null };
  });
  return { kind: 'date', ...place, readings };
}

/** Sums up a whole file and keeps its first rows, and the first of its refused ones. */
export function previewOf(understood: Iterable<UnderstoodRow>): ImportPreview {
  const rows: UnderstoodRow[] = [];
  const rejectedRows: UnderstoodRow[] = [];
  const totals = { rows: 0, readings: 0, rejectedRows: 0, rejects: 0, blanks: 0, formulas: 0 };
  const rejectsByCode: Partial<Record<ImportRejectCode, number>> = {};
  const choices = new Map<NeededChoice['kind'], NeededChoice>();
  for (const row of understood) {
    totals.rows += 1;
    totals.readings += row.readings.length + (row.case ? 1 : 0);
    totals.rejects += row.rejects.length;
    totals.blanks += row.blanks;
    if (row.formula) totals.formulas += 1;
    if (rows.length < previewRows) rows.push(row);
    if (row.rejects.length === 0) continue;
    totals.rejectedRows += 1;
    if (rejectedRows.length < previewRows) rejectedRows.push(row);
    for (const reject of row.rejects) {
      rejectsByCode[reject.code] = (rejectsByCode[reject.code] ?? 0) + 1;
      const choice = choiceFor(reject);
      if (choice && !choices.has(choice.kind)) choices.set(choice.kind, choice);
    }
  }
  return { totals, rejectsByCode, rows, rejectedRows, choices: [...choices.values()] };
}
