import { describe, expect, test } from 'vitest';
import { comesFrom, overlay } from '#server/profile/overlay.ts';

describe('a change laid over a base', () => {
  test.each([
    ['nothing', { a: 1 }, {}, { a: 1 }],
    ['a field', { a: 1, b: 2 }, { b: 3 }, { a: 1, b: 3 }],
    ['a field of a field', { a: { x: 1, y: 2 } }, { a: { y: 3 } }, { a: { x: 1, y: 3 } }],
    ['a new field', { a: 1 }, { b: { x: 1 } }, { a: 1, b: { x: 1 } }],
    ['a list, which is replaced whole', { a: [1, 2, 3] }, { a: [4] }, { a: [4] }],
    ['null, which takes away', { a: 1, b: 2 }, { b: null }, { a: 1 }],
    ['an object in the place of a number', { a: 1 }, { a: { x: 1 } }, { a: { x: 1 } }],
  ])('changes %s', (_, base, change, expected) => {
    const before = structuredClone(base);

    const merged = overlay(base, change);

    expect(merged).toEqual(expected);
    expect(base).toEqual(before);
  });

  test.each([
    ['what it names', { a: 1 }, ['a'], true],
    ['what it names within', { a: { x: 1 } }, ['a', 'x'], true],
    ['what lies below what it replaced', { a: [1] }, ['a', '0', 'x'], true],
    ['what it took away', { a: null }, ['a', 'x'], true],
    ['not what stands beside', { a: { x: 1 } }, ['a', 'y'], false],
    ['not what it does not name', { a: 1 }, ['b'], false],
    ['not the whole', { a: 1 }, [], false],
  ])('is where %s comes from', (_, change, path, expected) => {
    const isSo = comesFrom(change, path);

    expect(isSo).toBe(expected);
  });
});
