import { z } from 'zod';
import { areaIdSchema } from '#shared/area/area.ts';
import type { AreaFinder } from '#shared/area/areaFinder.ts';
import type { AreaTree } from '#shared/area/areaTree.ts';
import type { CaseRecord } from '#shared/case/caseRecord.ts';
import { caseRecordSchema } from '#shared/case/caseRecord.ts';
import { type Indicator, type IndicatorId, indicatorIdSchema } from '#shared/indicator/indicator.ts';
import type { IndicatorFinder } from './importColumns.ts';
import { type ImportReject, type ImportRejectCode, importRejectSchema } from './importReject.ts';
import type { LocalCalendar } from './localInstant.ts';

export const measuredSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('value'), value: z.number() }),
  z.strictObject({ kind: z.literal('ratio'), numerator: z.number(), denominator: z.number() }),
]);

/** A reading as a row was understood. `column` (from 0) is where its value stands; `at` in epoch ms. */
export const understoodReadingSchema = z.strictObject({
  indicator: indicatorIdSchema,
  area: areaIdSchema,
  at: z.number(),
  measured: measuredSchema,
  column: z.int(),
});
export type UnderstoodReading = Readonly<z.infer<typeof understoodReadingSchema>>;

/** What became of one row. A row may bring several readings, and some of them may be refused. */
export const understoodRowSchema = z.strictObject({
  line: z.int(),
  /** As in the file, shortened. */
  cells: z.array(z.string()),
  readings: z.array(understoodReadingSchema),
  case: caseRecordSchema.nullable(),
  rejects: z.array(importRejectSchema),
  /** Cells of values that are blank: nothing is imported for them, and never a zero. */
  blanks: z.int(),
  /** Whether a used cell is the stored result of a formula. */
  formula: z.boolean(),
});
export type UnderstoodRow = Readonly<z.infer<typeof understoodRowSchema>>;

/** What a row is understood with. */
export interface ImportContext {
  readonly tree: AreaTree;
  readonly areas: AreaFinder;
  readonly indicators: ReadonlyMap<IndicatorId, Indicator>;
  readonly indicatorNames: IndicatorFinder;
  readonly calendar: LocalCalendar;
  /** The calendar day of an instant: areas are valid by day. */
  readonly dayOf: (at: number) => string;
}

/** What a rule finds in a row before line, cells and counts are put to it. */
export interface RowFindings {
  readonly readings: readonly UnderstoodReading[];
  readonly case: CaseRecord | null;
  readonly rejects: readonly Omit<ImportReject, 'line'>[];
  readonly blanks: number;
}

export const rejected = (
  code: ImportRejectCode,
  text: string,
  column: number | null,
): Omit<ImportReject, 'line'> => ({ code, text, column });
