import type { AlertRuleId } from '#shared/alert/alertRule.ts';
import type { RuleVersion } from '#shared/alert/ruleVersion.ts';

/**
 * Port: every version of every rule that somebody saved here, append-only. A rule that is only in the profile has none. Every
 * adapter passes `test/contract/ruleStoreContract.ts`.
 */
export interface RuleStore {
  /** The newest version of each rule that has any. */
  newest(): Promise<RuleVersion[]>;
  /** Newest first; empty for a rule that nobody changed. */
  versions(rule: AlertRuleId): Promise<RuleVersion[]>;
  /**
   * Durable once it resolves true. False when that version of the rule is there already: somebody else was first. Rejects
   * when it cannot be kept.
   */
  append(version: RuleVersion): Promise<boolean>;
  close(): Promise<void>;
}
