import { describe, expect, test } from 'vitest';
import type { LevelId } from '#shared/area/area.ts';
import { createAreaTree, isValidOn } from '#shared/area/areaTree.ts';
import { anArea, aProfileTree, asArea, reformDay, testLevels } from '#test/support/readingBuilders.ts';

const tree = aProfileTree();
const idsOf = (areas: readonly { id: string }[]): string[] => areas.map(({ id }) => id);

describe('the validity of an area', () => {
  test.each([
    ['2025-06-30', true],
    ['2025-07-01', false],
    ['1900-01-01', true],
  ])('one that ended on the day of the reform: valid on %s is %s', (day, valid) => {
    expect(isValidOn(anArea({ validTo: reformDay }), day)).toBe(valid);
  });

  test.each([
    ['2025-06-30', false],
    ['2025-07-01', true],
    ['2999-12-31', true],
  ])('one that began on the day of the reform: valid on %s is %s', (day, valid) => {
    expect(isValidOn(anArea({ validFrom: reformDay }), day)).toBe(valid);
  });
});

describe('a code that was used again', () => {
  test('means the old territory until the day before', () => {
    expect(tree.resolve('16690', '2025-06-30')?.id).toBe('nghi-phu');
  });

  test('means the new territory from the day itself', () => {
    expect(tree.resolve('16690', reformDay)?.id).toBe('truong-vinh');
  });

  test('means nothing in a gap between the two', () => {
    const gapped = createAreaTree(testLevels, [
      anArea({ id: 'root', level: 'province', parent: null }),
      anArea({ id: 'old', code: '1', parent: 'root', validTo: '2020-01-01' }),
      anArea({ id: 'new', code: '1', parent: 'root', validFrom: '2021-01-01' }),
    ]);

    expect(gapped.resolve('1', '2020-06-01')).toBeUndefined();
  });
});

describe('resolving', () => {
  test('takes an id as well, on a day on which the area is valid', () => {
    expect(tree.resolve('nghi-phu', '2025-06-30')?.id).toBe('nghi-phu');
    expect(tree.resolve('nghi-phu', reformDay)).toBeUndefined();
  });

  test('prefers a code to an id that looks the same', () => {
    const twin = createAreaTree(testLevels, [
      anArea({ id: 'root', code: 'r', level: 'province', parent: null }),
      anArea({ id: '412', code: 'x', parent: 'root' }),
      anArea({ id: 'vinh', code: '412', parent: 'root' }),
    ]);

    expect(twin.resolve('412', '2025-01-01')?.id).toBe('vinh');
  });

  test.each(['', '99999', 'constructor', '__proto__'])('does not know "%s"', (code) => {
    expect(tree.resolve(code, '2025-01-01')).toBeUndefined();
  });
});

describe('the tree', () => {
  test('has one root', () => {
    expect(tree.root.id).toBe('nghe-an');
    expect(tree.ancestorsOf(tree.root.id)).toEqual([]);
  });

  test('cannot be made without one', () => {
    expect(() => createAreaTree(testLevels, [])).toThrow('an area tree needs one area without a parent');
  });

  test('knows the children in the order of the profile', () => {
    expect(idsOf(tree.childrenOf(asArea('nghe-an')))).toEqual(['vinh', 'dien-chau', 'cua-lo']);
    expect(tree.childrenOf(asArea('dien-chau'))).toEqual([]);
    expect(tree.childrenOf(asArea('nowhere'))).toEqual([]);
  });

  test('knows the ancestors from the parent up', () => {
    expect(idsOf(tree.ancestorsOf(asArea('nghi-phu')))).toEqual(['vinh', 'nghe-an']);
    expect(tree.ancestorsOf(asArea('nowhere'))).toEqual([]);
  });

  test('knows the areas of a level', () => {
    expect(idsOf(tree.atLevel('commune' as LevelId))).toEqual(['nghi-phu', 'truong-vinh']);
    expect(tree.atLevel('hamlet' as LevelId)).toEqual([]);
  });

  test.each([
    ['vinh', 'vinh', true],
    ['nghi-phu', 'vinh', true],
    ['nghi-phu', 'nghe-an', true],
    ['vinh', 'nghi-phu', false],
    ['dien-chau', 'vinh', false],
    ['nowhere', 'nghe-an', false],
  ])('%s within %s: %s', (id, scope, within) => {
    expect(tree.isWithin(asArea(id), asArea(scope))).toBe(within);
  });
});
