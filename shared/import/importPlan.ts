import { z } from 'zod';
import { indicatorIdSchema } from '#shared/indicator/indicator.ts';
import { foldText } from '#shared/locale/foldText.ts';
import { dateForms } from './dateForm.ts';
import type { TableRow } from './importTable.ts';
import { cellText } from './importTable.ts';
import { numberForms } from './numberForm.ts';

/** More columns than any report has; also bounds what a hostile file can make us hold. */
export const maxColumns = 500;

const columnSchema = z
  .int()
  .min(0)
  .max(maxColumns - 1);

/** One row for each reading, its indicator in a column. */
const longLayoutSchema = z.strictObject({
  kind: z.literal('long'),
  area: columnSchema,
  indicator: columnSchema,
  at: columnSchema.nullable(),
  value: columnSchema.nullable(),
  numerator: columnSchema.nullable(),
  denominator: columnSchema.nullable(),
});

export const readingParts = ['value', 'numerator', 'denominator'] as const;
export type ReadingPart = (typeof readingParts)[number];

/** One row for each area and time, a column for each indicator or part of one. */
const wideLayoutSchema = z.strictObject({
  kind: z.literal('wide'),
  area: columnSchema,
  at: columnSchema.nullable(),
  columns: z
    .array(z.strictObject({ column: columnSchema, indicator: indicatorIdSchema, part: z.enum(readingParts) }))
    .min(1)
    .max(maxColumns),
});

/** One row for each case record. */
const caseLayoutSchema = z.strictObject({
  kind: z.literal('cases'),
  id: columnSchema,
  area: columnSchema,
  created: columnSchema,
  closed: columnSchema.nullable(),
  due: columnSchema.nullable(),
  channel: columnSchema.nullable(),
});

export const layoutSchema = z.discriminatedUnion('kind', [
  longLayoutSchema,
  wideLayoutSchema,
  caseLayoutSchema,
]);
export type Layout = Readonly<z.infer<typeof layoutSchema>>;
export type LongLayout = Extract<Layout, { kind: 'long' }>;
export type WideLayout = Extract<Layout, { kind: 'wide' }>;
export type CaseLayout = Extract<Layout, { kind: 'cases' }>;

export const delimiters = [',', ';', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

/** Which part of a file is the table. */
export const tableChoiceSchema = z.strictObject({
  /** The sheet's name; null in a text file. */
  sheet: z.string().max(100).nullable(),
  /** null in a spreadsheet. */
  delimiter: z.enum(delimiters).nullable(),
  /** Row or line of the column names, from 1. What stands above it is not read. */
  headerLine: z.int().min(1).max(1_000),
});
export type TableChoice = Readonly<z.infer<typeof tableChoiceSchema>>;

/** Everything that says how a file is understood. A form that is null was not chosen: nothing is guessed in its place. */
export const importPlanSchema = tableChoiceSchema.extend({
  numberForm: z.enum(numberForms).nullable(),
  dateForm: z.enum(dateForms).nullable(),
  /** The time of every row where no column has it: `YYYY-MM-DD`, or with `THH:MM`; `YYYY-MM`: a period that ends with that month. */
  fixedAt: z
    .string()
    .regex(/^\d{4}-\d{2}(-\d{2}(T\d{2}:\d{2})?)?$/)
    .nullable(),
  layout: layoutSchema,
});
export type ImportPlan = Readonly<z.infer<typeof importPlanSchema>>;

/** The names of the columns, as they are compared: a file of the same shape is read as the last one was. */
export const headerSignature = (header: TableRow): string =>
  header.cells
    .map((cell) => foldText(cellText(cell)))
    .join('|')
    .slice(0, 4_000);
