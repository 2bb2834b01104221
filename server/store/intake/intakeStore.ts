import type { CaseStore } from '#server/case/caseStore.ts';
import type { EntryStore } from '#server/entry/entryStore.ts';
import type { ImportStore } from '#server/import/importStore.ts';
import { startDatabaseThread } from '#server/store/sql/databaseThread.ts';
import type { IntakeReads, IntakeWrites } from './intakeCalls.ts';

/** What people bring in by hand, on record. */
export interface IntakeStore {
  readonly imports: ImportStore;
  readonly cases: CaseStore;
  readonly entries: EntryStore;
  close(): Promise<void>;
}

/** The three stores in one SQLite file with a thread of its own: a file of 100,000 rows must not hold up the loop. */
export async function createIntakeStore({ file }: { readonly file: string }): Promise<IntakeStore> {
  const thread = await startDatabaseThread<IntakeWrites & IntakeReads>(
    new URL('./intakeWorker.ts', import.meta.url),
    { file },
  );
  type Calls = IntakeWrites & IntakeReads;
  const method =
    <Name extends keyof Calls & string>(name: Name) =>
    (...ask: Calls[Name]['ask']): Promise<Calls[Name]['answer']> =>
      thread.call(name, ask);
  return {
    imports: {
      begin: method('import.begin'),
      add: method('import.add'),
      drop: method('import.drop'),
      change: method('import.change'),
      find: method('import.find'),
      newest: method('import.newest'),
      rejects: method('import.rejects'),
      takenBack: method('import.takenBack'),
      remember: method('import.remember'),
      planFor: method('import.planFor'),
    },
    cases: {
      put: method('case.put'),
      restore: method('case.restore'),
      ofAreas: method('case.ofAreas'),
      areas: method('case.areas'),
      moments: method('case.moments'),
      addMoments: method('case.addMoments'),
      removeMoments: method('case.removeMoments'),
    },
    entries: {
      append: method('entry.append'),
      confirm: method('entry.confirm'),
      get: method('entry.get'),
      find: method('entry.find'),
    },
    close: () => thread.close(),
  };
}
