import type { SQLOutputValue } from 'node:sqlite';
import type { RuleStore } from '#server/alert/ruleStore.ts';
import { type RuleVersion, ruleVersionSchema } from '#shared/alert/ruleVersion.ts';
import { openOperationsDatabase } from './operationsDatabase.ts';

const versionOf = (row: Record<string, SQLOutputValue>): RuleVersion =>
  ruleVersionSchema.parse({
    version: row.version,
    rule: JSON.parse(String(row.rule)),
    savedAt: row.saved_at,
    userId: row.user_id,
    userName: row.user_name,
    note: row.note,
  });

/** A `RuleStore` in `<dataDir>/operations.sqlite`. */
export function createSqliteRuleStore({ dataDir }: { readonly dataDir: string }): RuleStore {
  const database = openOperationsDatabase(dataDir);
  const add = database.prepare(
    `INSERT INTO rule_version (rule_id, version, saved_at, user_id, user_name, note, rule)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const newest = database.prepare(
    `SELECT * FROM rule_version AS one
     WHERE version = (SELECT max(version) FROM rule_version WHERE rule_id = one.rule_id)
     ORDER BY saved_at`,
  );
  const ofRule = database.prepare('SELECT * FROM rule_version WHERE rule_id = ? ORDER BY version DESC');

  return {
    newest: async () => newest.all().map(versionOf),
    versions: async (rule) => ofRule.all(rule).map(versionOf),
    append: async ({ version, rule, savedAt, userId, userName, note }) =>
      add.run(rule.id, version, savedAt, userId, userName, note, JSON.stringify(rule)).changes === 1,
    close: async () => {
      if (database.isOpen) database.close();
    },
  };
}
