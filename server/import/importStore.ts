import type { CaseRecord } from '#shared/case/caseRecord.ts';
import type { ImportPlan } from '#shared/import/importPlan.ts';
import type { ImportRecord } from '#shared/import/importProtocol.ts';
import type { ImportReject } from '#shared/import/importReject.ts';
import type { Reading } from '#shared/indicator/reading.ts';

/** A reading of an import; source and quality go without saying. */
export type ImportedReading = Readonly<Pick<Reading, 'indicator' | 'area' | 'at' | 'measured'>>;

/** A refused row with its cells, for the file that is downloaded. */
export type KeptReject = ImportReject & { readonly cells: readonly string[] };

/** A part of an import, as it is recorded before anything of it is accepted. */
export interface ImportChunk {
  readonly readings: readonly ImportedReading[];
  readonly rejects: readonly KeptReject[];
}

export type ImportChange = Partial<
  Pick<
    ImportRecord,
    'finishedAt' | 'state' | 'rows' | 'rowsDone' | 'accepted' | 'rejected' | 'undoneAt' | 'undoneBy'
  >
>;

/**
 * A reading to take back. `before`: what an earlier import, that still stands, said in its place; null: nothing. Readings
 * that a later import has replaced are not among them.
 */
export interface TakenBack {
  readonly reading: ImportedReading;
  readonly before: ImportedReading | null;
}

export interface RememberedPlan {
  readonly plan: ImportPlan;
  readonly userName: string;
  readonly at: number;
}

/** Port: what was imported, by whom, and how to undo it. Whatever resolves would survive a power cut. */
export interface ImportStore {
  begin(record: ImportRecord): Promise<void>;
  add(id: string, chunk: ImportChunk): Promise<void>;
  /** Readings that were recorded and then refused after all. */
  drop(id: string, readings: readonly ImportedReading[]): Promise<void>;
  change(id: string, change: ImportChange): Promise<void>;
  find(id: string): Promise<ImportRecord | null>;
  /** The newest first. */
  newest(count: number): Promise<ImportRecord[]>;
  rejects(id: string, from: number, count: number): Promise<KeptReject[]>;
  /** In a fixed order, those behind `after`; null: from the first on. */
  takenBack(id: string, after: ImportedReading | null, count: number): Promise<TakenBack[]>;
  remember(signature: string, remembered: RememberedPlan): Promise<void>;
  planFor(signature: string): Promise<RememberedPlan | null>;
}

/** What a case was before a file changed it; null: it was not there. */
export interface CaseChange {
  readonly record: CaseRecord;
  readonly before: CaseRecord | null;
}
