import type { AlertRule } from '#shared/alert/alertRule.ts';
import { urgencyOf } from '#shared/alert/priority.ts';
import type { StandingRule } from '#shared/alert/ruleVersion.ts';
import { foldedIncludes, foldText } from '#shared/locale/foldText.ts';

/** Which rules are listed. */
const shownRules = ['all', 'on', 'off', 'changed'] as const;
export type ShownRules = (typeof shownRules)[number];

export const isShownRules = (text: string | null): text is ShownRules =>
  shownRules.some((shown) => shown === text);

function isShown({ rule, version }: StandingRule, shown: ShownRules): boolean {
  switch (shown) {
    case 'all':
      return true;
    case 'on':
      return rule.enabled;
    case 'off':
      return !rule.enabled;
    case 'changed':
      return version > 0;
    default:
      return shown satisfies never;
  }
}

const searched = ({ id, name, response }: AlertRule): string =>
  foldText([id, name.vi, name.en, response.vi, response.en].join(' '));

/** The rules that were searched for, the most urgent first, then by name. */
export const findRules = (
  rules: readonly StandingRule[],
  { typed, shown }: { readonly typed: string; readonly shown: ShownRules },
): StandingRule[] =>
  rules
    .filter((standing) => isShown(standing, shown) && foldedIncludes(searched(standing.rule), typed))
    .toSorted(
      (a, b) =>
        urgencyOf(b.rule.priority) - urgencyOf(a.rule.priority) ||
        a.rule.name.vi.localeCompare(b.rule.name.vi, 'vi'),
    );
