import { expect, test } from 'vitest';
import { fitColumn } from '#client/tile/fitColumn.ts';

const part = (...wordings: (string | readonly [mark: number, text: string])[]) => ({
  wordings: wordings.map((wording) =>
    typeof wording === 'string' ? { mark: 0, text: wording } : { mark: wording[0], text: wording[1] },
  ),
});
/** As wide as it has letters. */
const widthOf = (text: string): number => text.length;
const fitting = (parts: readonly ReturnType<typeof part>[], count: number, width: number): string[] =>
  fitColumn(parts, { count, width }, widthOf).map(({ wording }) => wording.text);

test('every part has lines of its own, and those of one that does not fit are left to the next', () => {
  const parts = [part('20/21 districts'), part('seven words that do not fit at all'), part('count')];

  expect(fitting(parts, 3, 10)).toEqual(['20/21 districts', 'count']);
});

test('a line breaks at spaces alone, after as many words as it has room for', () => {
  expect(fitting([part('aa bb cc dd')], 2, 5)).toEqual(['aa bb cc dd']);
  expect(fitting([part('aa bb cc dd')], 2, 4)).toEqual([]);
});

test('a mark takes room before the first word, which never stands below it', () => {
  expect(fitting([part([4, 'aa bb'])], 1, 9)).toEqual(['aa bb']);
  expect(fitting([part([5, 'aa bb'])], 1, 9)).toEqual([]);
  expect(fitting([part([5, 'aa bb'])], 2, 9)).toEqual(['aa bb']);
  expect(fitting([part([8, 'aa bb'])], 3, 9)).toEqual([]);
});

test('a part is said in the fullest way there is room for', () => {
  expect(fitting([part('critical, late by 12 minutes', 'late 12')], 2, 10)).toEqual(['late 12']);
  expect(fitting([part('critical', '')], 3, 4)).toEqual(['']);
});

test('a word wider than the column leaves its part out', () => {
  expect(fitting([part('dossiers'), part('aim 9')], 3, 7)).toEqual(['aim 9']);
});
