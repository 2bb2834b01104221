import { describe, expect, test } from 'vitest';
import {
  type AlertFacts,
  type AlertState,
  alertStates,
  isClosed,
  isUntaken,
  stateOf,
  suppressions,
} from '#shared/alert/alertState.ts';
import {
  type AlertEvent,
  alertEvents,
  callsForAttention,
  nextFacts,
  transitionTable,
} from '#shared/alert/alertTransition.ts';

const someFacts = (given: Partial<AlertFacts> = {}): AlertFacts => ({
  active: true,
  acknowledged: false,
  latched: false,
  suppression: null,
  ...given,
});

const flags = [false, true];
const everyFacts: AlertFacts[] = flags.flatMap((active) =>
  flags.flatMap((acknowledged) =>
    flags.flatMap((latched) =>
      [null, ...suppressions].map((suppression) => ({ active, acknowledged, latched, suppression })),
    ),
  ),
);

/** One line per state and event: the state that it leads to, or "refused". */
const table: Readonly<Record<AlertState, Readonly<Record<AlertEvent, AlertState | 'refused'>>>> = {
  normal: {
    raise: 'refused',
    return: 'refused',
    'raise-priority': 'refused',
    acknowledge: 'refused',
    'withdraw-acknowledgement': 'refused',
    comment: 'refused',
    assign: 'refused',
    shelve: 'refused',
    unshelve: 'refused',
    'end-shelving': 'refused',
    suppress: 'refused',
    unsuppress: 'refused',
    'take-out-of-service': 'refused',
    'put-in-service': 'refused',
    reset: 'refused',
  },
  unacknowledged: {
    raise: 'refused',
    return: 'returned-unacknowledged',
    'raise-priority': 'unacknowledged',
    acknowledge: 'acknowledged',
    'withdraw-acknowledgement': 'refused',
    comment: 'unacknowledged',
    assign: 'unacknowledged',
    shelve: 'shelved',
    unshelve: 'refused',
    'end-shelving': 'refused',
    suppress: 'suppressed-by-design',
    unsuppress: 'refused',
    'take-out-of-service': 'out-of-service',
    'put-in-service': 'refused',
    reset: 'refused',
  },
  acknowledged: {
    raise: 'refused',
    return: 'normal',
    'raise-priority': 'unacknowledged',
    acknowledge: 'refused',
    'withdraw-acknowledgement': 'unacknowledged',
    comment: 'acknowledged',
    assign: 'acknowledged',
    shelve: 'shelved',
    unshelve: 'refused',
    'end-shelving': 'refused',
    suppress: 'suppressed-by-design',
    unsuppress: 'refused',
    'take-out-of-service': 'out-of-service',
    'put-in-service': 'refused',
    reset: 'refused',
  },
  'returned-unacknowledged': {
    raise: 'unacknowledged',
    return: 'refused',
    'raise-priority': 'refused',
    acknowledge: 'normal',
    'withdraw-acknowledgement': 'refused',
    comment: 'returned-unacknowledged',
    assign: 'returned-unacknowledged',
    shelve: 'shelved',
    unshelve: 'refused',
    'end-shelving': 'refused',
    suppress: 'suppressed-by-design',
    unsuppress: 'refused',
    'take-out-of-service': 'out-of-service',
    'put-in-service': 'refused',
    reset: 'refused',
  },
  'latched-unacknowledged': {
    raise: 'unacknowledged',
    return: 'refused',
    'raise-priority': 'refused',
    acknowledge: 'latched-acknowledged',
    'withdraw-acknowledgement': 'refused',
    comment: 'latched-unacknowledged',
    assign: 'latched-unacknowledged',
    shelve: 'shelved',
    unshelve: 'refused',
    'end-shelving': 'refused',
    suppress: 'suppressed-by-design',
    unsuppress: 'refused',
    'take-out-of-service': 'out-of-service',
    'put-in-service': 'refused',
    reset: 'refused',
  },
  'latched-acknowledged': {
    raise: 'unacknowledged',
    return: 'refused',
    'raise-priority': 'refused',
    acknowledge: 'refused',
    'withdraw-acknowledgement': 'latched-unacknowledged',
    comment: 'latched-acknowledged',
    assign: 'latched-acknowledged',
    shelve: 'shelved',
    unshelve: 'refused',
    'end-shelving': 'refused',
    suppress: 'suppressed-by-design',
    unsuppress: 'refused',
    'take-out-of-service': 'out-of-service',
    'put-in-service': 'refused',
    reset: 'normal',
  },
  shelved: {
    raise: 'shelved',
    return: 'shelved',
    'raise-priority': 'shelved',
    acknowledge: 'refused',
    'withdraw-acknowledgement': 'refused',
    comment: 'shelved',
    assign: 'shelved',
    shelve: 'shelved',
    unshelve: 'acknowledged',
    'end-shelving': 'unacknowledged',
    suppress: 'suppressed-by-design',
    unsuppress: 'refused',
    'take-out-of-service': 'out-of-service',
    'put-in-service': 'refused',
    reset: 'refused',
  },
  'suppressed-by-design': {
    raise: 'suppressed-by-design',
    return: 'suppressed-by-design',
    'raise-priority': 'suppressed-by-design',
    acknowledge: 'refused',
    'withdraw-acknowledgement': 'refused',
    comment: 'suppressed-by-design',
    assign: 'suppressed-by-design',
    shelve: 'refused',
    unshelve: 'refused',
    'end-shelving': 'refused',
    suppress: 'suppressed-by-design',
    unsuppress: 'unacknowledged',
    'take-out-of-service': 'out-of-service',
    'put-in-service': 'refused',
    reset: 'refused',
  },
  'out-of-service': {
    raise: 'out-of-service',
    return: 'out-of-service',
    'raise-priority': 'out-of-service',
    acknowledge: 'refused',
    'withdraw-acknowledgement': 'refused',
    comment: 'out-of-service',
    assign: 'out-of-service',
    shelve: 'refused',
    unshelve: 'refused',
    'end-shelving': 'refused',
    suppress: 'refused',
    unsuppress: 'refused',
    'take-out-of-service': 'out-of-service',
    'put-in-service': 'unacknowledged',
    reset: 'refused',
  },
};

/** Facts that are in the state and not what the event would make them, so that its effect can be seen. */
const factsBefore: Readonly<Record<AlertState, AlertFacts>> = {
  normal: someFacts({ active: false, acknowledged: true }),
  unacknowledged: someFacts(),
  acknowledged: someFacts({ acknowledged: true }),
  'returned-unacknowledged': someFacts({ active: false }),
  'latched-unacknowledged': someFacts({ active: false, latched: true }),
  'latched-acknowledged': someFacts({ active: false, latched: true, acknowledged: true }),
  shelved: someFacts({ suppression: 'shelved' }),
  'suppressed-by-design': someFacts({ suppression: 'suppressed-by-design' }),
  'out-of-service': someFacts({ suppression: 'out-of-service' }),
};

const pairs = alertStates.flatMap((state) => alertEvents.map((event) => [state, event] as const));
const named = (known: Readonly<Record<string, object>>): string[] =>
  Object.entries(known)
    .flatMap(([state, row]) => Object.keys(row).map((event) => `${state} + ${event}`))
    .sort();

describe('every state with every event', () => {
  test('is listed here, and nothing else is', () => {
    expect(named(table)).toEqual(pairs.map((pair) => pair.join(' + ')).sort());
  });

  test('is in the transition table of the product', () => {
    expect(named(transitionTable)).toEqual(named(table));
  });

  test.each(pairs)('%s + %s', (state, event) => {
    const before = factsBefore[state];
    expect(stateOf(before)).toBe(state);

    const after = nextFacts(before, event);

    expect(after === null ? 'refused' : stateOf(after)).toBe(table[state][event]);
  });
});

describe('the state of an alert', () => {
  test('has one ISA-18.2 name for every combination of facts, and every name is used', () => {
    const names = everyFacts.map(stateOf);

    expect(new Set(names)).toEqual(new Set(alertStates));
  });

  test('a hidden alert is named after why it is hidden, whatever else is true', () => {
    for (const facts of everyFacts.filter(({ suppression }) => suppression !== null))
      expect(stateOf(facts)).toBe(facts.suppression);
  });

  test('an alert that returned before anybody took it stays until it is acknowledged', () => {
    const returned = nextFacts(someFacts(), 'return');
    const taken = returned && nextFacts(returned, 'acknowledge');

    expect(returned && isClosed(returned)).toBe(false);
    expect(returned && isUntaken(returned)).toBe(true);
    expect(taken && isClosed(taken)).toBe(true);
  });

  test('a hidden alert follows its condition, so that it comes back as what it then is', () => {
    const shelved = someFacts({ suppression: 'shelved' });

    expect(nextFacts(shelved, 'return')).toEqual({ ...shelved, active: false });
    expect(nextFacts({ ...shelved, active: false }, 'raise')).toEqual(shelved);
  });

  test('only an acknowledgement and a hand that fetches it back make an alert acknowledged', () => {
    const taking = new Set<AlertEvent>();
    for (const facts of everyFacts)
      for (const event of alertEvents)
        if (!facts.acknowledged && nextFacts(facts, event)?.acknowledged) taking.add(event);

    expect(taking).toEqual(new Set(['acknowledge', 'unshelve']));
  });

  test('only a reset ends a latch, and only of an alert that has returned and was taken', () => {
    for (const facts of everyFacts.filter(({ latched }) => latched))
      for (const event of alertEvents) {
        const after = nextFacts(facts, event);
        expect(after?.latched === false).toBe(event === 'reset' && stateOf(facts) === 'latched-acknowledged');
      }
  });

  test('is closed exactly when it is normal, and a closed one refuses every event', () => {
    for (const facts of everyFacts.filter(isClosed)) {
      expect(stateOf(facts)).toBe('normal');
      expect(alertEvents.map((event) => nextFacts(facts, event))).toEqual(alertEvents.map(() => null));
    }
  });

  test('is untaken while nobody acknowledged it and it is not hidden', () => {
    const untaken = new Set(everyFacts.filter(isUntaken).map(stateOf));

    expect(untaken).toEqual(new Set(['unacknowledged', 'returned-unacknowledged', 'latched-unacknowledged']));
  });
});

/** After these events in turn; null when one of them is refused. */
const following = (facts: AlertFacts, ...events: AlertEvent[]): AlertFacts | null =>
  events.reduce<AlertFacts | null>((before, event) => before && nextFacts(before, event), facts);

const stateAfter = (facts: AlertFacts, ...events: AlertEvent[]): string => {
  const reached = following(facts, ...events);
  return reached ? stateOf(reached) : 'refused';
};

describe('what is easy to get wrong', () => {
  const taken = someFacts({ acknowledged: true });

  test('fetched back by hand, an alert is acknowledged; by the clock, it is not while it is active', () => {
    expect(stateAfter(someFacts(), 'shelve', 'unshelve')).toBe('acknowledged');
    expect(stateAfter(someFacts(), 'shelve', 'end-shelving')).toBe('unacknowledged');
    expect(stateAfter(taken, 'shelve', 'end-shelving')).toBe('unacknowledged');
  });

  test('what returned while it was shelved comes back as it was left: nobody forgets the untaken one', () => {
    expect(stateAfter(taken, 'shelve', 'return', 'end-shelving')).toBe('normal');
    expect(stateAfter(someFacts(), 'shelve', 'return', 'end-shelving')).toBe('returned-unacknowledged');
  });

  test('acknowledged is not hidden, and hidden is not acknowledged', () => {
    expect(following(someFacts(), 'acknowledge')?.suppression).toBeNull();
    expect(following(someFacts(), 'shelve')?.acknowledged).toBe(false);
    expect(stateAfter(someFacts(), 'shelve', 'acknowledge')).toBe('refused');
  });

  test('a rise in priority after it was taken makes it untaken, and calls again', () => {
    const risen = following(taken, 'raise-priority');

    expect(risen && stateOf(risen)).toBe('unacknowledged');
    expect(risen && callsForAttention('raise-priority', risen)).toBe(true);
  });

  test('a rise in priority of a hidden alert stays hidden and comes back untaken', () => {
    const risen = following(taken, 'suppress', 'raise-priority');

    expect(risen).toMatchObject({ suppression: 'suppressed-by-design', acknowledged: false });
    expect(risen && callsForAttention('raise-priority', risen)).toBe(false);
  });

  test('an acknowledgement can be withdrawn as long as the alert is there, and calls nobody', () => {
    const withdrawn = following(taken, 'withdraw-acknowledgement');

    expect(withdrawn && stateOf(withdrawn)).toBe('unacknowledged');
    expect(withdrawn && callsForAttention('withdraw-acknowledgement', withdrawn)).toBe(false);
    expect(stateAfter(someFacts(), 'withdraw-acknowledgement')).toBe('refused');
  });

  test.each(suppressions)('an alert that is %s keeps being evaluated', (suppression) => {
    const facts = someFacts({ suppression });

    expect(following(facts, 'return')).toEqual({ ...facts, active: false });
    expect(following(facts, 'return', 'raise')).toEqual(facts);
  });

  test('an alert is hidden for a graver reason over a lesser one, never the other way', () => {
    const outOfService = someFacts({ suppression: 'out-of-service' });
    const byDesign = someFacts({ suppression: 'suppressed-by-design' });

    expect(stateAfter(someFacts(), 'shelve', 'take-out-of-service')).toBe('out-of-service');
    expect(stateAfter(byDesign, 'shelve')).toBe('refused');
    expect(stateAfter(outOfService, 'suppress')).toBe('refused');
  });

  test('only what the clock or the conditions do calls for attention, and only what is in the list', () => {
    const calling = alertEvents.filter((event) => callsForAttention(event, someFacts()));

    expect(calling).toEqual(['raise', 'raise-priority', 'end-shelving', 'unsuppress', 'put-in-service']);
    for (const event of calling) {
      expect(callsForAttention(event, taken)).toBe(false);
      expect(callsForAttention(event, someFacts({ active: false }))).toBe(false);
      expect(callsForAttention(event, someFacts({ suppression: 'shelved' }))).toBe(false);
    }
  });
});
