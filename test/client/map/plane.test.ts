import { describe, expect, test } from 'vitest';
import { beside } from '#client/map/plane.ts';

const name = { left: 100, right: 200, top: 50, bottom: 90 };

describe('a mark keeps beside the names', () => {
  test('where it lies when none covers it', () => {
    const at = { x: 99, y: 60 };

    expect(beside(at, [name])).toBe(at);
  });

  test.each([
    ['above', { x: 150, y: 55 }, { x: 150, y: 50 }],
    ['below', { x: 150, y: 80 }, { x: 150, y: 90 }],
    ['left', { x: 104, y: 70 }, { x: 100, y: 70 }],
    ['right', { x: 195, y: 70 }, { x: 200, y: 70 }],
  ])('%s, where that is nearest', (_side, at, shown) => {
    expect(beside(at, [name])).toEqual(shown);
  });

  test('not on the name next to it', () => {
    const above = { left: 100, right: 200, top: 10, bottom: 60 };

    expect(beside({ x: 150, y: 70 }, [name, above])).toEqual({ x: 150, y: 90 });
  });

  test('where it lies when names are all around', () => {
    const around = [-60, 60].flatMap((by) => [
      { ...name, left: name.left + by, right: name.right + by },
      { ...name, top: name.top + by / 2, bottom: name.bottom + by / 2 },
    ]);
    const at = { x: 150, y: 70 };

    expect(beside(at, [name, ...around])).toBe(at);
  });
});
