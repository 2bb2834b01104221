import type { CaseStore } from '#server/case/caseStore.ts';
import type { EntryStore } from '#server/entry/entryStore.ts';
import type { ImportStore } from '#server/import/importStore.ts';

/** A method of a port as a question to the thread: its parameters, and what it answers. */
type CallsOf<Port, Prefix extends string> = {
  readonly [Name in keyof Port & string as `${Prefix}.${Name}`]: Port[Name] extends (
    ...ask: infer Ask
  ) => Promise<infer Answer>
    ? { readonly ask: Ask; readonly answer: Answer }
    : never;
};

type ImportCalls = CallsOf<ImportStore, 'import'>;
type CaseCalls = CallsOf<CaseStore, 'case'>;
type EntryCalls = CallsOf<EntryStore, 'entry'>;
type AllCalls = ImportCalls & CaseCalls & EntryCalls;

type WriteNames =
  | 'import.begin'
  | 'import.add'
  | 'import.drop'
  | 'import.change'
  | 'import.remember'
  | 'case.put'
  | 'case.restore'
  | 'case.addMoments'
  | 'case.removeMoments'
  | 'entry.append'
  | 'entry.confirm';

export type IntakeWrites = Pick<AllCalls, WriteNames>;
export type IntakeReads = Omit<AllCalls, WriteNames>;
