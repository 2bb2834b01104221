import type { Area, LevelId } from '#shared/area/area.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import type { Measured } from '#shared/indicator/reading.ts';
import { rangeFaultOf } from '#shared/indicator/valueRange.ts';
import { parseDateText } from './dateForm.ts';
import type { ImportPlan, LongLayout, ReadingPart, WideLayout } from './importPlan.ts';
import type { ImportReject } from './importReject.ts';
import { blankCell, isBlank, type TableCell, type TableRow } from './importTable.ts';
import { isFault, readDateCell, readNameCell, readNumberCell } from './readCell.ts';
import { type ImportContext, type RowFindings, rejected, type UnderstoodReading } from './understanding.ts';

type Reject = Omit<ImportReject, 'line'>;
const isReject = (value: object): value is Reject => 'text' in value;

export const cellAt = (row: TableRow, column: number): TableCell => row.cells[column] ?? blankCell;

/** The instant that a row speaks of, from its own cell or the one time of the file. */
export function instantOfRow(
  row: TableRow,
  column: number | null,
  { plan, context }: { plan: ImportPlan; context: ImportContext },
): number | Reject {
  if (column === null) {
    if (plan.fixedAt === null) return rejected('time-missing', '', null);
    const isPeriod = plan.fixedAt.length === 'YYYY-MM'.length;
    const fixed = parseDateText(plan.fixedAt, isPeriod ? 'period' : 'year-first');
    const at = fixed.kind === 'date' ? context.calendar.instantOf(fixed.wall) : null;
    return at ?? rejected('no-date', plan.fixedAt, null);
  }
  const wall = readDateCell(cellAt(row, column), plan.dateForm);
  if (wall === null) return rejected('time-missing', '', column);
  if (isFault(wall)) return rejected(wall.fault, wall.text, column);
  return context.calendar.instantOf(wall) ?? rejected('date-unreadable', '', column);
}

/** The area that a cell names at an instant. */
export function areaOfCell(
  cell: TableCell,
  column: number,
  { at, levels, context }: { at: number; levels?: readonly LevelId[]; context: ImportContext },
): Area | Reject {
  const name = readNameCell(cell);
  if (name === null) return rejected('area-missing', '', column);
  if (isFault(name)) return rejected(name.fault, name.text, column);
  const found = context.areas.find(name, context.dayOf(at), levels);
  if (found.kind === 'found') return found.area;
  if (found.kind === 'unknown') return rejected('unknown-area', name, column);
  const candidates = found.candidates.slice(0, 4).map(({ fullName, code }) => `${fullName.vi} (${code})`);
  return rejected('ambiguous-area', candidates.join(', '), column);
}

type PartCells = Partial<Record<ReadingPart, { readonly cell: TableCell; readonly column: number }>>;

interface PartNumber {
  readonly number: number;
  readonly column: number;
}

function numberOf(
  given: PartCells[ReadingPart],
  { indicator, part, plan }: { indicator: Indicator; part: ReadingPart; plan: ImportPlan },
): PartNumber | Reject | null {
  if (!given) return null;
  const { cell, column } = given;
  const read = readNumberCell(cell, plan.numberForm);
  if (read === null) return null;
  if (isFault(read)) return rejected(read.fault, read.text, column);
  // A ratio is shown in per cent by definition; a plain value may have that unit as well.
  const isPercentage = indicator.measure === 'ratio' || indicator.unit.en.startsWith('%');
  const mayBePercent = part === 'value' && isPercentage;
  if (read.percent && !mayBePercent) return rejected('not-a-percentage', `${read.number}%`, column);
  return { number: read.number, column };
}

interface Measurement {
  readonly measured: Measured;
  readonly column: number;
}

/** Beside the first cell of what is impossible, both parts of a ratio: either may be the wrong one. */
function withinRange(measurement: Measurement, indicator: Indicator): Measurement | Reject {
  const { measured, column } = measurement;
  const fault = rangeFaultOf(measured, indicator);
  if (fault === null) return measurement;
  const text =
    measured.kind === 'value' ? String(measured.value) : `${measured.numerator}/${measured.denominator}`;
  return rejected(fault, text, column);
}

/** null: every part is blank. */
function measuredOf(cells: PartCells, indicator: Indicator, plan: ImportPlan): Measurement | Reject | null {
  const [value, numerator, denominator] = (['value', 'numerator', 'denominator'] as const).map((part) =>
    numberOf(cells[part], { indicator, part, plan }),
  );
  for (const part of [value, numerator, denominator]) if (part && isReject(part)) return part;
  const [bare, top, bottom] = [value, numerator, denominator] as (PartNumber | null)[];
  if (!top && !bottom) {
    if (!bare) return null;
    return withinRange({ measured: { kind: 'value', value: bare.number }, column: bare.column }, indicator);
  }
  const present = (top ?? bottom) as PartNumber;
  if (bare) return rejected('both-given', String(bare.number), bare.column);
  if (!top || !bottom) return rejected('part-missing', String(present.number), present.column);
  if (indicator.measure !== 'ratio') return rejected('wrong-kind', String(top.number), top.column);
  if (bottom.number < 0) return rejected('negative-denominator', String(bottom.number), bottom.column);
  const measured = { kind: 'ratio', numerator: top.number, denominator: bottom.number } as const;
  return withinRange({ measured, column: top.column }, indicator);
}

interface Claim {
  readonly indicator: Indicator;
  readonly cells: PartCells;
  readonly areaColumn: number;
  readonly at: number;
}

function readingOf(
  row: TableRow,
  { indicator, cells, areaColumn, at }: Claim,
  { plan, context }: { plan: ImportPlan; context: ImportContext },
): UnderstoodReading | Reject | null {
  const measurement = measuredOf(cells, indicator, plan);
  if (measurement === null || isReject(measurement)) return measurement;
  const area = areaOfCell(cellAt(row, areaColumn), areaColumn, { at, levels: indicator.levels, context });
  if (isReject(area)) return area;
  if (!indicator.levels.includes(area.level)) return rejected('wrong-level', area.fullName.vi, areaColumn);
  return { indicator: indicator.id, area: area.id, at, ...measurement };
}

const nothing: RowFindings = { readings: [], case: null, rejects: [], blanks: 0 };
const refusal = (reject: Reject): RowFindings => ({ ...nothing, rejects: [reject] });

const partCells = (row: TableRow, columns: Partial<Record<ReadingPart, number | null>>): PartCells =>
  Object.fromEntries(
    Object.entries(columns).flatMap(([part, column]) =>
      column === null || column === undefined ? [] : [[part, { cell: cellAt(row, column), column }]],
    ),
  );

const areBlank = (cells: PartCells): boolean => Object.values(cells).every(({ cell }) => isBlank(cell));

/** Cells that ask for a choice are told together, whatever else is wrong with the row: a person chooses once. */
function ambiguousNumbers(
  told: readonly { readonly indicator: Indicator | undefined; readonly cells: PartCells }[],
  plan: ImportPlan,
): Reject[] {
  return told.flatMap(({ indicator, cells }) => {
    const measurement = indicator ? measuredOf(cells, indicator, plan) : null;
    return measurement && isReject(measurement) && measurement.code === 'number-ambiguous'
      ? [measurement]
      : [];
  });
}

/** One row that says one thing about one indicator. */
export function understandLongRow(
  row: TableRow,
  layout: LongLayout,
  means: { plan: ImportPlan; context: ImportContext },
): RowFindings {
  const { value, numerator, denominator } = layout;
  const cells = partCells(row, { value, numerator, denominator });
  if (areBlank(cells)) return { ...nothing, blanks: 1 };
  const name = readNameCell(cellAt(row, layout.indicator));
  if (name === null) return refusal(rejected('indicator-missing', '', layout.indicator));
  if (isFault(name)) return refusal(rejected(name.fault, name.text, layout.indicator));
  const id = means.context.indicatorNames.find(name);
  const indicator = id ? means.context.indicators.get(id) : undefined;
  if (!indicator) return refusal(rejected('unknown-indicator', name, layout.indicator));
  const at = instantOfRow(row, layout.at, means);
  if (typeof at !== 'number')
    return { ...nothing, rejects: [at, ...ambiguousNumbers([{ indicator, cells }], means.plan)] };
  const reading = readingOf(row, { indicator, cells, areaColumn: layout.area, at }, means);
  if (reading === null) return { ...nothing, blanks: 1 };
  return isReject(reading) ? refusal(reading) : { ...nothing, readings: [reading] };
}

/** One row that says several things about one area at one time. */
export function understandWideRow(
  row: TableRow,
  layout: WideLayout,
  means: { plan: ImportPlan; context: ImportContext },
): RowFindings {
  const claims = Map.groupBy(layout.columns, ({ indicator }) => indicator);
  const told = [...claims].map(([id, columns]) => ({
    indicator: means.context.indicators.get(id),
    cells: partCells(row, Object.fromEntries(columns.map(({ part, column }) => [part, column]))),
  }));
  const blanks = told.filter(({ cells }) => areBlank(cells)).length;
  if (blanks === told.length) return { ...nothing, blanks };
  const at = instantOfRow(row, layout.at, means);
  if (typeof at !== 'number')
    return { ...nothing, rejects: [at, ...ambiguousNumbers(told, means.plan)], blanks };
  const readings: UnderstoodReading[] = [];
  const rejects: Reject[] = [];
  for (const { indicator, cells } of told) {
    if (!indicator || areBlank(cells)) continue;
    const reading = readingOf(row, { indicator, cells, areaColumn: layout.area, at }, means);
    if (reading === null) continue;
    if (!isReject(reading)) readings.push(reading);
    // An unknown area is one fault of the row, not one of each of its thirty columns.
    else if (!rejects.some(({ code, column }) => code === reading.code && column === reading.column))
      rejects.push(reading);
  }
  return { ...nothing, readings, rejects, blanks };
}
