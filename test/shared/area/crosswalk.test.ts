import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Area } from '#shared/area/area.ts';
import { isValidOn } from '#shared/area/areaTree.ts';
import { createCrosswalk } from '#shared/area/crosswalk.ts';
import { exactSum } from '#shared/indicator/decimal.ts';
import { anArea, asArea } from '#test/support/readingBuilders.ts';

const ids = (areas: readonly Area[]): string[] => areas.map(({ id }) => id as string).toSorted();
const lineage = (...names: string[]) => names.map(asArea);

/**
 * Vinh, Cửa Lò and Nghi Lộc: the town and a part of Nghi Lộc join Vinh at the end of 2024, and the town's territory is an area
 * of its own again half a year later.
 */
const vinhStory: readonly Area[] = [
  anArea({ id: 'vinh-1', validTo: '2024-12-01' }),
  anArea({ id: 'town', validTo: '2024-12-01' }),
  anArea({ id: 'nghi-loc-1', validTo: '2024-12-01' }),
  anArea({
    id: 'vinh-2',
    validFrom: '2024-12-01',
    validTo: '2025-07-01',
    replaces: lineage('vinh-1', 'town'),
    takesPartOf: lineage('nghi-loc-1'),
  }),
  anArea({ id: 'nghi-loc-2', validFrom: '2024-12-01', takesPartOf: lineage('nghi-loc-1') }),
  anArea({ id: 'vinh-3', validFrom: '2025-07-01', takesPartOf: lineage('vinh-2') }),
  anArea({
    id: 'coast',
    validFrom: '2025-07-01',
    takesPartOf: lineage('vinh-2'),
    sameTerritoryAs: asArea('town'),
  }),
  anArea({ id: 'ky-son' }),
];

/** Communes merged in 2020, 2024 and 2025; one of 2025 has no records of before. */
const mergers: readonly Area[] = [
  ...['a', 'b', 'c'].map((id) => anArea({ id, level: 'commune', validTo: '2020-01-01' })),
  anArea({ id: 'd', level: 'commune', validTo: '2024-12-01' }),
  anArea({
    id: 'ab',
    level: 'commune',
    validFrom: '2020-01-01',
    validTo: '2024-12-01',
    replaces: lineage('a', 'b'),
  }),
  anArea({
    id: 'c2',
    level: 'commune',
    validFrom: '2020-01-01',
    validTo: '2025-07-01',
    replaces: lineage('c'),
  }),
  anArea({
    id: 'abd',
    level: 'commune',
    validFrom: '2024-12-01',
    validTo: '2025-07-01',
    replaces: lineage('ab', 'd'),
  }),
  anArea({ id: 'abcd', level: 'commune', validFrom: '2025-07-01', replaces: lineage('abd', 'c2') }),
  anArea({ id: 'e', level: 'commune', validFrom: '2025-07-01' }),
];

function territory(areas: readonly Area[], id: string, day: string) {
  const area = areas.find((one) => one.id === id);
  if (!area) throw new Error(`no area ${id}`);
  const { kind, areas: found } = createCrosswalk(areas).territoryOn(area, day);
  return [kind, ...ids(found)];
}

describe('the same territory on another day', () => {
  test.each([
    ['an area while it is valid is itself', 'ky-son', '1990-01-01', ['exact', 'ky-son']],
    ['a town restored as a cluster is the town before', 'coast', '2024-11-30', ['exact', 'town']],
    ['and within a larger area between the two', 'coast', '2025-01-01', ['split', 'vinh-2']],
    ['a town is the cluster after', 'town', '2025-08-01', ['exact', 'coast']],
    ['and was swallowed between the two', 'town', '2025-01-01', ['split', 'vinh-2']],
    ['an area that gave a part away has no sum', 'nghi-loc-2', '2024-11-30', ['split', 'nghi-loc-1']],
    [
      'nor one that took it, without naming the town',
      'vinh-3',
      '2024-01-01',
      ['split', 'nghi-loc-1', 'vinh-1'],
    ],
    ['the pieces of a divided area are it together', 'vinh-2', '2025-07-01', ['exact', 'coast', 'vinh-3']],
    ['the divided one is not a piece', 'vinh-3', '2025-06-30', ['split', 'vinh-2']],
    [
      'a larger one is not its parts of before',
      'vinh-2',
      '2024-11-30',
      ['split', 'nghi-loc-1', 'town', 'vinh-1'],
    ],
  ])('%s', (_sentence, id, day, expected) => {
    expect(territory(vinhStory, id, day)).toEqual(expected);
  });

  test.each([
    ['one reform back', 'abcd', '2025-06-30', ['exact', 'abd', 'c2']],
    ['two reforms back', 'abcd', '2024-06-01', ['exact', 'ab', 'c2', 'd']],
    ['three reforms back', 'abcd', '2019-01-01', ['exact', 'a', 'b', 'c', 'd']],
    ['a mere renaming forward', 'c', '2024-01-01', ['exact', 'c2']],
    ['a merger is more than one of its parts', 'a', '2025-07-01', ['split', 'abcd']],
    ['no records, no territory', 'e', '2025-06-30', ['none']],
  ])('follows a chain of reforms: %s', (_sentence, id, day, expected) => {
    expect(territory(mergers, id, day)).toEqual(expected);
  });

  test('a single piece is not the whole, whoever has the rest', () => {
    const areas = [
      anArea({ id: 'old', validTo: '2025-07-01' }),
      anArea({ id: 'new', validFrom: '2025-07-01', takesPartOf: lineage('old') }),
    ];

    expect(territory(areas, 'new', '2025-01-01')).toEqual(['split', 'old']);
    expect(territory(areas, 'old', '2025-08-01')).toEqual(['split', 'new']);
  });

  test('clusters and communes are two views of the same land: the own level answers', () => {
    const areas = [
      anArea({ id: 'district', validTo: '2025-07-01' }),
      anArea({ id: 'cluster', validFrom: '2025-07-01', replaces: lineage('district') }),
      ...['x', 'y'].map((id) =>
        anArea({ id, level: 'commune', validFrom: '2025-07-01', takesPartOf: lineage('district') }),
      ),
    ];

    expect(territory(areas, 'district', '2026-01-01')).toEqual(['exact', 'cluster']);
    expect(territory(areas, 'x', '2025-01-01')).toEqual(['split', 'district']);
  });
});

test('says who took over an area that ended, and nobody of one that lives', () => {
  const crosswalk = createCrosswalk(vinhStory);
  const successors = (id: string) =>
    ids(vinhStory.filter((area) => area.id === id).flatMap((area) => crosswalk.successorsOf(area)));

  expect(successors('town')).toEqual(['vinh-2']);
  expect(successors('nghi-loc-1')).toEqual(['nghi-loc-2', 'vinh-2']);
  expect(successors('ky-son')).toEqual([]);
  expect(crosswalk.turningDays).toEqual(['2024-12-01', '2025-07-01']);
});

const days = ['2020-01-01', '2024-12-01', '2025-07-01'];
const daysOfEach = ['2019-06-01', '2020-06-01', '2025-01-01', '2026-01-01'];
const plots = 9;

interface History {
  readonly areas: readonly Area[];
  /** The plots of land that an area has. */
  readonly landOf: ReadonlyMap<string, ReadonlySet<number>>;
}

const isWithin = (land: ReadonlySet<number>, other: ReadonlySet<number>): boolean =>
  [...land].every((plot) => other.has(plot));
const isSame = (a: ReadonlySet<number>, b: ReadonlySet<number>): boolean => isWithin(a, b) && isWithin(b, a);

/** Plots of land dealt to areas anew at every reform; an area whose land stays the same lives on. */
function historyOf(dealings: readonly (readonly number[])[]): History {
  const areas: Area[] = [];
  const landOf = new Map<string, ReadonlySet<number>>();
  let standing: { area: Area; land: ReadonlySet<number> }[] = [];
  for (const [epoch, dealing] of dealings.entries()) {
    const validFrom = epoch === 0 ? null : (days[epoch - 1] ?? null);
    const lands = [...Map.groupBy(dealing.keys(), (plot) => dealing[plot]).values()].map(
      (land) => new Set(land),
    );
    const before = standing;
    const staying = before.filter(({ land }) => lands.some((other) => isSame(land, other)));
    const ended = before.filter((one) => !staying.includes(one));
    for (const { area } of ended) areas[areas.indexOf(area)] = { ...area, validTo: validFrom };
    standing = [
      ...staying,
      ...lands
        .filter((land) => !staying.some((one) => isSame(one.land, land)))
        .map((land, index) => {
          const touched = ended.filter((one) => [...one.land].some((plot) => land.has(plot)));
          const area = anArea({
            id: `${epoch}.${index}`,
            validFrom,
            replaces: touched.filter((one) => isWithin(one.land, land)).map((one) => one.area.id),
            takesPartOf: touched.filter((one) => !isWithin(one.land, land)).map((one) => one.area.id),
          });
          areas.push(area);
          landOf.set(area.id, land);
          return { area, land };
        }),
    ];
  }
  return { areas, landOf };
}

const dealing = fc.array(fc.nat(plots - 1), { minLength: plots, maxLength: plots });
const anyHistory = fc.array(dealing, { minLength: 4, maxLength: 4 }).map(historyOf);
/** Every reform only joins what the one before had left. */
const mergingHistory = fc.array(dealing, { minLength: 4, maxLength: 4 }).map((joins) => {
  let owners = Array.from({ length: plots }, (_, plot) => plot);
  return historyOf(
    joins.map((join) => {
      owners = owners.map((owner) => join[owner] ?? owner);
      return owners;
    }),
  );
});

const landOfAll = ({ landOf }: History, areas: readonly Area[]): number[] =>
  areas.flatMap(({ id }) => [...(landOf.get(id) ?? [])]).toSorted((a, b) => a - b);

describe('for any history', () => {
  test('without splits the sum over predecessors is the sum over successors, and nothing counts twice', () => {
    fc.assert(
      fc.property(
        mergingHistory,
        fc.array(fc.double({ noNaN: true, min: 0, max: 1e6 }), { minLength: plots, maxLength: plots }),
        (history, worth) => {
          const crosswalk = createCrosswalk(history.areas);
          const sumOf = (areas: readonly Area[]) =>
            exactSum(landOfAll(history, areas).map((plot) => worth[plot] ?? 0));
          for (const today of daysOfEach)
            for (const then of daysOfEach.filter((day) => day <= today)) {
              const standing = history.areas.filter((area) => isValidOn(area, today));
              const territories = standing.map((area) => crosswalk.territoryOn(area, then));

              expect(territories.every(({ kind }) => kind === 'exact')).toBe(true);
              expect(territories.map(({ areas }) => sumOf(areas))).toEqual(
                standing.map((area) => sumOf([area])),
              );
              expect(ids(territories.flatMap(({ areas }) => [...areas]))).toEqual(
                ids(history.areas.filter((area) => isValidOn(area, then))),
              );
            }
        },
      ),
      { numRuns: 200 },
    );
  });

  test('with splits as well, what is called exact has the same land, each plot once', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const crosswalk = createCrosswalk(history.areas);
        for (const area of history.areas)
          for (const day of daysOfEach) {
            const { kind, areas } = crosswalk.territoryOn(area, day);

            if (kind === 'exact') expect(landOfAll(history, areas)).toEqual(landOfAll(history, [area]));
          }
      }),
      { numRuns: 300 },
    );
  });
});
