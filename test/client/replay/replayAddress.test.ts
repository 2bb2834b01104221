import { expect, test } from 'vitest';
import { asksForNothing, isReplay, parseReplay } from '#client/replay/replayAddress.ts';
import { createLocalCalendar } from '#shared/import/localInstant.ts';

const { instantOf } = createLocalCalendar('Asia/Ho_Chi_Minh');
const morning = Date.UTC(2026, 10, 24, 1);

test.each([
  ['a time of the province', '?replay=2026-11-24T08:00&speed=60', { at: morning, speed: 60 }],
  ['a day is its midnight', '?replay=2026-11-24', { at: morning - 8 * 3_600_000, speed: 1 }],
  ['a time with its own offset', '?replay=2026-11-24T01:00:00Z', { at: morning, speed: 1 }],
  [
    'an offset whose plus sign was not encoded',
    '?replay=2026-11-24T08:00:00+07:00',
    { at: morning, speed: 1 },
  ],
  ['an unknown speed is the real one', '?replay=2026-11-24T08:00&speed=7', { at: morning, speed: 1 }],
])('%s', (_sentence, search, start) => {
  expect(parseReplay(search, instantOf)).toEqual(start);
});

test.each(['?replay=', '?replay=yesterday', '?replay=2026-13-01', '?scene=storm'])(
  '%s is no moment',
  (search) => {
    expect(parseReplay(search, instantOf)).toBeNull();
  },
);

test('a wall without the word is live', () => {
  expect([isReplay('?scene=storm'), isReplay('?replay=2026-11-24')]).toEqual([false, true]);
});

test.each([
  ['?replay=yesterday', true],
  ['?replay=2026-13-01', true],
  ['?replay=2026-11-24', false],
  ['?replay=', false],
  ['?replay', false],
])('%s names a moment that there is not: %s', (search, names) => {
  expect(asksForNothing(search, instantOf)).toBe(names);
});
