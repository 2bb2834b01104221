import { describe, expect, test } from 'vitest';
import { causesThatFit } from '#client/tile/siteCounts.ts';

const causes = [
  { cause: 'power', count: 37 },
  { cause: 'cable', count: 12 },
  { cause: 'equipment', count: 5 },
  { cause: null, count: 2 },
];

describe('the causes that a tile has room for', () => {
  test.each([
    [4, ['power', 'cable', 'equipment', null], 0],
    [3, ['power', 'cable'], 7],
    [2, ['power'], 19],
    // One place alone cannot say what the others are beside.
    [1, ['power'], 0],
    [0, [], 0],
  ])('in %i places', (places, shown, others) => {
    const fitting = causesThatFit(causes, places);

    expect(fitting.shown.map(({ cause }) => cause)).toEqual(shown);
    expect(fitting.others).toBe(others);
  });
});
