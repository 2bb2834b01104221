import { describe, expect, test } from 'vitest';
import { layoutOf, rolesOf, withRole } from '#client/admin/columnRoles.ts';
import type { Layout } from '#shared/import/importPlan.ts';
import { asIndicator } from '#test/support/readingBuilders.ts';

const layouts: readonly Layout[] = [
  { kind: 'long', area: 0, indicator: 2, at: null, value: 1, numerator: null, denominator: null },
  {
    kind: 'wide',
    area: 1,
    at: 0,
    columns: [
      { column: 2, indicator: asIndicator('dvc.overdue'), part: 'value' },
      { column: 4, indicator: asIndicator('dvc.submit_online_pct'), part: 'denominator' },
    ],
  },
  { kind: 'cases', id: 0, area: 1, created: 2, closed: null, due: 4, channel: null },
];

describe('what the columns are', () => {
  test.each(layouts)('is the layout, and the layout is what they are: $kind', (layout) => {
    const roles = rolesOf(layout, 5);

    expect(layoutOf(layout.kind, roles)).toEqual(layout);
  });

  test.each([
    ['long', ['area', 'indicator', 'value']],
    ['wide', ['area', 'indicator-column']],
    ['cases', ['id', 'area', 'created']],
  ] as const)('says what is missing: %s', (kind, missing) => {
    expect(layoutOf(kind, ['none', 'none'])).toEqual(missing);
  });

  test('a numerator alone is no value', () => {
    expect(layoutOf('long', ['area', 'indicator', 'numerator'])).toEqual(['value']);
  });

  test('no two columns are the same', () => {
    expect(withRole(['area', 'none', 'at'], 1, 'area')).toEqual(['none', 'area', 'at']);
    expect(withRole(['area', 'none', 'none'], 1, 'none')).toEqual(['area', 'none', 'none']);
  });
});
