import type { Alert } from '#shared/alert/alert.ts';
import type { AlertReason } from '#shared/alert/alertReason.ts';
import type { AlertRule } from '#shared/alert/alertRule.ts';
import { partsOf, reasonOf, signalOf, singleReason, valueOfReason } from '#shared/alert/conditionSignal.ts';
import { advanceCondition, type ConditionState, isActive } from '#shared/alert/conditionState.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { Cell } from '#shared/indicator/cell.ts';
import type { IndicatorId } from '#shared/indicator/indicator.ts';
import { createEarlierValues, type EarlierValues } from './earlierValues.ts';
import { createLiveFacts, type LiveFactsParts } from './liveFacts.ts';
import { isTrue, statesOf, type Watch, type WatchPart } from './ruleWatch.ts';
import { createWatchList, type Staged } from './watchList.ts';

/** Something that the rules found: a condition that became true, or is no longer true, for an area. */
export interface Finding {
  readonly event: 'raise' | 'return';
  readonly rule: AlertRule;
  readonly area: AreaId;
  /** The value that did it; null for a source. */
  readonly value: number | null;
  /** Why it was raised; null for a return. */
  readonly reason: AlertReason | null;
}

/** Station 5 of a reading: rules × values → findings. */
export interface AlertEngine {
  /** What the changed cells and the passing of time lead to. Nothing is remembered until `commit`. */
  evaluate(changed: readonly Cell[], now: number): Evaluation;
  /**
   * The rules from now on, those that are switched off among them. Alerts of a rule that watches as before go on, and call
   * again when it has become graver; those of one that watches otherwise, or nothing, return with the next evaluation.
   */
  useRules(rules: readonly AlertRule[]): void;
}

/** Uncommitted when the journal could not be written: the same findings come again at the next evaluation. */
export interface Evaluation {
  readonly findings: readonly Finding[];
  commit(): void;
}

interface AlertEngineParts extends Omit<LiveFactsParts, 'usualLevels' | 'siteCounter' | 'earlier'> {
  /** Without one nothing is known of it, so rules about it conclude nothing. */
  readonly usualLevels?: LiveFactsParts['usualLevels'];
  readonly siteCounter?: LiveFactsParts['siteCounter'];
  readonly earlier?: EarlierValues;
  /** Alerts that were open before the start: their conditions go on from there instead of raising again. */
  readonly openAlerts: readonly Alert[];
}

/** What an evaluation has found so far. */
interface Found {
  readonly staged: Staged[];
  readonly findings: Finding[];
}

/** How far back each indicator must be remembered for the rules about its change, ms. */
function windowsOf(rules: readonly AlertRule[]): ReadonlyMap<IndicatorId, number> {
  const windows = new Map<IndicatorId, number>();
  for (const { condition, enabled } of rules)
    for (const part of enabled ? partsOf(condition) : [])
      if (part.kind === 'rate-of-change')
        windows.set(part.indicator, Math.max(part.window, windows.get(part.indicator) ?? 0));
  return windows;
}

/** What time alone changes is looked at once a second, however often readings come. */
const byTimeMs = 1_000;

export function createAlertEngine({ openAlerts, ...parts }: AlertEngineParts): AlertEngine {
  const earlier = parts.earlier ?? createEarlierValues();
  const facts = createLiveFacts({
    ...parts,
    earlier,
    usualLevels: parts.usualLevels ?? { usualOf: () => null, refresh: async () => undefined },
    siteCounter: parts.siteCounter ?? { counts: () => null },
  });
  const { rules } = parts.catalogue.profile;
  const list = createWatchList(parts.catalogue, rules, openAlerts);
  earlier.remember(windowsOf(rules));
  let round = 0;
  let byTimeAt = Number.NEGATIVE_INFINITY;

  const findingOf = ({ rule, area }: Watch, states: readonly ConditionState[]): Finding => {
    const isRaised = isTrue(rule, states);
    const conditions = partsOf(rule.condition);
    const reasons = conditions.map((condition, place) => {
      const state = states[place];
      return state && isActive(state) === isRaised ? singleReason(condition, area, facts) : null;
    });
    const reason = reasonOf(rule.condition, reasons);
    const event = isRaised ? 'raise' : 'return';
    return { event, rule, area, value: valueOfReason(reason), reason: isRaised ? reason : null };
  };

  /** The value of the cell that is looked at, worked out once for all of its rules. */
  let value: number | null = null;

  const nextState = ({ condition, limits, state }: WatchPart, area: AreaId, cell: Cell | null) => {
    // Nearly all rules are thresholds, and their value is the one that has just come.
    const isOwn = cell !== null && condition.kind === 'threshold' && condition.indicator === cell.indicator;
    const signal = isOwn ? value : signalOf(condition, area, facts);
    return advanceCondition(state, signal, facts.now, limits);
  };

  /** Whether it has to be looked at. Its alert of before ends first: two changes of one alert at once would collide. */
  const isDue = (watch: Watch): boolean => {
    if (watch.lookedAt === round) return false;
    watch.lookedAt = round;
    return list.endings().size === 0 || !list.endings().has(watch.key);
  };

  const stage = (watch: Watch, states: readonly ConditionState[], into: Found): void => {
    into.staged.push({ watch, states });
    if (isTrue(watch.rule, states) !== isTrue(watch.rule, statesOf(watch)))
      into.findings.push(findingOf(watch, states));
  };

  const look = (watch: Watch, cell: Cell | null, into: Found): void => {
    if (!isDue(watch)) return;
    const { parts: watched, area } = watch;
    const [only] = watched;
    if (only && watched.length === 1) {
      // Without a list: almost every look at almost every rule ends here.
      const state = nextState(only, area, cell);
      if (state !== only.state) stage(watch, [state], into);
      return;
    }
    const states = watched.map((part) => nextState(part, area, cell));
    if (states.some((state, place) => state !== watched[place]?.state)) stage(watch, states, into);
  };

  const lookAtCells = (changed: readonly Cell[], into: Found): void => {
    for (const cell of changed) {
      value = facts.countingValue(cell);
      if (value !== null) earlier.note(cell.indicator, cell.area, { value, at: facts.now });
      for (const watch of list.ofCell(cell)) look(watch, cell, into);
    }
  };

  return {
    useRules: (next) => {
      list.use(next);
      earlier.remember(windowsOf(next));
    },
    evaluate: (changed, now) => {
      facts.setNow(now);
      round += 1;
      const endings = [...list.endings()];
      const findings = endings.map(
        ([, { rule, area }]): Finding => ({ event: 'return', rule, area, value: null, reason: null }),
      );
      const into: Found = { staged: [], findings };
      // Not looked at otherwise in this evaluation: its alert calls again first.
      const called = [...list.graver()].filter(isDue);
      for (const watch of called) findings.push(findingOf(watch, statesOf(watch)));
      // Staged whether they change or not: what was looked at once is not new any more.
      for (const watch of list.waiting())
        if (isDue(watch))
          stage(
            watch,
            watch.parts.map((part) => nextState(part, watch.area, null)),
            into,
          );
      lookAtCells(changed, into);
      const isTime = changed.length === 0 || now - byTimeAt >= byTimeMs;
      if (isTime) for (const watch of list.byTime()) look(watch, null, into);
      return {
        findings,
        commit: () => {
          if (isTime) byTimeAt = now;
          list.settle({ staged: into.staged, ended: endings.map(([key]) => key), called });
        },
      };
    },
  };
}
