import { describe, expect, test } from 'vitest';
import {
  type DirectiveState,
  directiveEvents,
  directiveStates,
  directiveTable,
  isOver,
  isOwed,
} from '#shared/directive/directiveState.ts';

/** Every state × every event, said a second time: a pair that is missing or differs fails. */
const expected: Readonly<Record<string, DirectiveState | null>> = {
  'issued accept': 'accepted',
  'issued start': null,
  'issued report': null,
  'issued verify': null,
  'issued return': null,
  'issued withdraw': 'withdrawn',
  'accepted accept': null,
  'accepted start': 'in-progress',
  'accepted report': 'reported',
  'accepted verify': null,
  'accepted return': null,
  'accepted withdraw': 'withdrawn',
  'in-progress accept': null,
  'in-progress start': null,
  'in-progress report': 'reported',
  'in-progress verify': null,
  'in-progress return': null,
  'in-progress withdraw': 'withdrawn',
  'reported accept': null,
  'reported start': null,
  'reported report': null,
  'reported verify': 'verified',
  'reported return': 'returned',
  'reported withdraw': 'withdrawn',
  'returned accept': null,
  'returned start': 'in-progress',
  'returned report': 'reported',
  'returned verify': null,
  'returned return': null,
  'returned withdraw': 'withdrawn',
  'verified accept': null,
  'verified start': null,
  'verified report': null,
  'verified verify': null,
  'verified return': null,
  'verified withdraw': null,
  'withdrawn accept': null,
  'withdrawn start': null,
  'withdrawn report': null,
  'withdrawn verify': null,
  'withdrawn return': null,
  'withdrawn withdraw': null,
};

const pairs = directiveStates.flatMap((state) => directiveEvents.map((event) => [state, event] as const));

describe('the life of a direction', () => {
  test('is decided for every state and event', () => {
    expect(Object.keys(expected).sort()).toEqual(pairs.map((pair) => pair.join(' ')).sort());
  });

  test.each(pairs)('%s, %s', (state, event) => {
    expect(directiveTable[state][event]).toBe(expected[`${state} ${event}`]);
  });

  test('reaches every state from its beginning', () => {
    const reached = new Set<DirectiveState>(['issued']);
    for (const state of reached)
      for (const next of Object.values(directiveTable[state])) if (next) reached.add(next);

    expect([...reached].sort()).toEqual([...directiveStates].sort());
  });

  test.each(directiveStates)('%s is over when nothing leads out of it', (state) => {
    expect(isOver(state)).toBe(Object.values(directiveTable[state]).every((next) => next === null));
  });

  test('is owed by the unit until it has reported', () => {
    expect(directiveStates.filter(isOwed)).toEqual(['issued', 'accepted', 'in-progress', 'returned']);
  });
});
