import { expect, test } from 'vitest';
import { counted } from '#shared/locale/counted.ts';

test.each([
  ['1', '1 alert'],
  ['0', '0 alerts'],
  ['21', '21 alerts'],
  ['1.0', '1.0 alerts'],
])('%s is said as %s', (count, said) => {
  expect(counted(count, 'alert')).toBe(said);
});

test('a word with a plural of its own', () => {
  expect([counted('1', 'entry', 'entries'), counted('2', 'entry', 'entries')]).toEqual([
    '1 entry',
    '2 entries',
  ]);
});
