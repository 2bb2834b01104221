import type { AreaId } from '#shared/area/area.ts';
import type { AlertReason, SingleReason } from './alertReason.ts';
import type {
  AlertCondition,
  AreaCondition,
  DeviationCondition,
  LateSourceCondition,
  SiteStateCondition,
} from './alertRule.ts';
import { type Limits, limitsWith } from './conditionState.ts';
import { type Projection, projectCount } from './projection.ts';
import type { RuleFacts, SiteCounts, ValueAt } from './ruleFacts.ts';
import type { UsualLevel } from './usualLevel.ts';

/** One thing that is watched: a condition that is not a combination. */
export type SingleCondition = AreaCondition | LateSourceCondition;

type Of<Kind extends AreaCondition['kind']> = Extract<AreaCondition, { kind: Kind }>;

/** Yes is 1 and no is 0. */
const yesOrNo: Limits = { side: 'above', limit: 1, back: 1, onDelay: 0, offDelay: 0 };

/** The conditions that a rule's condition is made of, and how many of them must be true. */
export const partsOf = (condition: AlertCondition): readonly SingleCondition[] =>
  condition.kind === 'combination' ? condition.parts : [condition];

/** What the signal of a condition is held against. */
export function limitsOf(condition: SingleCondition): Limits {
  switch (condition.kind) {
    case 'threshold':
    case 'rate-of-change':
      return limitsWith(condition);
    case 'projection':
      // The signal is the distance from the target, which the indicator may have.
      return limitsWith({ ...condition, limit: 0 });
    case 'deviation':
    case 'site-state':
      return limitsWith({ ...condition, side: 'above' });
    case 'missing-indicator':
      return { ...yesOrNo, onDelay: condition.onDelay, offDelay: condition.offDelay };
    case 'late-source':
      return yesOrNo;
    default:
      return condition satisfies never;
  }
}

interface Change {
  readonly now: ValueAt;
  readonly before: ValueAt;
  readonly change: number;
}

function changeOf(condition: Of<'rate-of-change'>, area: AreaId, facts: RuleFacts): Change | null {
  const watched = { indicator: condition.indicator, area };
  const value = facts.valueOf(watched);
  const before = value && facts.earlierValueOf(watched, condition.window);
  if (!value || !before || before.at >= facts.now) return null;
  // The value before is seldom exactly one window old: its distance is brought to one window.
  const change = ((value.value - before.value) * condition.window) / (facts.now - before.at);
  return { now: value, before, change };
}

interface Projected extends Projection {
  readonly value: ValueAt;
  readonly target: number;
}

function projectedOf(condition: Of<'projection'>, area: AreaId, facts: RuleFacts): Projected | null {
  const { indicator, period, notBefore } = condition;
  const target = condition.target ?? facts.targetOf(indicator);
  const value = facts.valueOf({ indicator, area });
  // The period of now and not of the reading: at midnight yesterday's count says nothing about today.
  const found = value && projectCount(value, facts.periodAround(period, facts.now), notBefore);
  return value && found && target !== null ? { value, target, ...found } : null;
}

interface Deviating {
  readonly value: ValueAt;
  readonly usual: UsualLevel;
}

function deviatingOf(condition: DeviationCondition, area: AreaId, facts: RuleFacts): Deviating | null {
  const watched = { indicator: condition.indicator, area };
  const value = facts.valueOf(watched);
  const usual = value && facts.usualOf(watched, condition);
  return value && usual && { value, usual };
}

function deviationSignal({ side }: DeviationCondition, { value, usual }: Deviating): number {
  const spreads = (value.value - usual.median) / usual.spread;
  if (side === 'either') return Math.abs(spreads);
  return side === 'above' ? spreads : -spreads;
}

const sitesOf = ({ siteKind, operator, cause }: SiteStateCondition, area: AreaId, facts: RuleFacts) =>
  facts.sitesOf(area, { kind: siteKind, operator, cause });

const siteSignal = ({ measure }: SiteStateCondition, { down, total }: SiteCounts): number =>
  measure === 'count' ? down : (100 * down) / total;

const hasSites = (counts: SiteCounts | null): counts is SiteCounts => counts !== null && counts.total > 0;

const asYesOrNo = (answer: boolean | null): number | null => (answer === null ? null : Number(answer));

/**
 * What a condition measures in an area, to be held against `limitsOf`: the one place that knows what each kind looks at.
 * null when there is nothing that counts.
 */
export function signalOf(condition: SingleCondition, area: AreaId, facts: RuleFacts): number | null {
  switch (condition.kind) {
    case 'threshold':
      return facts.valueOf({ indicator: condition.indicator, area })?.value ?? null;
    case 'rate-of-change':
      return changeOf(condition, area, facts)?.change ?? null;
    case 'projection': {
      const found = projectedOf(condition, area, facts);
      return found && found.projected - found.target;
    }
    case 'missing-indicator': {
      const found = facts.freshnessOf({ indicator: condition.indicator, area });
      const wanted = condition.freshness === 'late' ? ['late', 'missing'] : ['missing'];
      return found && Number(wanted.includes(found.freshness));
    }
    case 'deviation': {
      const found = deviatingOf(condition, area, facts);
      return found && deviationSignal(condition, found);
    }
    case 'site-state': {
      const counts = sitesOf(condition, area, facts);
      return hasSites(counts) ? siteSignal(condition, counts) : null;
    }
    case 'late-source':
      return asYesOrNo(facts.isLate(condition.source));
    default:
      return condition satisfies never;
  }
}

function rateReason(condition: Of<'rate-of-change'>, area: AreaId, facts: RuleFacts): SingleReason | null {
  const found = changeOf(condition, area, facts);
  const { kind, indicator, window, side, limit } = condition;
  return (
    found && {
      ...{ kind, indicator, window, side, limit },
      ...{ value: found.now.value, before: found.before.value, beforeAt: found.before.at },
      change: found.change,
    }
  );
}

function projectionReason(condition: Of<'projection'>, area: AreaId, facts: RuleFacts): SingleReason | null {
  const found = projectedOf(condition, area, facts);
  const { kind, indicator, period, side } = condition;
  return found && { kind, indicator, period, side, ...found, ...found.value };
}

function deviationReason(condition: DeviationCondition, area: AreaId, facts: RuleFacts): SingleReason | null {
  const found = deviatingOf(condition, area, facts);
  if (!found) return null;
  const { kind, indicator, weeks, limit } = condition;
  const { median, spread } = found.usual;
  const range = { median, low: median - limit * spread, high: median + limit * spread };
  return { kind, indicator, weeks, value: found.value.value, at: facts.now, ...range };
}

function siteReason(condition: SiteStateCondition, area: AreaId, facts: RuleFacts): SingleReason | null {
  const counts = sitesOf(condition, area, facts);
  const { kind, siteKind, measure, limit, operator = null, cause = null } = condition;
  return counts && { kind, siteKind, measure, limit, operator, cause, ...counts };
}

/** Why a condition is as it is: what it measured, the limit, and what it was compared with; null when nothing counts. */
export function singleReason(
  condition: SingleCondition,
  area: AreaId,
  facts: RuleFacts,
): SingleReason | null {
  switch (condition.kind) {
    case 'threshold': {
      const { kind, indicator, side, limit } = condition;
      const value = facts.valueOf({ indicator, area })?.value;
      return value === undefined ? null : { kind, indicator, side, limit, value };
    }
    case 'rate-of-change':
      return rateReason(condition, area, facts);
    case 'projection':
      return projectionReason(condition, area, facts);
    case 'missing-indicator': {
      const { kind, indicator, freshness } = condition;
      return { kind, indicator, freshness, lastAt: facts.freshnessOf({ indicator, area })?.lastAt ?? null };
    }
    case 'deviation':
      return deviationReason(condition, area, facts);
    case 'site-state':
      return siteReason(condition, area, facts);
    case 'late-source':
      return { kind: condition.kind, source: condition.source };
    default:
      return condition satisfies never;
  }
}

/** The reason of a rule whose parts `isTrue` picks; null when none of them has anything to say. */
export function reasonOf(
  condition: AlertCondition,
  reasons: readonly (SingleReason | null)[],
): AlertReason | null {
  const known = reasons.filter((reason) => reason !== null);
  if (condition.kind !== 'combination') return known[0] ?? null;
  return known.length === 0 ? null : { kind: 'combination', join: condition.join, parts: known };
}

/** The number that a reason is about, for a list: the value in the indicator's unit, or the sites that are down. */
export function valueOfReason(reason: AlertReason | null): number | null {
  if (reason === null || reason.kind === 'late-source' || reason.kind === 'missing-indicator') return null;
  if (reason.kind === 'combination') return valueOfReason(reason.parts[0] ?? null);
  return reason.kind === 'site-state' ? reason.down : reason.value;
}
