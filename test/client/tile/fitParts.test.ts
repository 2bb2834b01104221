import { expect, test } from 'vitest';
import { fitParts } from '#client/tile/fitParts.ts';

const part = (name: string, letters: number) => ({ name, letters });
const names = (parts: readonly { name: string }[]) => parts.map(({ name }) => name);

test('takes parts in order of importance until the line is full', () => {
  const parts = [part('state', 10), part('coverage', 10), part('target', 10)];

  const fitting = fitParts(parts, { count: 1, letters: 25 });

  expect(names(fitting)).toEqual(['state', 'coverage']);
});

test('skips a part that is too long and still takes a shorter one behind it', () => {
  const parts = [part('state', 10), part('parts', 24), part('target', 8)];

  const fitting = fitParts(parts, { count: 1, letters: 25 });

  expect(names(fitting)).toEqual(['state', 'target']);
});

test('goes on to the next line as the browser would', () => {
  const parts = [part('state', 20), part('parts', 20), part('target', 20)];

  const fitting = fitParts(parts, { count: 2, letters: 27 });

  expect(names(fitting)).toEqual(['state', 'parts']);
});
