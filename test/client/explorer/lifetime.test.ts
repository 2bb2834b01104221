import { expect, test } from 'vitest';
import { lifetimeOf } from '#client/explorer/lifetime.ts';
import { createCrosswalk } from '#shared/area/crosswalk.ts';
import { anArea } from './builders.ts';

const reform = '2025-07-01';
const areas = [
  anArea('Town', { validTo: '2024-12-01' }),
  anArea('City', { validFrom: '2024-12-01', validTo: reform, replaces: ['Town'] }),
  anArea('Coast', { validFrom: reform, takesPartOf: ['City'], sameTerritoryAs: 'Town' }),
  anArea('Inland', { validFrom: reform, takesPartOf: ['City'] }),
  anArea('Left', { validTo: reform }),
  anArea('Unrecorded', { validFrom: reform }),
  anArea('Followed', { unitTo: reform }),
  anArea('Eternal'),
];

const saidOf = (name: string, today = '2026-11-25') => {
  const area = areas.find((one) => one.id === name);
  if (!area) throw new Error(name);
  return lifetimeOf(area, today, createCrosswalk(areas)).map((said) => [
    said.kind,
    said.day,
    ...('successors' in said ? said.successors.map(({ id }) => id) : []),
    ...('formers' in said ? [said.isExact ? 'exactly' : 'in', ...said.formers.map(({ id }) => id)] : []),
  ]);
};

test.each([
  ['Town', [['ended', '2024-12-01', 'City']]],
  [
    'City',
    [
      ['ended', reform, 'Coast', 'Inland'],
      ['begun', '2024-12-01', 'exactly', 'Town'],
    ],
  ],
  ['Coast', [['begun', reform, 'exactly', 'Town']]],
  ['Inland', [['begun', reform, 'in', 'City']]],
  ['Left', [['ended', reform]]],
  ['Unrecorded', [['begun', reform, 'in']]],
  ['Followed', [['followed', reform]]],
  ['Eternal', []],
])('of %s is said when it ended or began, and whose its land was', (name, expected) => {
  expect(saidOf(name)).toEqual(expected);
});

test('an end that is still to come is not told', () => {
  expect(saidOf('Left', '2025-06-30')).toEqual([]);
});
