import { z } from 'zod';
import { areaIdSchema } from '#shared/area/area.ts';
import { dateForms } from './dateForm.ts';
import { delimiters, importPlanSchema, tableChoiceSchema } from './importPlan.ts';
import { importRejectCodes, importRejectSchema } from './importReject.ts';
import { numberForms } from './numberForm.ts';
import { understoodRowSchema } from './understanding.ts';

/** The largest file that is taken, bytes. */
export const maxFileBytes = 20 * 1024 * 1024;
/** Rows of each kind that a preview shows. The counts are always of the whole file. */
export const previewRows = 200;

/** A sheet of the file. A hidden one is listed, and read only when somebody chooses it. */
export const sheetFactsSchema = z.strictObject({ name: z.string(), hidden: z.boolean() });

/** What a file is, before anybody says how to read it. `choice`: where its table seems to be. */
export const fileFactsSchema = z.strictObject({
  format: z.enum(['xlsx', 'csv']),
  sheets: z.array(sheetFactsSchema),
  delimiter: z.enum(delimiters).nullable(),
  choice: tableChoiceSchema,
});
export type FileFacts = Readonly<z.infer<typeof fileFactsSchema>>;

/** Which table to look at; `headerLine` null: where the names of the columns seem to be. */
export const askedTableSchema = tableChoiceSchema.extend({
  headerLine: tableChoiceSchema.shape.headerLine.nullable(),
});
export type AskedTable = Readonly<z.infer<typeof askedTableSchema>>;

/** The chosen table: names of its columns and some of its rows as they stand in the file. */
export const tableLookSchema = z.strictObject({
  choice: tableChoiceSchema,
  /** Why the table cannot be read there, as `printFileFault` writes it; the first rows are shown all the same. */
  fault: z.string().nullable(),
  header: z.array(z.string()),
  signature: z.string(),
  rows: z.int(),
  hiddenRows: z.int(),
  sample: z.array(z.strictObject({ line: z.int(), cells: z.array(z.string()) })),
  /** From the names of the columns; null where they say too little. */
  suggestion: importPlanSchema.nullable(),
});
export type TableLook = Readonly<z.infer<typeof tableLookSchema>>;

/** An opened file. `remembered`: how the last file with the same columns was read, and by whom. */
export const uploadBodySchema = z.strictObject({
  id: z.string(),
  fileName: z.string(),
  facts: fileFactsSchema,
  look: tableLookSchema,
  remembered: z.strictObject({ plan: importPlanSchema, userName: z.string(), at: z.number() }).nullable(),
});
export type UploadBody = Readonly<z.infer<typeof uploadBodySchema>>;

export const lookBodySchema = uploadBodySchema.pick({ look: true, remembered: true });
export type LookBody = Readonly<z.infer<typeof lookBodySchema>>;

/**
 * A choice that somebody must make before the file can be imported, with the first cell that needs it and what each form
 * makes of it (null: unreadable in that form).
 */
export const neededChoiceSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('number'),
    line: z.int(),
    column: z.int(),
    text: z.string(),
    readings: z.array(z.strictObject({ form: z.enum(numberForms), number: z.number().nullable() })),
  }),
  z.strictObject({
    kind: z.literal('date'),
    line: z.int(),
    column: z.int(),
    text: z.string(),
    /** `YYYY-MM-DD`. */
    readings: z.array(z.strictObject({ form: z.enum(dateForms), day: z.string().nullable() })),
  }),
]);
export type NeededChoice = Readonly<z.infer<typeof neededChoiceSchema>>;

export const previewBodySchema = z.strictObject({
  /** Of the whole file. `readings` counts cases where the file has cases. */
  totals: z.strictObject({
    rows: z.int(),
    readings: z.int(),
    rejectedRows: z.int(),
    rejects: z.int(),
    blanks: z.int(),
    formulas: z.int(),
  }),
  rejectsByCode: z.partialRecord(z.enum(importRejectCodes), z.int()),
  rows: z.array(understoodRowSchema),
  rejectedRows: z.array(understoodRowSchema),
  choices: z.array(neededChoiceSchema),
});
export type ImportPreview = Readonly<z.infer<typeof previewBodySchema>>;

/** `stopped`: it could not go on; what was accepted by then stands until it is undone. */
export const importStates = ['running', 'done', 'stopped', 'undoing', 'undone'] as const;

/** An import as it is on record. Times are epoch ms. */
export const importRecordSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(['readings', 'cases']),
  fileName: z.string(),
  sheet: z.string().nullable(),
  userId: z.string(),
  userName: z.string(),
  /** The top of what the importer could change: whoever undoes it must be allowed there. */
  area: areaIdSchema,
  startedAt: z.number(),
  finishedAt: z.number().nullable(),
  state: z.enum(importStates),
  /** Rows of the file, and how many of them have been gone through. */
  rows: z.int(),
  rowsDone: z.int(),
  accepted: z.int(),
  rejected: z.int(),
  undoneAt: z.number().nullable(),
  undoneBy: z.string().nullable(),
});
export type ImportRecord = Readonly<z.infer<typeof importRecordSchema>>;

export const importsBodySchema = z.strictObject({ imports: z.array(importRecordSchema) });
export const importBodySchema = z.strictObject({ import: importRecordSchema });

/** Shown at once of the rejects; the file for downloading has all. */
export const rejectsBodySchema = z.strictObject({
  rejects: z.array(importRejectSchema.extend({ cells: z.array(z.string()) })),
});
