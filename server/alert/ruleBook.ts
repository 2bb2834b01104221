import type { AlertRule, AlertRuleId } from '#shared/alert/alertRule.ts';
import type { RuleSave, RuleVersion, RuleVersionsBody, StandingRule } from '#shared/alert/ruleVersion.ts';
import { createAreaTree } from '#shared/area/areaTree.ts';
import type { Profile } from '#shared/profile/profile.ts';
import { ruleProblems } from '#shared/profile/profileProblems.ts';
import { failure, type Result, success } from '#shared/protocol/result.ts';
import { can } from '#shared/user/can.ts';
import type { User } from '#shared/user/user.ts';
import type { RuleStore } from './ruleStore.ts';
import { createSerialQueue } from './serialQueue.ts';

/** The rules in force: those of the profile, and in their place what somebody saved here. */
export interface RuleBook {
  /** In the order of the profile, then those that were added here, in the order of their making. */
  all(): readonly StandingRule[];
  rules(): readonly AlertRule[];
  rule(id: AlertRuleId): AlertRule | undefined;
  /** Rises with every change, across restarts: pages know by it that they have old rules. */
  revision(): number;
  versions(id: AlertRuleId): Promise<RuleVersionsBody>;
  /** On record before it is in force. Rules are for the whole province: nobody of a part of it changes them. */
  save(user: User, save: RuleSave, now: number): Promise<Result<StandingRule>>;
}

interface RuleBookParts {
  readonly profile: Profile;
  readonly store: RuleStore;
  /** What is in force from now on; the changed rule first. */
  readonly onChange: (changed: AlertRule, rules: readonly AlertRule[]) => void;
}

/** In addresses and lists. `new` is the address of a rule that does not exist yet. */
const newRuleId = /^(?!new$)[a-z0-9]+(-[a-z0-9]+)*$/;

const standingVersion = (version: RuleVersion, inProfile: boolean): StandingRule => ({
  rule: version.rule,
  version: version.version,
  savedAt: version.savedAt,
  userName: version.userName,
  inProfile,
});

const ofProfile = (rule: AlertRule): StandingRule => ({
  ...{ rule, version: 0, savedAt: null, userName: null, inProfile: true },
});

/** Reads what was saved before; a saved rule that the profile no longer fits is switched off rather than half at work. */
export async function createRuleBook({ profile, store, onChange }: RuleBookParts): Promise<RuleBook> {
  const tree = createAreaTree(profile.levels, profile.areas);
  const standing = new Map(profile.rules.map((rule) => [rule.id, ofProfile(rule)]));
  const inProfile = new Set(standing.keys());
  const inTurn = createSerialQueue();
  for (const version of (await store.newest()).toSorted((a, b) => a.savedAt - b.savedAt)) {
    const { rule } = version;
    const fits = ruleProblems(rule, profile).length === 0;
    const kept = fits ? version : { ...version, rule: { ...rule, enabled: false } };
    standing.set(rule.id, standingVersion(kept, inProfile.has(rule.id)));
  }
  const rules = (): AlertRule[] => [...standing.values()].map(({ rule }) => rule);

  const refusal = (user: User, { rule, version }: RuleSave): ReturnType<typeof failure> | null => {
    if (!can(user, 'rule:manage', tree.root.id, tree)) return failure('forbidden');
    const [problem] = ruleProblems(rule, profile);
    if (problem) return failure('value-refused', `${problem.path}: ${problem.message}`);
    const known = standing.get(rule.id);
    if (version === null && !newRuleId.test(rule.id))
      return failure('value-refused', 'id: expected small letters, digits and hyphens, and not "new"');
    if (version === null && known) return failure('value-refused', `id: "${rule.id}" is a rule already`);
    if (version !== null && !known) return failure('not-found', `no rule "${rule.id}"`);
    if (version !== null && version !== known?.version)
      return failure('revision-conflict', `version ${known?.version}, not ${version}`);
    return null;
  };

  const save = async (user: User, given: RuleSave, now: number): Promise<Result<StandingRule>> => {
    const refused = refusal(user, given);
    if (refused) return refused;
    const { rule, note } = given;
    const version: RuleVersion = {
      ...{ rule, note, version: (given.version ?? 0) + 1, savedAt: now },
      ...{ userId: user.id, userName: user.name },
    };
    if (!(await store.append(version))) return failure('revision-conflict', 'saved by somebody else');
    const saved = standingVersion(version, inProfile.has(rule.id));
    standing.set(rule.id, saved);
    onChange(rule, rules());
    return success(saved);
  };

  return {
    all: () => [...standing.values()],
    rules,
    rule: (id) => standing.get(id)?.rule,
    revision: () => [...standing.values()].reduce((sum, { version }) => sum + version, 0),
    versions: async (id) => ({
      versions: await store.versions(id),
      original: profile.rules.find((rule) => rule.id === id) ?? null,
    }),
    save: (user, given, now) => inTurn(() => save(user, given, now)),
  };
}
