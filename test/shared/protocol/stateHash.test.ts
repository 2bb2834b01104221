import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  alertEntry,
  createStateTally,
  type StateEntry,
  type StateTally,
  siteEntry,
  unheardEntry,
} from '#shared/protocol/stateHash.ts';
import { anAlert } from '#test/support/alertBuilders.ts';
import { testNow } from '#test/support/readingBuilders.ts';

const aTally = (...entries: StateEntry[]): StateTally => {
  const tally = createStateTally();
  tally.put(entries);
  return tally;
};

test('a state without entries is all zero', () => {
  expect(createStateTally().hash()).toBe('0000000000000000');
});

test('what was put and taken out again leaves no trace', () => {
  const tally = aTally([1, 'one'], [2, 'two']);

  tally.put([
    [1, null],
    [2, null],
  ]);

  expect(tally.hash()).toBe(createStateTally().hash());
});

test('is the same by whatever road a state was reached', () => {
  const entries = fc.array(fc.tuple(fc.nat(200), fc.option(fc.string(), { nil: null })), {
    maxLength: 600,
  });

  fc.assert(
    fc.property(entries, (road) => {
      const last = new Map(road);
      const tally = aTally(...road);

      expect(tally.hash()).toBe(aTally(...last).hash());
    }),
  );
});

test.each([
  ['one letter', '1:5:7', '1:5:8'],
  ['one number', [1, 5, 7], [1, 5, 8]],
  ['a number that is there or not', [1, 0], [1, null]],
  ['the order of numbers', [1, 5], [5, 1]],
  ['the last bit of a number', [0.1 + 0.2], [0.3]],
  ['a text among numbers', [1, 'power'], [1, 'cable']],
])('differs by %s', (_what, one, other) => {
  expect(aTally([1, one]).hash()).not.toBe(aTally([1, other]).hash());
});

test('is the same after a trip through JSON', () => {
  const code = fc.array(fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null)));

  fc.assert(
    fc.property(code, (said) => {
      expect(aTally([1, JSON.parse(JSON.stringify(said))]).hash()).toBe(aTally([1, said]).hash());
    }),
  );
});

test('an alert counts by its revision, and a closed one not at all', () => {
  const closed = anAlert({ facts: { active: false, acknowledged: true, latched: false, suppression: null } });

  expect(alertEntry(anAlert())).not.toEqual(alertEntry({ ...anAlert(), revision: 2 }));
  expect(alertEntry(closed)[1]).toBeNull();
});

test('a site that is up again is the same as one that was never in trouble', () => {
  const tally = aTally(siteEntry([3, 2, testNow, 'power']), unheardEntry(4));

  tally.put([siteEntry([3, 0, testNow + 1, null]), siteEntry([4, 0, testNow + 1, null])]);

  expect(tally.hash()).toBe(createStateTally().hash());
});
