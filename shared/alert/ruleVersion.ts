import { z } from 'zod';
import { alertRuleSchema } from './alertRule.ts';

/** A rule as somebody saved it. Version 1 is the first change of what the profile says, which is version 0. */
export const ruleVersionSchema = z.strictObject({
  version: z.int().positive(),
  rule: alertRuleSchema,
  savedAt: z.number(),
  userId: z.string(),
  userName: z.string(),
  /** What was said about the change; may be empty. */
  note: z.string(),
});
export type RuleVersion = Readonly<z.infer<typeof ruleVersionSchema>>;

/** A rule in force, and which version of it that is; 0 and no name for the profile's own. */
export const standingRuleSchema = z.strictObject({
  rule: alertRuleSchema,
  version: z.int().nonnegative(),
  savedAt: z.number().nullable(),
  userName: z.string().nullable(),
  /** Whether the profile has it, so that there is something to go back to. */
  inProfile: z.boolean(),
});
export type StandingRule = Readonly<z.infer<typeof standingRuleSchema>>;

export const longestNote = 300;

/** `version` is the one that was on the screen; null for a rule that does not exist yet. */
export const ruleSaveSchema = z.strictObject({
  rule: alertRuleSchema,
  version: z.int().nonnegative().nullable(),
  note: z.string().trim().max(longestNote),
});
export type RuleSave = Readonly<z.infer<typeof ruleSaveSchema>>;

export const rulesBodySchema = z.strictObject({ rules: z.array(standingRuleSchema) });
/** Newest first, without the profile's; `original` is what the profile says, null when it has no such rule. */
export const ruleVersionsBodySchema = z.strictObject({
  versions: z.array(ruleVersionSchema),
  original: alertRuleSchema.nullable(),
});
export type RuleVersionsBody = Readonly<z.infer<typeof ruleVersionsBodySchema>>;
export const ruleSavedBodySchema = z.strictObject({ rule: standingRuleSchema });
