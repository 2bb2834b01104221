import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pullDownOf, shortfallOf } from '#client/explorer/pullDown.ts';
import { aCount, anIndicator, aRow, plain, ratio } from './builders.ts';

const noWeight = () => null;
const namesOf = (pulls: ReturnType<typeof pullDownOf>): string[] =>
  (pulls?.pulls ?? []).map(({ row }) => row.area.name.vi);

describe('the areas that pull a ratio down', () => {
  it('puts the area with the most missing parts first, not the one with the lowest percentage', () => {
    const rows = [
      aRow('Kỳ Sơn', ratio(20, 100)),
      aRow('Vinh', ratio(7_000, 10_000)),
      aRow('Cửa Lò', ratio(90, 100)),
    ];

    const pullDown = pullDownOf(rows, anIndicator());

    expect(namesOf(pullDown)).toEqual(['Vinh', 'Kỳ Sơn']);
    expect(pullDown?.pulls.map(({ amount }) => amount)).toEqual([1_000, 60]);
  });

  it('shares out everything that is missing, once', () => {
    const someRatio = fc
      .integer({ min: 1, max: 50_000 })
      .chain((denominator) => fc.tuple(fc.integer({ min: 0, max: denominator }), fc.constant(denominator)));

    fc.assert(
      fc.property(fc.array(someRatio, { minLength: 1, maxLength: 21 }), (ratios) => {
        const rows = ratios.map(([up, down], index) => aRow(`Huyện ${index}`, ratio(up, down)));
        const { pulls } = pullDownOf(rows, anIndicator()) ?? { pulls: [] };
        const shares = pulls.reduce((sum, { share }) => sum + share, 0);
        expect(pulls.length === 0 || Math.abs(shares - 1) < 1e-9).toBe(true);
      }),
    );
  });

  it('adds up to what the province itself falls short by, because its parts are the sums', () => {
    const rows = [aRow('A', ratio(612, 1_000)), aRow('B', ratio(95, 100)), aRow('C', ratio(300, 700))];
    const province = aRow('Nghệ An', ratio(612 + 95 + 300, 1_800));
    const short = (row: (typeof rows)[number]): number => shortfallOf(row, anIndicator(), 80, noWeight) ?? 0;

    const parts = rows.reduce((sum, row) => sum + short(row), 0);

    expect(parts).toBeCloseTo(short(province), 9);
  });

  it('leaves out an area whose value is late, as the roll-up does', () => {
    const rows = [aRow('Kỳ Sơn', ratio(10, 100), { freshness: 'late' }), aRow('Vinh', ratio(70, 100))];

    expect(namesOf(pullDownOf(rows, anIndicator()))).toEqual(['Vinh']);
  });

  it('leaves out a percentage that came without its parts: nobody knows its weight', () => {
    const rows = [aRow('Kỳ Sơn', plain(10)), aRow('Vinh', ratio(70, 100))];

    expect(namesOf(pullDownOf(rows, anIndicator()))).toEqual(['Vinh']);
  });

  it('counts what is beyond the target where down is better', () => {
    const indicator = anIndicator({ better: 'down', target: 5 });
    const rows = [aRow('A', ratio(3, 100)), aRow('B', ratio(9, 100))];

    expect(namesOf(pullDownOf(rows, indicator))).toEqual(['B']);
  });

  it('weighs a weighted mean with its weight indicator', () => {
    const indicator = anIndicator({
      measure: 'value',
      rollUp: { rule: 'weighted-mean', weight: 'pop.people' },
    });
    const rows = [aRow('A', plain(60)), aRow('B', plain(70))];
    const people: Readonly<Record<string, number>> = { A: 100, B: 1_000 };

    const pullDown = pullDownOf(rows, indicator, (area) => people[area] ?? null);

    expect(namesOf(pullDown)).toEqual(['B', 'A']);
  });
});

describe('the areas that make a sum', () => {
  it('gives each its part of the total and leaves out those with none', () => {
    const rows = [aRow('A', plain(30)), aRow('B', plain(10)), aRow('C', plain(0))];

    const pullDown = pullDownOf(rows, aCount());

    expect(pullDown?.kind).toBe('total');
    expect(pullDown?.pulls.map(({ share }) => share)).toEqual([0.75, 0.25]);
  });

  it('says nothing where more is better: no area is at fault for being large', () => {
    expect(pullDownOf([aRow('A', plain(3))], aCount({ better: 'up' }))).toBeNull();
  });
});

describe('rules without parts', () => {
  it('keeps the order of the ranking where there is no target to share out', () => {
    const rows = [aRow('Thấp', ratio(60, 100)), aRow('Cao', ratio(90, 100))];

    const pullDown = pullDownOf(rows, anIndicator({ target: undefined }));

    expect(pullDown?.kind).toBe('extreme');
    expect(namesOf(pullDown)).toEqual(['Thấp', 'Cao']);
  });

  it('has no answer when nobody reports', () => {
    expect(pullDownOf([aRow('A', null)], anIndicator())).toBeNull();
  });
});
