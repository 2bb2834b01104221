import type { AreaId } from '#shared/area/area.ts';
import type { FileFaultCode } from '#shared/import/fileFault.ts';
import { printFileFault } from '#shared/import/fileFault.ts';
import type { ImportPlan } from '#shared/import/importPlan.ts';
import type { AskedTable, FileFacts, ImportPreview, TableLook } from '#shared/import/importProtocol.ts';
import type { UnderstoodRow } from '#shared/import/understanding.ts';

/** A file that cannot be read, or not in the asked way. An expected outcome: the person is told and corrects it. */
export class FileFault extends Error {
  constructor(code: FileFaultCode, place = '') {
    super(printFileFault(code, place));
    this.name = 'FileFault';
  }
}

/** What a row is checked against besides the profile. */
export interface UnderstandingLimits {
  /** The top of what the person may change. */
  readonly scope: AreaId;
  /** Epoch ms. */
  readonly now: number;
}

/** `readings` counts cases where the file has cases; `choices`: kinds of cells that somebody must choose a form for. */
export interface UnderstoodTable {
  readonly rows: number;
  readonly readings: number;
  readonly choices: number;
}

/** A part of the understood rows, in order. */
export interface RowChunk {
  readonly rows: readonly UnderstoodRow[];
  /** Where to go on; null after the last row. */
  readonly next: number | null;
}

/** A file that is open in a thread of its own. Every method throws `FileFault`. */
export interface OpenTable {
  readonly facts: FileFacts;
  look(asked: AskedTable): Promise<TableLook>;
  preview(plan: ImportPlan, limits: UnderstandingLimits): Promise<ImportPreview>;
  /** Understands the file as a whole; the rows are then fetched part by part. */
  understand(plan: ImportPlan, limits: UnderstandingLimits): Promise<UnderstoodTable>;
  rows(from: number): Promise<RowChunk>;
  close(): Promise<void>;
}

/** Port: reads spreadsheets and text files without holding up the loop. Throws `FileFault` for what is no table. */
export interface TableReader {
  open(bytes: Uint8Array<ArrayBuffer>): Promise<OpenTable>;
}
