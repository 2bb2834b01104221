/** A cell of an exported table. `at` is an instant, epoch ms, shown on the clock of the province. */
export type ExportCell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'instant'; readonly at: number }
  | null;

/** A table that becomes a file. */
export interface ExportTable {
  /** Of the sheet in a workbook. */
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly ExportCell[])[];
}

export const textCell = (text: string): ExportCell => ({ kind: 'text', text });
export const instantCell = (at: number | null): ExportCell => (at === null ? null : { kind: 'instant', at });
export const numberCell = (number: number | null): ExportCell =>
  number === null ? null : { kind: 'number', number };
