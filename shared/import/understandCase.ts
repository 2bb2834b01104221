import type { CaseLayout, ImportPlan } from './importPlan.ts';
import type { ImportReject } from './importReject.ts';
import type { TableRow } from './importTable.ts';
import { isFault, readDateCell, readNameCell } from './readCell.ts';
import { type ImportContext, type RowFindings, rejected } from './understanding.ts';
import { areaOfCell, cellAt } from './understandReadings.ts';

type Reject = Omit<ImportReject, 'line'>;
const isReject = (value: unknown): value is Reject =>
  typeof value === 'object' && value !== null && 'text' in value;

type Means = { readonly plan: ImportPlan; readonly context: ImportContext };

/** Where a day without a time falls: what is due on a day is in time until the day is over. */
type DayMeans = 'begins' | 'ends';

function instantIn(
  row: TableRow,
  column: number | null,
  { plan, context, dayMeans }: Means & { dayMeans: DayMeans },
): number | null | Reject {
  if (column === null) return null;
  const wall = readDateCell(cellAt(row, column), plan.dateForm);
  if (wall === null) return null;
  if (isFault(wall)) return rejected(wall.fault, wall.text, column);
  const at =
    wall.second === null && dayMeans === 'ends'
      ? context.calendar.endOfDay(wall)
      : context.calendar.instantOf(wall);
  return at ?? rejected('date-unreadable', '', column);
}

const refusal = (reject: Reject): RowFindings => ({ readings: [], case: null, rejects: [reject], blanks: 0 });

/** One row that is one case record. */
export function understandCaseRow(row: TableRow, layout: CaseLayout, means: Means): RowFindings {
  const id = readNameCell(cellAt(row, layout.id));
  if (id === null) return refusal(rejected('id-missing', '', layout.id));
  if (isFault(id)) return refusal(rejected(id.fault, id.text, layout.id));
  if (id.length > 100) return refusal(rejected('wrong-kind', id.slice(0, 80), layout.id));
  const createdAt = instantIn(row, layout.created, { ...means, dayMeans: 'begins' });
  if (createdAt === null) return refusal(rejected('time-missing', '', layout.created));
  if (isReject(createdAt)) return refusal(createdAt);
  const given = instantIn(row, layout.closed, { ...means, dayMeans: 'begins' });
  if (isReject(given)) return refusal(given);
  const dueAt = instantIn(row, layout.due, { ...means, dayMeans: 'ends' });
  if (isReject(dueAt)) return refusal(dueAt);
  const closedAt = closedWithinDay(given, createdAt, means);
  if (closedAt !== null && closedAt < createdAt)
    return refusal(rejected('closed-before-created', '', layout.closed));
  const area = areaOfCell(cellAt(row, layout.area), layout.area, { at: createdAt, context: means.context });
  if (isReject(area)) return refusal(area);
  const channel = layout.channel === null ? null : readNameCell(cellAt(row, layout.channel));
  if (isFault(channel)) return refusal(rejected(channel.fault, channel.text, layout.channel));
  const record = { id, createdAt, closedAt, dueAt, area: area.id, channel: channel?.slice(0, 60) ?? null };
  return { readings: [], case: record, rejects: [], blanks: 0 };
}

/** Closed on the day on which it was created, and only the day is written: not before its own hour. */
function closedWithinDay(closedAt: number | null, createdAt: number, { context }: Means): number | null {
  if (closedAt === null || closedAt >= createdAt) return closedAt;
  return closedAt === context.calendar.startOfDay(createdAt) ? createdAt : closedAt;
}
