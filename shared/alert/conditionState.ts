import { exactSum } from '#shared/indicator/decimal.ts';
import type { Side, ThresholdCondition } from './alertRule.ts';

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

/** Whether it moves on by the passing of time alone. */
export const isDelayed = (
  state: ConditionState,
): state is Extract<ConditionState, { readonly sinceAt: number }> =>
  state.phase === 'rising' || state.phase === 'falling';

/** What a signal is held against. `back`: where it must be to count as calm again; just there is not enough. */
export interface Limits {
  readonly side: Side;
  readonly limit: number;
  readonly back: number;
  readonly onDelay: number;
  readonly offDelay: number;
}

/** The way back, worked out once for as long as a rule holds: an exact sum is too slow for every reading. */
export function limitsWith({
  side,
  limit,
  deadband,
  onDelay,
  offDelay,
}: Pick<ThresholdCondition, 'side' | 'limit' | 'deadband' | 'onDelay' | 'offDelay'>): Limits {
  return { side, limit, back: exactSum([limit, side === 'above' ? -deadband : deadband]), onDelay, offDelay };
}

const isBeyond = (signal: number, { side, limit }: Limits): boolean =>
  side === 'above' ? signal >= limit : signal <= limit;

const isBack = (signal: number, { side, back }: Limits): boolean =>
  side === 'above' ? signal < back : signal > back;

/**
 * The next state of a condition, given what its signal is at `now` (epoch ms, server's clock); the same object when nothing
 * changed. Call it on every change and once a second, for the delays to end without a reading. A missing signal (null)
 * freezes the state: silence neither raises nor calms; the late source has an alert of its own.
 */
export function advanceCondition(
  state: ConditionState,
  signal: number | null,
  now: number,
  limits: Limits,
): ConditionState {
  if (signal === null) return state;
  if (!isActive(state)) {
    if (!isBeyond(signal, limits)) return normalCondition;
    const rising = state.phase === 'rising' ? state : ({ phase: 'rising', sinceAt: now } as const);
    return now - rising.sinceAt >= limits.onDelay ? activeCondition : rising;
  }
  if (!isBack(signal, limits)) return activeCondition;
  const falling = state.phase === 'falling' ? state : ({ phase: 'falling', sinceAt: now } as const);
  return now - falling.sinceAt >= limits.offDelay ? normalCondition : falling;
}
