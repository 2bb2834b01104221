import { describe, expect, test } from 'vitest';
import { createCatalogue } from '#server/indicator/catalogue.ts';
import { createSeriesReader } from '#server/indicator/seriesReader.ts';
import type { Area, LevelId } from '#shared/area/area.ts';
import type { Reading } from '#shared/indicator/reading.ts';
import type { SeriesNote } from '#shared/indicator/seriesNote.ts';
import { aMemoryReadingStore } from '#test/support/memoryReadingStore.ts';
import { aProfile } from '#test/support/profileBuilders.ts';
import {
  anArea,
  anIndicator,
  aProfileTree,
  aReading,
  asArea,
  asIndicator,
  hourMs,
  reformAt,
  reformDay,
} from '#test/support/readingBuilders.ts';

const aCommune = (id: string, given: Partial<Omit<Area, 'id' | 'level' | 'parent'>>, parent = 'cua-lo') =>
  anArea({ id, level: 'commune', parent, ...given });
const ended = { validTo: reformDay };
const begun = { validFrom: reformDay };

/** Two communes that were joined, one that was divided, one of which nothing is known before; two districts joined. */
const areas = aProfileTree([
  aCommune('town', ended),
  aCommune('village', ended),
  aCommune('joined', { ...begun, replaces: [asArea('town'), asArea('village')] }),
  aCommune('old', ended),
  aCommune('east', { ...begun, takesPartOf: [asArea('old')] }),
  aCommune('west', { ...begun, takesPartOf: [asArea('old')] }),
  aCommune('unrecorded', begun),
  anArea({ id: 'first', ...ended }),
  anArea({ id: 'second', ...ended }),
  anArea({ id: 'both', ...begun, replaces: [asArea('first'), asArea('second')] }),
  aCommune('a', ended, 'first'),
  aCommune('b', ended, 'first'),
  aCommune('c', ended, 'second'),
]).areas;

/** Reported by communes every hour, and counting for one more. */
const indicator = anIndicator({ levels: ['commune' as LevelId], cadence: hourMs, grace: hourMs });

/** The series of an area from so many hours before to so many after the reform. */
async function seriesOf(
  area: string,
  given: {
    readonly readings?: readonly Reading[];
    readonly from?: number;
    readonly to?: number;
    readonly sameTerritory?: boolean;
  } = {},
) {
  const { readings = [], from = -4, to = 4, sameTerritory = true } = given;
  const catalogue = createCatalogue(aProfile({ areas: [...areas], indicators: [indicator], rules: [] }));
  const store = aMemoryReadingStore(readings);
  const reader = createSeriesReader({ catalogue, store, now: () => reformAt + 4 * hourMs });
  const range = { fromAt: reformAt + from * hourMs, toAt: reformAt + to * hourMs, everyMs: hourMs };
  const asked = { indicator: asIndicator('dvc.overdue'), area: asArea(area), sameTerritory };
  const result = await reader.read({ ...asked, ...range });
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

const hourOf = (at: number): number => (at - reformAt) / hourMs;
const inShort = (notes: readonly SeriesNote[]) =>
  notes.map(({ code, fromAt, toAt, areas: concerned }) => [code, hourOf(fromAt), hourOf(toAt), concerned]);

describe('the series of a territory', () => {
  test('carries each predecessor as long as its cadence allows, and counts who reported', async () => {
    const readings = [
      aReading({ area: 'town', at: reformAt - 4 * hourMs, value: 3 }),
      aReading({ area: 'village', at: reformAt - 3 * hourMs, value: 4 }),
    ];

    const { points } = await seriesOf('joined', { readings });

    expect(
      points.map(({ bucketAt, measured, reporting, expected }) => [
        hourOf(bucketAt),
        measured,
        reporting,
        expected,
      ]),
    ).toEqual([
      [-4, { kind: 'value', value: 3 }, 1, 2],
      [-3, { kind: 'value', value: 7 }, 2, 2],
      [-2, { kind: 'value', value: 4 }, 1, 2],
    ]);
  });

  test('begins with what a predecessor had reported just before', async () => {
    const readings = [aReading({ area: 'town', at: reformAt - 4.5 * hourMs, value: 3 })];

    const { points } = await seriesOf('joined', { readings });

    expect(points.map(({ bucketAt }) => hourOf(bucketAt))).toEqual([-4]);
  });

  test('is that of the area itself while it exists, pauses included', async () => {
    const readings = [
      aReading({ area: 'joined', at: reformAt + hourMs, value: 7 }),
      aReading({ area: 'joined', at: reformAt + 3 * hourMs, value: 8 }),
    ];

    const { points } = await seriesOf('joined', { readings });

    expect(points).toEqual((await seriesOf('joined', { readings, sameTerritory: false })).points);
    expect(points.map(({ bucketAt }) => hourOf(bucketAt))).toEqual([1, 3]);
  });

  test('of areas that were rolled up themselves counts all that lie below them', async () => {
    const readings = [
      aReading({ area: 'a', at: reformAt - hourMs, value: 1 }),
      aReading({ area: 'c', at: reformAt - hourMs, value: 2 }),
    ];

    const { points } = await seriesOf('both', { readings, from: -1, to: 1 });

    expect(points).toMatchObject([{ measured: { value: 3 }, reporting: 2, expected: 3 }]);
  });

  test.each([
    ['joined', [['same-territory', -4, 0, ['town', 'village']]]],
    ['town', [['split-territory', 0, 4, ['joined']]]],
    ['old', [['same-territory', 0, 4, ['east', 'west']]]],
    ['east', [['split-territory', -4, 0, ['old']]]],
    ['unrecorded', [['unknown-territory', -4, 0, []]]],
    ['nghe-an', []],
  ])('of %s says who it is made of', async (area, expected) => {
    const { notes } = await seriesOf(area);

    expect(inShort(notes)).toEqual(expected);
  });
});

describe('the series of an area alone', () => {
  test.each([
    ['over its end', 'town', -4, 4, [['after-area', 0, 4, ['joined']]]],
    ['over its beginning', 'joined', -4, 4, [['before-area', -4, 0, ['town', 'village']]]],
    ['wholly before it began', 'joined', -3, -1, [['before-area', -3, -1, ['town', 'village']]]],
    ['wholly after it ended', 'town', 1, 3, [['after-area', 1, 3, ['joined']]]],
    ['while it is valid', 'town', -3, -1, []],
  ])('says %s who had its territory then', async (_when, area, from, to, expected) => {
    const { notes } = await seriesOf(area, { from, to, sameTerritory: false });

    expect(inShort(notes)).toEqual(expected);
  });
});
