import { describe, expect, test } from 'vitest';
import type { LevelId } from '#shared/area/area.ts';
import { coverageLevel, groupOf, indicatorIdSchema, nameWithinGroup } from '#shared/indicator/indicator.ts';
import { asIndicator, testLevels } from '#test/support/readingBuilders.ts';

const level = (id: string): LevelId => id as LevelId;

describe('the id of an indicator', () => {
  test('is a group and a name within it', () => {
    expect(groupOf(asIndicator('dvc.submit_online_pct'))).toBe('dvc');
    expect(nameWithinGroup(asIndicator('dvc.submit_online_pct'))).toBe('submit_online_pct');
  });

  test.each([
    'overdue',
    'dvc.',
    '.overdue',
    'DVC.overdue',
    'dvc.Overdue',
    'dvc.a.b',
    'dvc overdue',
    '1a.b',
    '',
  ])('is not "%s"', (id) => {
    expect(indicatorIdSchema.safeParse(id).success).toBe(false);
  });
});

describe('the level that a roll-up takes its parts from', () => {
  test.each([
    [['commune'], 'province', 'commune'],
    [['district', 'commune'], 'province', 'district'],
    [['province'], 'province', undefined],
    [['district'], 'district', undefined],
    [['commune'], 'district', 'commune'],
  ])('of an indicator for %j, below the %s: %s', (levels, above, found) => {
    expect(coverageLevel({ levels: levels.map(level) }, level(above), testLevels)?.id).toBe(found);
  });
});
