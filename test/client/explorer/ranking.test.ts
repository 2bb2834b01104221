import { describe, expect, it } from 'vitest';
import { rankAreas } from '#client/explorer/ranking.ts';
import type { Area } from '#shared/area/area.ts';
import type { Cell } from '#shared/indicator/cell.ts';
import { aCell, aCount, anArea, anIndicator, now, plain, ratio } from './builders.ts';

const areas = ['Vinh', 'Kỳ Sơn', 'Con Cuông'].map((name) => anArea(name));
const cells =
  (byName: Readonly<Record<string, Cell>>) =>
  (area: Area): Cell | undefined =>
    byName[area.name.vi];
const names = (rows: ReturnType<typeof rankAreas>): string[] => rows.map(({ area }) => area.name.vi);
const [vinh, kySon, conCuong] = areas as [Area, Area, Area];

describe('the ranking of the areas below', () => {
  it('puts the lowest first where up is better', () => {
    const indicator = anIndicator();
    const cellOf = cells({
      Vinh: aCell(vinh, indicator, { measured: ratio(9, 10) }),
      'Kỳ Sơn': aCell(kySon, indicator, { measured: ratio(2, 10) }),
      'Con Cuông': aCell(conCuong, indicator, { measured: ratio(5, 10) }),
    });

    expect(names(rankAreas(areas, cellOf, indicator, now))).toEqual(['Kỳ Sơn', 'Con Cuông', 'Vinh']);
  });

  it('puts the highest first where down is better', () => {
    const indicator = aCount();
    const cellOf = cells({
      Vinh: aCell(vinh, indicator, { measured: plain(1) }),
      'Kỳ Sơn': aCell(kySon, indicator, { measured: plain(7) }),
      'Con Cuông': aCell(conCuong, indicator, { measured: plain(3) }),
    });

    expect(names(rankAreas(areas, cellOf, indicator, now))).toEqual(['Kỳ Sơn', 'Con Cuông', 'Vinh']);
  });

  it('keeps an area that does not report, at the end and without a value', () => {
    const indicator = anIndicator();
    const cellOf = cells({ 'Con Cuông': aCell(conCuong, indicator, { measured: ratio(5, 10) }) });

    const rows = rankAreas(areas, cellOf, indicator, now);

    expect(names(rows)).toEqual(['Con Cuông', 'Vinh', 'Kỳ Sơn']);
    expect(rows[1]?.look).toMatchObject({ value: null, freshness: 'missing' });
  });

  it('shows a late value with its look, and a value that is too old as missing', () => {
    const indicator = anIndicator();
    const cellOf = cells({
      Vinh: aCell(vinh, indicator, { measured: ratio(9, 10), at: now - 10 * 60_000 }),
      'Kỳ Sơn': aCell(kySon, indicator, { measured: ratio(2, 10), at: now - 2 * 3_600_000 }),
    });

    const [first, ...others] = rankAreas(areas, cellOf, indicator, now);

    expect(first?.look).toMatchObject({ value: 90, freshness: 'late' });
    expect(others.map(({ look }) => look.freshness)).toEqual(['missing', 'missing']);
  });

  it('takes a ratio with nothing to divide by as missing, not as zero', () => {
    const indicator = anIndicator();
    const cellOf = cells({ Vinh: aCell(vinh, indicator, { measured: ratio(0, 0) }) });

    expect(rankAreas([vinh], cellOf, indicator, now)[0]?.look).toMatchObject({
      value: null,
      freshness: 'missing',
    });
  });
});
