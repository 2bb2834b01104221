import { type AlertFacts, type AlertState, stateOf } from './alertState.ts';

/**
 * What can happen to an alert that exists. `raise` on an existing alert: its condition became true again. `end-shelving` is
 * the clock's, `unshelve` a hand's: they leave the alert differently.
 */
export const alertEvents = [
  'raise',
  'return',
  'raise-priority',
  'acknowledge',
  'withdraw-acknowledgement',
  'comment',
  'assign',
  'shelve',
  'unshelve',
  'end-shelving',
  'suppress',
  'unsuppress',
  'take-out-of-service',
  'put-in-service',
  'reset',
] as const;
export type AlertEvent = (typeof alertEvents)[number];

type Change = Partial<AlertFacts> | ((facts: AlertFacts) => Partial<AlertFacts>);
/** null: the event means nothing in that state and is refused, so that nothing is recorded that did not happen. */
type Row = Readonly<Record<AlertEvent, Change | null>>;

const unchanged: Change = {};
const raisedAgain: Change = { active: true, acknowledged: false };
const taken: Change = { acknowledged: true };
const untaken: Change = { acknowledged: false };
/** Back in the list: untaken when still active, for nobody looked at it; else as it was left. */
const backInList: Change = ({ active, acknowledged }) => ({
  suppression: null,
  acknowledged: acknowledged && !active,
});

const nothing: Row = {
  raise: null,
  return: null,
  'raise-priority': null,
  acknowledge: null,
  'withdraw-acknowledgement': null,
  comment: null,
  assign: null,
  shelve: null,
  unshelve: null,
  'end-shelving': null,
  suppress: null,
  unsuppress: null,
  'take-out-of-service': null,
  'put-in-service': null,
  reset: null,
};
const inList: Row = {
  ...nothing,
  comment: unchanged,
  assign: unchanged,
  shelve: { suppression: 'shelved' },
  suppress: { suppression: 'suppressed-by-design' },
  'take-out-of-service': { suppression: 'out-of-service' },
};
/**
 * A hidden alert keeps following its condition, so that it comes back as what it then is. A rise of its priority is
 * something that nobody has taken yet. It may be hidden for a graver reason, never for a lesser one.
 */
const hidden: Row = {
  ...nothing,
  raise: { active: true },
  return: { active: false },
  'raise-priority': untaken,
  comment: unchanged,
  assign: unchanged,
  'take-out-of-service': { suppression: 'out-of-service' },
};

/** Every state × every event. An alert that returns before anybody took it stays until it is acknowledged. */
export const transitionTable: Readonly<Record<AlertState, Row>> = {
  normal: nothing,
  unacknowledged: {
    ...inList,
    return: { active: false },
    'raise-priority': unchanged,
    acknowledge: taken,
  },
  acknowledged: {
    ...inList,
    return: { active: false },
    'raise-priority': untaken,
    'withdraw-acknowledgement': untaken,
  },
  'returned-unacknowledged': { ...inList, raise: raisedAgain, acknowledge: taken },
  'latched-unacknowledged': { ...inList, raise: raisedAgain, acknowledge: taken },
  'latched-acknowledged': {
    ...inList,
    raise: raisedAgain,
    'withdraw-acknowledgement': untaken,
    reset: { latched: false },
  },
  shelved: {
    ...hidden,
    shelve: unchanged,
    // Whoever fetches it back by hand has it before their eyes.
    unshelve: { suppression: null, acknowledged: true },
    'end-shelving': backInList,
    suppress: { suppression: 'suppressed-by-design' },
  },
  'suppressed-by-design': { ...hidden, suppress: unchanged, unsuppress: backInList },
  'out-of-service': { ...hidden, 'put-in-service': backInList },
};

/** The facts after `event`, or null when the event is refused in the present state. */
export function nextFacts(facts: AlertFacts, event: AlertEvent): AlertFacts | null {
  const change = transitionTable[stateOf(facts)][event];
  if (change === null) return null;
  return { ...facts, ...(typeof change === 'function' ? change(facts) : change) };
}

const annunciating: ReadonlySet<AlertEvent> = new Set<AlertEvent>([
  'raise',
  'raise-priority',
  'end-shelving',
  'unsuppress',
  'put-in-service',
]);

/**
 * Whether an event that led to these facts calls for attention: sound, ribbon, figures. Acknowledging, commenting and
 * withdrawing never do.
 */
export const callsForAttention = (event: AlertEvent, facts: AlertFacts): boolean =>
  annunciating.has(event) && facts.suppression === null && facts.active && !facts.acknowledged;
