import type { AlertRule } from '#shared/alert/alertRule.ts';
import { signalOf } from '#shared/alert/conditionSignal.ts';
import { advanceCondition, isDelayed } from '#shared/alert/conditionState.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { PastFacts } from './pastFacts.ts';
import { aWatch, isTrue, statesOf, type Watch, type WatchPart } from './ruleWatch.ts';

/** One time that a rule was true; `toAt` null when it still was at the end. Epoch ms. */
export interface Played {
  readonly area: AreaId;
  readonly fromAt: number;
  readonly toAt: number | null;
}

const delayEndOf = ({ state, limits }: WatchPart): number =>
  isDelayed(state)
    ? state.sinceAt + (state.phase === 'rising' ? limits.onDelay : limits.offDelay)
    : Number.POSITIVE_INFINITY;

function advance(watch: Watch, facts: PastFacts): void {
  for (const part of watch.parts)
    part.state = advanceCondition(
      part.state,
      signalOf(part.condition, watch.area, facts),
      facts.now,
      part.limits,
    );
}

/**
 * Plays a rule over the past of an area, through the very evaluation that runs live: at each of `moments` (epoch ms,
 * ascending), and between them and `untilAt` when a delay ends.
 */
export function playRule(
  rule: AlertRule,
  { area, facts, untilAt }: { readonly area: AreaId; readonly facts: PastFacts; readonly untilAt: number },
  moments: readonly number[],
): Played[] {
  const watch = aWatch(rule, area, false);
  const played: Played[] = [];
  let sinceAt: number | null = null;
  const lookAt = (at: number): void => {
    facts.setNow(at);
    advance(watch, facts);
    const active = isTrue(rule, statesOf(watch));
    if (active && sinceAt === null) sinceAt = at;
    if (active || sinceAt === null) return;
    played.push({ area, fromAt: sinceAt, toAt: at });
    sinceAt = null;
  };
  for (const [index, moment] of moments.entries()) {
    lookAt(moment);
    const nextAt = moments[index + 1] ?? untilAt;
    // A delay may end before anything new is known; at most each part once on and once off.
    for (let turn = 0; turn < 2 * watch.parts.length; turn += 1) {
      const endAt = Math.min(...watch.parts.map(delayEndOf));
      if (endAt <= moment || endAt >= nextAt) break;
      lookAt(endAt);
    }
  }
  return sinceAt === null ? played : [...played, { area, fromAt: sinceAt, toAt: null }];
}
