import type { RuleStore } from '#server/alert/ruleStore.ts';
import type { RuleVersion } from '#shared/alert/ruleVersion.ts';

/** A rule store in memory. */
export function aMemoryRuleStore(kept: readonly RuleVersion[] = []): RuleStore {
  const versions = [...kept];
  const ofRule = (id: string): RuleVersion[] =>
    versions.filter(({ rule }) => rule.id === id).toSorted((a, b) => b.version - a.version);
  return {
    newest: async () =>
      [...new Set(versions.map(({ rule }) => rule.id))].flatMap((id) => ofRule(id).slice(0, 1)),
    versions: async (id) => ofRule(id),
    append: async (version) => {
      if (ofRule(version.rule.id).some((one) => one.version === version.version)) return false;
      versions.push(version);
      return true;
    },
    close: async () => undefined,
  };
}
