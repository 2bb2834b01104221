import type { DirectiveJournal } from '#server/directive/directiveJournal.ts';
import type { ShiftStore } from '#server/shift/shiftStore.ts';
import { createSqliteDirectiveJournal } from './sqliteDirectiveJournal.ts';
import { createSqliteEscalationStore, type EscalationRecords } from './sqliteEscalationStore.ts';
import { createSqliteShiftStore } from './sqliteShiftStore.ts';

/** Where the work of the desk is on record. */
export interface DeskStores {
  readonly directives: DirectiveJournal;
  readonly shift: ShiftStore;
  readonly escalations: EscalationRecords;
}

/** The records of the desk in `<dataDir>/operations.sqlite`. */
export const createSqliteDeskStores = (given: { readonly dataDir: string }): DeskStores => ({
  directives: createSqliteDirectiveJournal(given),
  shift: createSqliteShiftStore(given),
  escalations: createSqliteEscalationStore(given),
});
