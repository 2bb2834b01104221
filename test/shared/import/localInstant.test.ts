import { expect, test } from 'vitest';
import { createLocalCalendar } from '#shared/import/localInstant.ts';

const vietnam = createLocalCalendar('Asia/Ho_Chi_Minh');
const at = (text: string): number => Date.parse(`${text}+07:00`);

test.each([
  ['2026-11-25T14:07:00', 1, '2026-10-25T14:07:00'],
  ['2026-11-25T14:07:00', 12, '2025-11-25T14:07:00'],
  ['2026-01-31T00:00:00', 1, '2025-12-31T00:00:00'],
  ['2026-03-31T23:59:59', 1, '2026-02-28T23:59:59'],
  ['2024-02-29T06:00:00', 12, '2023-02-28T06:00:00'],
  ['2026-03-01T03:00:00', 1, '2026-02-01T03:00:00'],
])('%s, %i months before, is %s on the clock of Việt Nam', (given, months, expected) => {
  expect(vietnam.monthsBefore(at(given), months)).toBe(at(expected));
});

test.each([
  ['2026-02-28T23:59:59', 1, '2026-01-31T23:59:59'],
  ['2026-04-30T23:59:59', 1, '2026-03-31T23:59:59'],
  ['2024-02-29T23:59:59', 12, '2023-02-28T23:59:59'],
  ['2025-02-28T23:59:59', 12, '2024-02-29T23:59:59'],
  ['2026-04-29T23:59:59', 1, '2026-03-29T23:59:59'],
])('by whole months the end of one stays an end: %s, %i before, is %s', (given, months, expected) => {
  expect(vietnam.monthsBefore(at(given), months, true)).toBe(at(expected));
});

test('an hour that the zone skips is the one before it', () => {
  const berlin = createLocalCalendar('Europe/Berlin');

  const before = berlin.monthsBefore(Date.parse('2026-04-29T02:30:00+02:00'), 1);

  expect(new Date(before).toISOString()).toBe('2026-03-29T00:30:00.000Z');
});
