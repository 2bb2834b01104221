import type { RowChunk, UnderstandingLimits, UnderstoodTable } from '#server/import/tableReader.ts';
import type { ImportPlan } from '#shared/import/importPlan.ts';
import type { AskedTable, FileFacts, ImportPreview, TableLook } from '#shared/import/importProtocol.ts';
import type { Profile } from '#shared/profile/profile.ts';

/** What the thread of a file is started with. */
export interface TableWorkerData {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly profile: Profile;
}

/** What it can be asked. */
export type TableCalls = {
  readonly look: { readonly ask: AskedTable; readonly answer: TableLook };
  readonly preview: {
    readonly ask: { readonly plan: ImportPlan; readonly limits: UnderstandingLimits };
    readonly answer: ImportPreview;
  };
  readonly understand: {
    readonly ask: { readonly plan: ImportPlan; readonly limits: UnderstandingLimits };
    readonly answer: UnderstoodTable;
  };
  readonly rows: { readonly ask: number; readonly answer: RowChunk };
};

export interface TableQuestion {
  readonly id: number;
  readonly name: keyof TableCalls;
  readonly ask: unknown;
}

/** `fault`: the text of a `FileFault`. Id 0 tells the facts of the file, or why it cannot be read. */
export type TableAnswer =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly fault: string };

export interface OpenedAnswer {
  readonly facts: FileFacts;
}
