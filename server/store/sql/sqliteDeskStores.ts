import type { DirectiveJournal } from '#server/directive/directiveJournal.ts';
import { createSqliteDirectiveJournal } from './sqliteDirectiveJournal.ts';

/** The records of the desk in `<dataDir>/operations.sqlite`. */
export const createSqliteDeskStores = (given: {
  readonly dataDir: string;
}): { readonly directives: DirectiveJournal } => ({
  directives: createSqliteDirectiveJournal(given),
});
