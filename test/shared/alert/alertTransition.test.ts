import { describe, expect, test } from 'vitest';
import {
  type AlertFacts,
  alertStates,
  isClosed,
  isUntaken,
  stateOf,
  suppressions,
} from '#shared/alert/alertState.ts';
import { type AlertEvent, alertEvents, nextFacts, transitionTable } from '#shared/alert/alertTransition.ts';

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
const table: Readonly<Record<string, string>> = {
  'normal + raise': 'refused',
  'normal + return': 'refused',
  'normal + acknowledge': 'refused',
  'unacknowledged + raise': 'refused',
  'unacknowledged + return': 'returned-unacknowledged',
  'unacknowledged + acknowledge': 'acknowledged',
  'acknowledged + raise': 'refused',
  'acknowledged + return': 'normal',
  'acknowledged + acknowledge': 'refused',
  'returned-unacknowledged + raise': 'unacknowledged',
  'returned-unacknowledged + return': 'refused',
  'returned-unacknowledged + acknowledge': 'normal',
  'latched-unacknowledged + raise': 'unacknowledged',
  'latched-unacknowledged + return': 'refused',
  'latched-unacknowledged + acknowledge': 'latched-acknowledged',
  'latched-acknowledged + raise': 'unacknowledged',
  'latched-acknowledged + return': 'refused',
  'latched-acknowledged + acknowledge': 'refused',
  'shelved + raise': 'shelved',
  'shelved + return': 'shelved',
  'shelved + acknowledge': 'refused',
  'suppressed-by-design + raise': 'suppressed-by-design',
  'suppressed-by-design + return': 'suppressed-by-design',
  'suppressed-by-design + acknowledge': 'refused',
  'out-of-service + raise': 'out-of-service',
  'out-of-service + return': 'out-of-service',
  'out-of-service + acknowledge': 'refused',
};

/** Facts that are in the state and not what the event would make them, so that its effect can be seen. */
const factsBefore: Readonly<Record<string, AlertFacts>> = {
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

const pairs = alertStates.flatMap((state) =>
  alertEvents.map((event): readonly [string, string, AlertEvent] => [`${state} + ${event}`, state, event]),
);

describe('every state with every event', () => {
  test('is listed here, and nothing else is', () => {
    expect(Object.keys(table).sort()).toEqual(pairs.map(([pair]) => pair).sort());
  });

  test('is in the transition table of the product', () => {
    const known = Object.entries(transitionTable).flatMap(([state, events]) =>
      Object.keys(events).map((event) => `${state} + ${event}`),
    );

    expect(known.sort()).toEqual(pairs.map(([pair]) => pair).sort());
  });

  test.each(pairs)('%s', (pair, state, event) => {
    const before = factsBefore[state];
    if (!before) throw new Error(`no facts for "${state}"`);
    expect(stateOf(before)).toBe(state);

    const after = nextFacts(before, event);

    expect(after === null ? 'refused' : stateOf(after)).toBe(table[pair]);
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

  test('only an acknowledgement makes an alert acknowledged, only a raise undoes it', () => {
    for (const facts of everyFacts)
      for (const event of alertEvents) {
        const after = nextFacts(facts, event);
        if (!after || after.acknowledged === facts.acknowledged) continue;
        expect(event).toBe(after.acknowledged ? 'acknowledge' : 'raise');
      }
  });

  test('no event changes why an alert is hidden or whether it is latched', () => {
    for (const facts of everyFacts)
      for (const event of alertEvents) {
        const after = nextFacts(facts, event);
        if (!after) continue;
        expect([after.suppression, after.latched]).toEqual([facts.suppression, facts.latched]);
      }
  });

  test('is closed exactly when it is normal, and a closed one refuses every event', () => {
    for (const facts of everyFacts.filter(isClosed)) {
      expect(stateOf(facts)).toBe('normal');
      expect(alertEvents.map((event) => nextFacts(facts, event))).toEqual([null, null, null]);
    }
  });

  test('is untaken while nobody acknowledged it and it is not hidden', () => {
    const untaken = new Set(everyFacts.filter(isUntaken).map(stateOf));

    expect(untaken).toEqual(new Set(['unacknowledged', 'returned-unacknowledged', 'latched-unacknowledged']));
  });
});
