import type { Measured } from '#shared/indicator/reading.ts';
import type { ImportPlan } from './importPlan.ts';
import type { ImportReject } from './importReject.ts';
import { cellText, type ImportTable, isBlank, type TableRow } from './importTable.ts';
import { understandCaseRow } from './understandCase.ts';
import type { ImportContext, RowFindings, UnderstoodRow } from './understanding.ts';
import { understandLongRow, understandWideRow } from './understandReadings.ts';

type Means = { readonly plan: ImportPlan; readonly context: ImportContext };

const longestShown = 60;

function findingsOf(row: TableRow, means: Means): RowFindings {
  const { layout } = means.plan;
  switch (layout.kind) {
    case 'long':
      return understandLongRow(row, layout, means);
    case 'wide':
      return understandWideRow(row, layout, means);
    case 'cases':
      return understandCaseRow(row, layout, means);
    default:
      return layout satisfies never;
  }
}

function surplusOf(row: TableRow, columns: number): Omit<ImportReject, 'line'> | null {
  const surplus = row.cells.slice(columns).some((cell) => !isBlank(cell));
  return surplus ? { code: 'too-many-cells', text: String(row.cells.length), column: null } : null;
}

const sameMeasured = (a: Measured, b: Measured): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Remembers what was said where. Two rows that contradict each other are both known to the person, one of them is refused. */
function createDuplicateCheck() {
  const readings = new Map<string, { readonly line: number; readonly measured: Measured }>();
  const cases = new Map<string, number>();
  return (line: number, findings: RowFindings): RowFindings => {
    const kept: RowFindings['readings'][number][] = [];
    const rejects = [...findings.rejects];
    for (const reading of findings.readings) {
      const key = `${reading.indicator}@${reading.area}/${reading.at}`;
      const known = readings.get(key);
      if (known && !sameMeasured(known.measured, reading.measured))
        rejects.push({ code: 'duplicate', text: String(known.line), column: reading.column });
      else kept.push(reading);
      if (!known) readings.set(key, { line, measured: reading.measured });
    }
    const record = findings.case;
    const before = record ? cases.get(record.id) : undefined;
    if (record && before === undefined) cases.set(record.id, line);
    if (before !== undefined) rejects.push({ code: 'duplicate', text: String(before), column: null });
    return { ...findings, readings: kept, rejects, case: before === undefined ? record : null };
  };
}

/** Understands a table row by row. Rows without anything in them are left out and are no reject. */
export function* understandTable(table: ImportTable, means: Means): Generator<UnderstoodRow> {
  const columns = table.header.cells.length;
  const withoutDuplicates = createDuplicateCheck();
  for (const row of table.rows) {
    if (row.cells.every(isBlank)) continue;
    const surplus = surplusOf(row, columns);
    const findings = surplus
      ? { readings: [], case: null, rejects: [surplus], blanks: 0 }
      : withoutDuplicates(row.line, findingsOf(row, means));
    yield {
      line: row.line,
      cells: row.cells.slice(0, columns).map((cell) => cellText(cell).slice(0, longestShown)),
      readings: [...findings.readings],
      case: findings.case,
      rejects: findings.rejects.map((reject) => ({ ...reject, line: row.line })),
      blanks: findings.blanks,
      formula: row.cells.some((cell) => 'formula' in cell && cell.formula === true),
    };
  }
}
