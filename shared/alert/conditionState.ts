import { exactSum } from '#shared/indicator/decimal.ts';
import type { ThresholdCondition } from './alertRule.ts';

/**
 * Where a rule's condition stands for one area. `rising` and `falling` wait for the on-delay and the off-delay; the rule
 * counts as active in `active` and `falling`.
 */
export type ConditionState =
  | { readonly phase: 'normal' | 'active' }
  | { readonly phase: 'rising' | 'falling'; readonly sinceAt: number };

export const normalCondition: ConditionState = { phase: 'normal' };
export const activeCondition: ConditionState = { phase: 'active' };

export const isActive = (state: ConditionState): boolean =>
  state.phase === 'active' || state.phase === 'falling';

type Limits = Pick<ThresholdCondition, 'side' | 'limit' | 'deadband'>;

const isBeyond = (value: number, { side, limit }: Limits): boolean =>
  side === 'above' ? value >= limit : value <= limit;

const isBack = (value: number, { side, limit, deadband }: Limits): boolean =>
  side === 'above' ? value < exactSum([limit, -deadband]) : value > exactSum([limit, deadband]);

/**
 * The next state of a condition, given what the value is at `now` (epoch ms, server's clock). Call it on every change and
 * once a second, for the delays to end without a reading. A missing value (null) freezes the state: silence
 * neither raises nor calms; the late source has an alert of its own.
 */
export function advanceCondition(
  state: ConditionState,
  value: number | null,
  now: number,
  condition: Limits & Pick<ThresholdCondition, 'onDelay' | 'offDelay'>,
): ConditionState {
  if (value === null) return state;
  if (!isActive(state)) {
    if (!isBeyond(value, condition)) return normalCondition;
    const sinceAt = state.phase === 'rising' ? state.sinceAt : now;
    return now - sinceAt >= condition.onDelay ? activeCondition : { phase: 'rising', sinceAt };
  }
  if (!isBack(value, condition)) return activeCondition;
  const sinceAt = state.phase === 'falling' ? state.sinceAt : now;
  return now - sinceAt >= condition.offDelay ? normalCondition : { phase: 'falling', sinceAt };
}
