import { describe, expect, test } from 'vitest';
import { dutyTurnPutSchema, isInCharge, nextOnDuty, onDutyAt } from '#shared/shift/dutyTurn.ts';
import { handoverEvents, handoverStates, handoverTable } from '#shared/shift/handoverState.ts';
import { hourMs, testNow } from '#test/support/readingBuilders.ts';
import { aTurn } from '#test/support/shiftBuilders.ts';

const an = aTurn({ id: 'turn-an' });
const duty = aTurn({ id: 'turn-duty', name: 'Trực', rank: 1, inCharge: false, userId: 'duty' });
const binh = aTurn({ id: 'turn-binh', name: 'Bình', rank: 2, inCharge: false, userId: null });
const chi = aTurn({ id: 'turn-chi', name: 'Chi', rank: 5, inCharge: false });
const tomorrow = aTurn({ id: 'turn-next', fromAt: an.toAt, toAt: an.toAt + 8 * hourMs });
const roster = [chi, tomorrow, binh, duty, an];

const namesOf = (turns: readonly { id: string }[]) => turns.map(({ id }) => id);

describe('who is on duty', () => {
  test('is whoever has begun and not ended, in the order of calling', () => {
    expect(namesOf(onDutyAt(roster, testNow))).toEqual(['turn-an', 'turn-duty', 'turn-binh', 'turn-chi']);
  });

  test('changes at the very moment of the change of shift', () => {
    expect(namesOf(onDutyAt([an, tomorrow], an.toAt - 1))).toEqual(['turn-an']);
    expect(namesOf(onDutyAt([an, tomorrow], an.toAt))).toEqual(['turn-next']);
  });

  test('knows who is in charge, as long as the turn lasts', () => {
    expect(isInCharge({ id: 'an' }, roster, testNow)).toBe(true);
    expect(isInCharge({ id: 'duty' }, roster, testNow)).toBe(false);
    expect(isInCharge({ id: 'an' }, [an], an.toAt)).toBe(false);
  });
});

describe('an alert that nobody takes is told', () => {
  test.each([
    [1, ['turn-binh']],
    [2, ['turn-chi']],
    [3, ['turn-chi']],
    [9, ['turn-chi']],
  ])('at level %i to %j', (level, ids) => {
    expect(namesOf(nextOnDuty(roster, level, testNow))).toEqual(ids);
  });

  test('to the same rank again when there is no other', () => {
    expect(namesOf(nextOnDuty([an, duty], 1, testNow))).toEqual(['turn-an', 'turn-duty']);
  });

  test('to nobody when nobody is on duty', () => {
    expect(nextOnDuty([tomorrow], 1, testNow)).toEqual([]);
  });
});

describe('a turn on the roster', () => {
  test.each([
    ['ends before it begins', { toAt: an.fromAt }],
    ['lasts longer than a week', { toAt: an.fromAt + 169 * hourMs }],
    ['has no name', { name: ' ' }],
    ['has no rank', { rank: 0 }],
    ['has an address that is none', { email: 'an' }],
  ])('is refused when it %s', (_what, given) => {
    expect(dutyTurnPutSchema.safeParse(aTurn()).success).toBe(true);
    expect(dutyTurnPutSchema.safeParse({ ...aTurn(), ...given }).success).toBe(false);
  });
});

describe('the life of a handover', () => {
  const expected: Readonly<Record<string, string | null>> = {
    'waiting sign': 'signed',
    'waiting refuse': 'refused',
    'signed sign': null,
    'signed refuse': null,
    'refused sign': null,
    'refused refuse': null,
  };
  const pairs = handoverStates.flatMap((state) => handoverEvents.map((event) => [state, event] as const));

  test('is decided for every state and event', () => {
    expect(Object.keys(expected).sort()).toEqual(pairs.map((pair) => pair.join(' ')).sort());
  });

  test.each(pairs)('%s, %s', (state, event) => {
    expect(handoverTable[state][event]).toBe(expected[`${state} ${event}`]);
  });
});
