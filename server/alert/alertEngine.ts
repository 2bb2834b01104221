import type { Catalogue } from '#server/indicator/catalogue.ts';
import type { SourceLiveness } from '#server/indicator/sourceLiveness.ts';
import type { Alert } from '#shared/alert/alert.ts';
import type { AlertRule, AlertRuleId, ThresholdCondition } from '#shared/alert/alertRule.ts';
import {
  activeCondition,
  advanceCondition,
  type ConditionState,
  isActive,
  normalCondition,
} from '#shared/alert/conditionState.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { Cell } from '#shared/indicator/cell.ts';
import { freshnessOf, isReporting } from '#shared/indicator/freshness.ts';
import type { IndicatorId } from '#shared/indicator/indicator.ts';
import { measuredValue } from '#shared/indicator/reading.ts';

/** Something that the rules found: a condition that became true, or is no longer true, for an area. */
export interface Finding {
  readonly event: 'raise' | 'return';
  readonly rule: AlertRule;
  readonly area: AreaId;
  /** The value that did it; null for a source. */
  readonly value: number | null;
}

/** Station 5 of a reading: rules × values → findings. */
export interface AlertEngine {
  /** What the changed cells and the passing of time lead to. Nothing is remembered until `commit`. */
  evaluate(changed: readonly Cell[], now: number): Evaluation;
}

/** Uncommitted when the journal could not be written: the same findings come again at the next evaluation. */
export interface Evaluation {
  readonly findings: readonly Finding[];
  commit(): void;
}

interface ThresholdRule extends AlertRule {
  readonly condition: ThresholdCondition;
}

interface AlertEngineParts {
  readonly catalogue: Catalogue;
  readonly liveness: SourceLiveness;
  readonly cellOf: (indicator: IndicatorId, area: AreaId) => Cell | undefined;
  /** Alerts that were open before the start: their conditions go on from there instead of raising again. */
  readonly openAlerts: readonly Alert[];
}

type WatchKey = `${AlertRuleId}@${AreaId}`;
const watchKey = (rule: AlertRuleId, area: AreaId): WatchKey => `${rule}@${area}`;

interface Watched {
  readonly rule: ThresholdRule;
  readonly area: AreaId;
}
/** What an evaluation leads to; nothing of it holds before the commit, or a finding would be lost with the journal. */
type NextStates = Map<WatchKey, { readonly state: ConditionState; readonly waiting: Watched | null }>;

const isThresholdRule = (rule: AlertRule): rule is ThresholdRule => rule.condition.kind === 'threshold';

export function createAlertEngine({
  catalogue,
  liveness,
  cellOf,
  openAlerts,
}: AlertEngineParts): AlertEngine {
  const states = new Map<WatchKey, ConditionState>();
  for (const { rule, area, facts } of openAlerts)
    if (facts.active) states.set(watchKey(rule, area), activeCondition);
  const rulesOf = Map.groupBy(
    catalogue.profile.rules.filter(isThresholdRule),
    (rule) => rule.condition.indicator,
  );
  const rules = new Map(catalogue.profile.rules.map((rule) => [rule.id, rule]));
  /** Conditions in a delay: they move on without a reading. */
  const waiting = new Map<WatchKey, Watched>();

  /** A value that no longer counts freezes its conditions: history and silence raise nothing. */
  const countingValue = (cell: Cell | undefined, now: number): number | null => {
    const indicator = cell && catalogue.indicators.get(cell.indicator);
    if (!cell?.measured || !indicator || !isReporting(freshnessOf(cell.at, now, indicator))) return null;
    return measuredValue(cell.measured);
  };

  const watched = function* (changed: readonly Cell[]) {
    const seen = new Set<WatchKey>();
    for (const cell of changed)
      for (const rule of rulesOf.get(cell.indicator) ?? []) {
        if (catalogue.tree.get(cell.area)?.level !== rule.condition.level) continue;
        seen.add(watchKey(rule.id, cell.area));
        yield { rule, area: cell.area };
      }
    for (const [key, one] of waiting) if (!seen.has(key)) yield one;
  };

  const thresholdFindings = (changed: readonly Cell[], now: number, next: NextStates): Finding[] => {
    const findings: Finding[] = [];
    for (const { rule, area } of watched(changed)) {
      const key = watchKey(rule.id, area);
      const state = states.get(key) ?? normalCondition;
      const value = countingValue(cellOf(rule.condition.indicator, area), now);
      const after = advanceCondition(state, value, now, rule.condition);
      const isWaiting = after.phase === 'rising' || after.phase === 'falling';
      next.set(key, { state: after, waiting: isWaiting ? { rule, area } : null });
      if (isActive(after) !== isActive(state))
        findings.push({ event: isActive(after) ? 'raise' : 'return', rule, area, value });
    }
    return findings;
  };

  const sourceFindings = (now: number, next: NextStates): Finding[] =>
    [...rules.values()].flatMap((rule) => {
      if (rule.condition.kind !== 'late-source') return [];
      const area = catalogue.tree.root.id;
      const key = watchKey(rule.id, area);
      const late = liveness.isLate(rule.condition.source, now);
      if (late === isActive(states.get(key) ?? normalCondition)) return [];
      // Just started, a silent source is not late yet; only its own voice ends the alert from before.
      if (!late && !liveness.hasBeenHeard(rule.condition.source)) return [];
      next.set(key, { state: late ? activeCondition : normalCondition, waiting: null });
      return [{ event: late ? ('raise' as const) : ('return' as const), rule, area, value: null }];
    });

  return {
    evaluate: (changed, now) => {
      const next: NextStates = new Map();
      const findings = [...thresholdFindings(changed, now, next), ...sourceFindings(now, next)];
      return {
        findings,
        commit: () => {
          for (const [key, { state, waiting: still }] of next) {
            states.set(key, state);
            if (still) waiting.set(key, still);
            else waiting.delete(key);
          }
        },
      };
    },
  };
}
