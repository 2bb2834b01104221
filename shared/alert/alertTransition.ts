import { type AlertFacts, type AlertState, stateOf } from './alertState.ts';

/** What can happen to an alert that exists. `raise` on an existing alert: its condition became true again. */
export const alertEvents = ['raise', 'return', 'acknowledge'] as const;
export type AlertEvent = (typeof alertEvents)[number];

type Change = Partial<AlertFacts>;
/** null: the event means nothing in that state and is refused, so that nothing is recorded that did not happen. */
type TransitionTable = Readonly<Record<AlertState, Readonly<Record<AlertEvent, Change | null>>>>;

const raisedAgain: Change = { active: true, acknowledged: false };

/**
 * Every state × every event. An alert that returns before anybody took it stays until it is acknowledged. A hidden
 * alert keeps following its condition, so that it comes back as what it then is.
 */
export const transitionTable: TransitionTable = {
  normal: { raise: null, return: null, acknowledge: null },
  unacknowledged: { raise: null, return: { active: false }, acknowledge: { acknowledged: true } },
  acknowledged: { raise: null, return: { active: false }, acknowledge: null },
  'returned-unacknowledged': { raise: raisedAgain, return: null, acknowledge: { acknowledged: true } },
  'latched-unacknowledged': { raise: raisedAgain, return: null, acknowledge: { acknowledged: true } },
  'latched-acknowledged': { raise: raisedAgain, return: null, acknowledge: null },
  shelved: { raise: { active: true }, return: { active: false }, acknowledge: null },
  'suppressed-by-design': { raise: { active: true }, return: { active: false }, acknowledge: null },
  'out-of-service': { raise: { active: true }, return: { active: false }, acknowledge: null },
};

/** The facts after `event`, or null when the event is refused in the present state. */
export function nextFacts(facts: AlertFacts, event: AlertEvent): AlertFacts | null {
  const change = transitionTable[stateOf(facts)][event];
  return change === null ? null : { ...facts, ...change };
}
