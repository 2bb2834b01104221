import type { Catalogue } from '#server/indicator/catalogue.ts';
import { type AlertRule, type AlertRuleId, levelOf } from '#shared/alert/alertRule.ts';
import { limitsOf, partsOf, type SingleCondition } from '#shared/alert/conditionSignal.ts';
import {
  activeCondition,
  type ConditionState,
  isActive,
  isDelayed,
  type Limits,
  normalCondition,
} from '#shared/alert/conditionState.ts';
import type { Area, AreaId } from '#shared/area/area.ts';

export type WatchKey = `${AlertRuleId}@${AreaId}`;
export const watchKey = (rule: AlertRuleId, area: AreaId): WatchKey => `${rule}@${area}`;

/** A condition of a rule in one area, and where it stands. */
export interface WatchPart {
  readonly condition: SingleCondition;
  readonly limits: Limits;
  state: ConditionState;
}

/** A rule in one area. */
export interface Watch {
  readonly key: WatchKey;
  rule: AlertRule;
  readonly area: AreaId;
  readonly parts: readonly WatchPart[];
  /** The evaluation that looked at it last: no watch is looked at twice in one. */
  lookedAt: number;
  /** Whether it is in force. One that is not may still be in an evaluation that waits for the journal. */
  isCurrent: boolean;
}

/** Whether the rule is true, given the states of its parts. */
export function isTrue({ condition }: AlertRule, states: readonly ConditionState[]): boolean {
  const needsAll = condition.kind === 'combination' && condition.join === 'and';
  return needsAll ? states.every(isActive) : states.some(isActive);
}

export const statesOf = ({ parts }: Watch): ConditionState[] => parts.map(({ state }) => state);

export const isWaiting = (states: readonly ConditionState[]): boolean => states.some(isDelayed);

/** What time alone changes: nothing comes in when it does. */
export const isByTime = ({ condition }: AlertRule): boolean =>
  partsOf(condition).some(({ kind }) => ['missing-indicator', 'late-source', 'site-state'].includes(kind));

/** The areas that a rule watches. */
export function areasOf({ condition, areas }: AlertRule, { tree }: Catalogue): readonly Area[] {
  const level = levelOf(condition);
  const candidates = level === null ? [tree.root] : tree.atLevel(level);
  return areas ? candidates.filter(({ id }) => areas.some((named) => tree.isWithin(id, named))) : candidates;
}

/** Watches what is not watched yet. `active`: its alert was open before, so it goes on from there. */
export function aWatch(rule: AlertRule, area: AreaId, active: boolean): Watch {
  const state = active ? activeCondition : normalCondition;
  const parts = partsOf(rule.condition).map((condition) => ({
    condition,
    limits: limitsOf(condition),
    state,
  }));
  return { key: watchKey(rule.id, area), rule, area, parts, lookedAt: 0, isCurrent: true };
}

/** Whether a rule watches as it did before: then its alerts and its delays go on. */
export const watchesAlike = (a: AlertRule, b: AlertRule): boolean =>
  JSON.stringify(a.condition) === JSON.stringify(b.condition);
