import type { DirectiveJournal } from '#server/directive/directiveJournal.ts';
import {
  type Directive,
  type DirectiveEntry,
  directiveEntrySchema,
  directiveSchema,
} from '#shared/directive/directive.ts';
import { isOver } from '#shared/directive/directiveState.ts';
import { inTransaction } from './openDatabase.ts';
import { openOperationsDatabase } from './operationsDatabase.ts';

type Row = Readonly<Record<string, unknown>>;

const directiveOf = (row: Row): Directive => directiveSchema.parse(JSON.parse(String(row.directive)));
const entryOf = (row: Row): DirectiveEntry => directiveEntrySchema.parse(JSON.parse(String(row.entry)));

/**
 * A `DirectiveJournal` in `<dataDir>/operations.sqlite`. On the main thread, as the alert journal: a few short commits an
 * hour.
 */
export function createSqliteDirectiveJournal({ dataDir }: { readonly dataDir: string }): DirectiveJournal {
  const database = openOperationsDatabase(dataDir);
  const add = database.prepare(
    `INSERT INTO directive_entry (directive_id, revision, at, event, user_id, operation_id, entry)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const put = database.prepare(
    'INSERT OR REPLACE INTO directive (id, issued_at, is_over, directive) VALUES (?, ?, ?, ?)',
  );
  const open = database.prepare('SELECT directive FROM directive WHERE is_over = 0');
  const newest = database.prepare('SELECT directive FROM directive ORDER BY issued_at DESC, id LIMIT ?');
  const find = database.prepare('SELECT directive FROM directive WHERE id = ?');
  const operation = database.prepare('SELECT entry FROM directive_entry WHERE operation_id = ?');
  const history = database.prepare(
    'SELECT entry FROM directive_entry WHERE directive_id = ? ORDER BY entry_number',
  );

  return {
    append: async (entry) => {
      const { directive, at, event, userId, operationId } = entry;
      inTransaction(database, () => {
        add.run(directive.id, directive.revision, at, event, userId, operationId, JSON.stringify(entry));
        put.run(
          directive.id,
          directive.issued.at,
          isOver(directive.state) ? 1 : 0,
          JSON.stringify(directive),
        );
      });
    },
    open: async () => open.all().map(directiveOf),
    newest: async (count) => newest.all(count).map(directiveOf),
    find: async (id) => {
      const row = find.get(id);
      return row ? directiveOf(row) : null;
    },
    operation: async (operationId) => {
      const row = operation.get(operationId);
      return row ? entryOf(row) : null;
    },
    history: async (id) => history.all(id).map(entryOf),
    close: async () => {
      if (database.isOpen) database.close();
    },
  };
}
