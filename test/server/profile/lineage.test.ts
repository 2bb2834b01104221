import { describe, expect, test } from 'vitest';
import type { AreaId } from '#shared/area/area.ts';
import { createAreaTree } from '#shared/area/areaTree.ts';
import { createCrosswalk } from '#shared/area/crosswalk.ts';
import { load } from './profileFolders.ts';

const today = '2026-11-25';

async function territoryOf(province: string, id: string, day: string) {
  const { areas } = (await load(province)).profile;
  const area = areas.find((one) => one.id === id);
  if (!area) throw new Error(`no area ${id}`);
  const territory = createCrosswalk(areas).territoryOn(area, day);
  return [territory.kind, ...territory.areas.map((one) => one.id as string).toSorted()];
}

describe('the lineage of the provinces that ship', () => {
  test.each([
    // The town joined Vinh on 1 December 2024; since the district level ended its land is followed by itself again.
    ['nghe-an', '413', '2024-11-30', ['exact', '413.before-2024-12']],
    ['nghe-an', '413', '2025-01-01', ['split', '412.2024-12']],
    ['nghe-an', '16732.2025', '2024-11-30', ['exact', '413.before-2024-12']],
    ['nghe-an', '413.before-2024-12', today, ['exact', '413']],
    ['nghe-an', '412.2024-12', today, ['exact', '412', '413']],
    // Four communes of Nghi Lộc went with it: neither is what it was.
    ['nghe-an', '412', '2024-11-30', ['split', '412.before-2024-12', '429.before-2024-12']],
    ['nghe-an', '429', '2024-11-30', ['split', '429.before-2024-12']],
    ['nghe-an', '429', '2025-01-01', ['exact', '429']],
    ['nghe-an', '417', '2019-01-01', ['exact', '417']],
    ['nghe-an', '40', '2019-01-01', ['exact', '40']],
    ['nghe-an', '16681.2025', '2025-06-30', ['none']],
    ['bac-ninh', '256', '2024-01-01', ['exact', '256']],
    ['bac-ninh', '27', '2024-01-01', ['exact', '27']],
    ['cao-bang', '045', '2025-06-30', ['exact', '045']],
    ['cao-bang', '040', '2025-06-30', ['split', '040.before-2025-07', '051.before-2025-07']],
    ['cao-bang', '042', '2025-06-30', ['split', '042.before-2025-07']],
    ['cao-bang', '01324.2025', '2025-06-30', ['split', '042.before-2025-07', '043.before-2025-07']],
    [
      'phu-yen',
      '555',
      '2025-06-30',
      ['split', '555.before-2025-07', '563.before-2025-07', '564.before-2025-07'],
    ],
    ['phu-yen', '557', '2025-06-30', ['exact', '557']],
  ])('%s: the territory of %s on %s', async (province, id, day, expected) => {
    expect(await territoryOf(province, id, day)).toEqual(expected);
  });

  test('a code means the area of its day: 412 was three territories in a year', async () => {
    const { levels, areas } = (await load('nghe-an')).profile;
    const tree = createAreaTree(levels, areas);

    const meant = ['2024-11-30', '2024-12-01', '2025-06-30', '2025-07-01', today].map(
      (day) => tree.resolve('412', day)?.id,
    );

    expect(meant).toEqual(['412.before-2024-12', '412.2024-12', '412.2024-12', '412', '412']);
  });

  test('nobody has the code of Cửa Lò while it was a part of Vinh', async () => {
    const { levels, areas } = (await load('nghe-an')).profile;

    expect(createAreaTree(levels, areas).resolve('413', '2025-01-01')).toBeUndefined();
  });

  test.each([
    ['nghe-an', 19, '412 413'],
    ['bac-ninh', 9, ''],
    ['cao-bang', 2, '040 042 043 047 049 051 052 053'],
    ['phu-yen', 7, '555 563 564'],
  ])('%s follows %i former units further, and has these clusters anew: %s', async (province, units, anew) => {
    const { areas } = (await load(province)).profile;

    const begun = areas.filter(({ level, validFrom }) => level === 'district' && validFrom === '2025-07-01');
    expect(areas.filter(({ unitTo }) => unitTo === '2025-07-01')).toHaveLength(units);
    expect(begun.map(({ id }) => id)).toEqual(anew.split(' ').filter(Boolean) as AreaId[]);
  });
});
