import { ask, tell } from '#client/live/ask.ts';
import type { AlertRule, AlertRuleId } from '#shared/alert/alertRule.ts';
import { type TrialReport, trialReportSchema } from '#shared/alert/ruleTrial.ts';
import {
  type RuleSave,
  type RuleVersionsBody,
  ruleSavedBodySchema,
  rulesBodySchema,
  ruleVersionsBodySchema,
  type StandingRule,
} from '#shared/alert/ruleVersion.ts';
import type { Result } from '#shared/protocol/result.ts';
import { paths } from '#shared/protocol/routes.ts';

export const readRules = (): Promise<Result<{ rules: readonly StandingRule[] }>> =>
  ask(paths.rules, rulesBodySchema);

export const readVersions = (id: AlertRuleId): Promise<Result<RuleVersionsBody>> =>
  ask(`${paths.rules}/${encodeURIComponent(id)}`, ruleVersionsBodySchema);

export const saveRule = (save: RuleSave): Promise<Result<{ rule: StandingRule }>> =>
  tell(paths.rules, ruleSavedBodySchema, save);

export const tryRule = (rule: AlertRule): Promise<Result<TrialReport>> =>
  ask(paths.ruleTrial, trialReportSchema, { rule });
