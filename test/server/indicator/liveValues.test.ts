import { describe, expect, test } from 'vitest';
import { createCatalogue } from '#server/indicator/catalogue.ts';
import { createLiveValues } from '#server/indicator/liveValues.ts';
import type { LevelId } from '#shared/area/area.ts';
import type { Cell } from '#shared/indicator/cell.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import type { Reading } from '#shared/indicator/reading.ts';
import { aProfile } from '#test/support/profileBuilders.ts';
import {
  anArea,
  anIndicator,
  aProfileTree,
  aReading,
  asArea,
  asIndicator,
  hourMs,
  minuteMs,
  reformAt,
  reformDay,
  testNow,
} from '#test/support/readingBuilders.ts';

const levels = (...ids: string[]): LevelId[] => ids as LevelId[];

/** Live values of a profile in which Nghệ An has the districts Vinh, Diễn Châu and Cửa Lò. */
function someLiveValues(...indicators: Indicator[]) {
  const profile = indicators.length > 0 ? aProfile({ indicators, rules: [] }) : aProfile();
  const liveValues = createLiveValues(createCatalogue(profile));
  const cellOf = (area: string, indicator = 'dvc.overdue'): Cell | undefined =>
    liveValues.get(asIndicator(indicator), asArea(area));
  return {
    ...liveValues,
    cellOf,
    valueOf: (area: string, indicator?: string): number | null | undefined => {
      const cell = cellOf(area, indicator);
      return cell?.measured?.kind === 'value' ? cell.measured.value : (cell?.measured as null | undefined);
    },
    /** Takes and settles; the areas whose cells changed. */
    after: (readings: readonly Reading[], now = testNow): string[] => {
      liveValues.take(readings);
      return liveValues.settle(now).map(({ area }) => area);
    },
  };
}

describe('the newest value', () => {
  test('wins', () => {
    const live = someLiveValues();
    live.after([aReading({ value: 1, at: testNow - 1_000 })]);

    live.after([aReading({ value: 2 })]);

    expect(live.cellOf('vinh')).toMatchObject({ at: testNow, measured: { value: 2 }, origin: 'reported' });
  });

  test('is corrected by a later reading of the same time', () => {
    const live = someLiveValues();
    live.after([aReading({ value: 1 })]);

    expect(live.after([aReading({ value: 2 })])).toContain('vinh');

    expect(live.valueOf('vinh')).toBe(2);
  });

  test('is not touched by an older reading: that belongs to history only', () => {
    const live = someLiveValues();
    live.after([aReading({ value: 2 })]);

    const changed = live.after([aReading({ value: 1, at: testNow - 1 })]);

    expect(changed).toEqual([]);
    expect(live.valueOf('vinh')).toBe(2);
  });

  test('of one request wins whatever its order', () => {
    const live = someLiveValues();

    live.after([aReading({ value: 2 }), aReading({ value: 1, at: testNow - 1 })]);

    expect(live.valueOf('vinh')).toBe(2);
  });

  test('is never a bad one', () => {
    const live = someLiveValues();

    live.after([aReading({ quality: 'bad' })]);

    expect(live.cellOf('vinh')).toBeUndefined();
  });

  test('that says the same again changes only its age', () => {
    const live = someLiveValues();
    live.after([aReading({ value: 2 })]);

    expect(live.after([aReading({ value: 2 })])).toEqual([]);
    expect(live.after([aReading({ value: 2, at: testNow + 1 })], testNow + 1)).toContain('vinh');
  });

  test('of an indicator or an area that is not known is nobody’s', () => {
    const live = someLiveValues();

    const changed = live.after([aReading({ area: 'nowhere' }), aReading({ indicator: 'dvc.other' })]);

    expect(changed).toEqual([]);
  });
});

describe('the roll-up to the province', () => {
  test('sums the districts and says how many reported', () => {
    const live = someLiveValues();

    live.after([aReading({ area: 'vinh', value: 4 }), aReading({ area: 'dien-chau', value: 5 })]);

    expect(live.cellOf('nghe-an')).toMatchObject({
      measured: { kind: 'value', value: 9 },
      origin: 'rolled-up',
      reporting: 2,
      expected: 3,
    });
  });

  test('is as old as the oldest district in it', () => {
    const live = someLiveValues();

    live.after([aReading({ at: testNow - 30_000 }), aReading({ area: 'cua-lo', at: testNow })]);

    expect(live.cellOf('nghe-an')?.at).toBe(testNow - 30_000);
  });

  test('climbs two levels in one settling', () => {
    const live = someLiveValues(anIndicator({ levels: levels('commune') }));

    live.after([aReading({ area: 'nghi-phu', value: 3 })]);

    expect(live.valueOf('vinh')).toBe(3);
    expect(live.valueOf('nghe-an')).toBe(3);
  });

  test('has no cell before anybody reported: nothing is a zero', () => {
    const live = someLiveValues();

    expect(live.settle(testNow)).toEqual([]);
    expect(live.cellsOf([asArea('nghe-an')])).toEqual([]);
  });

  test('loses coverage when a district grows late, by time alone', () => {
    const live = someLiveValues();
    live.after([
      aReading({ area: 'vinh', value: 4, at: testNow - minuteMs }),
      aReading({ area: 'cua-lo', value: 6 }),
    ]);

    expect(live.settle(testNow + minuteMs)).toEqual([]);
    const changed = live.settle(testNow + minuteMs + 1_000);

    expect(changed.map(({ area }) => area)).toEqual(['nghe-an']);
    expect(live.cellOf('nghe-an')).toMatchObject({ measured: { value: 6 }, reporting: 1, expected: 3 });
    expect(live.valueOf('vinh')).toBe(4);
  });

  test('keeps the last known value with a coverage of none when nobody reports any more', () => {
    const live = someLiveValues();
    live.after([aReading({ area: 'vinh', value: 4 }), aReading({ area: 'cua-lo', value: 6 })]);

    live.settle(testNow + 10 * minuteMs);

    expect(live.cellOf('nghe-an')).toMatchObject({
      at: testNow,
      measured: { value: 10 },
      reporting: 0,
      expected: 3,
    });
  });

  test('gets its coverage back with the next reading', () => {
    const live = someLiveValues();
    live.after([aReading({ area: 'vinh', value: 4 })]);
    live.settle(testNow + 10 * minuteMs);

    live.after([aReading({ area: 'vinh', value: 5, at: testNow + 10 * minuteMs })], testNow + 10 * minuteMs);

    expect(live.cellOf('nghe-an')).toMatchObject({ measured: { value: 5 }, reporting: 1, expected: 3 });
  });

  test('a district that is kept fresh by many readings does not fall out when the first of them grows late', () => {
    const live = someLiveValues();
    for (let second = 0; second <= 600; second += 10)
      live.after([aReading({ value: second, at: testNow + second * 1_000 })], testNow + second * 1_000);

    live.settle(testNow + 660_000);

    expect(live.cellOf('nghe-an')).toMatchObject({ measured: { value: 600 }, reporting: 1 });
    live.settle(testNow + 600_000 + 2 * minuteMs + 1_000);
    expect(live.cellOf('nghe-an')).toMatchObject({ measured: { value: 600 }, reporting: 0 });
  });

  test('sums both parts of a ratio, and leaves out a share without its parts', () => {
    const live = someLiveValues();
    const indicator = 'dvc.submit_online_pct';

    live.after([
      aReading({ indicator, area: 'vinh', numerator: 1, denominator: 1 }),
      aReading({ indicator, area: 'dien-chau', numerator: 0, denominator: 99 }),
      aReading({ indicator, area: 'cua-lo', value: 80, quality: 'uncertain' }),
    ]);

    expect(live.cellOf('cua-lo', indicator)?.origin).toBe('reported-without-parts');
    expect(live.cellOf('nghe-an', indicator)).toMatchObject({
      measured: { kind: 'ratio', numerator: 1, denominator: 100 },
      reporting: 2,
      expected: 3,
    });
  });

  test('of a weighted mean follows its weight', () => {
    const weighted = anIndicator({
      id: 'dvc.satisfaction',
      rollUp: { rule: 'weighted-mean', weight: asIndicator('dvc.received') },
    });
    const live = someLiveValues(weighted, anIndicator({ id: 'dvc.received' }));
    const indicator = 'dvc.satisfaction';
    live.after([
      aReading({ indicator, area: 'vinh', value: 10 }),
      aReading({ indicator, area: 'cua-lo', value: 20 }),
      aReading({ indicator: 'dvc.received', area: 'vinh', value: 1 }),
      aReading({ indicator: 'dvc.received', area: 'cua-lo', value: 1 }),
    ]);
    expect(live.valueOf('nghe-an', indicator)).toBe(15);

    live.after([aReading({ indicator: 'dvc.received', area: 'cua-lo', value: 3 })]);

    expect(live.valueOf('nghe-an', indicator)).toBe(17.5);
  });

  test('expects only the areas that are valid on the day', () => {
    const live = someLiveValues(anIndicator({ levels: levels('commune'), cadence: hourMs }));

    live.after([aReading({ area: 'nghi-phu', value: 3 })]);

    expect(live.cellOf('vinh')).toMatchObject({ measured: { value: 3 }, reporting: 1, expected: 1 });
  });

  test('goes over to the new areas at midnight of the reform, without a reading', () => {
    const live = someLiveValues(anIndicator({ levels: levels('commune'), cadence: hourMs }));
    live.after([aReading({ area: 'nghi-phu', value: 3, at: reformAt - 1_000 })], reformAt - 1_000);

    live.settle(reformAt);

    expect(live.cellOf('vinh')).toMatchObject({ reporting: 0, expected: 1 });
    live.after([aReading({ area: 'truong-vinh', value: 8, at: reformAt })], reformAt);
    expect(live.cellOf('vinh')).toMatchObject({ measured: { value: 8 }, reporting: 1, expected: 1 });
  });
});

describe('an area that reports itself and has areas below it that do', () => {
  const both = anIndicator({ levels: levels('province', 'district') });

  test('shows its own reading while that counts', () => {
    const live = someLiveValues(both);

    live.after([aReading({ area: 'nghe-an', value: 100 }), aReading({ area: 'vinh', value: 4 })]);

    expect(live.cellOf('nghe-an')).toMatchObject({
      measured: { value: 100 },
      origin: 'reported',
      reporting: 1,
      expected: 1,
    });
  });

  test('goes over to the roll-up when its own reading is late', () => {
    const live = someLiveValues(both);
    live.after([
      aReading({ area: 'nghe-an', value: 100, at: testNow - 10 * minuteMs }),
      aReading({ area: 'vinh', value: 4 }),
    ]);

    expect(live.cellOf('nghe-an')).toMatchObject({ measured: { value: 4 }, origin: 'rolled-up' });
  });

  test('keeps its own late reading when nothing below ever reported', () => {
    const live = someLiveValues(both);
    live.after([aReading({ area: 'nghe-an', value: 100 })]);

    live.settle(testNow + 10 * minuteMs);

    expect(live.cellOf('nghe-an')).toMatchObject({
      at: testNow,
      measured: { value: 100 },
      origin: 'reported',
    });
  });

  test('keeps whichever is newer when neither counts any more', () => {
    const live = someLiveValues(both);
    live.after([
      aReading({ area: 'nghe-an', value: 100, at: testNow }),
      aReading({ area: 'vinh', value: 4, at: testNow - minuteMs }),
    ]);

    live.settle(testNow + hourMs);

    expect(live.cellOf('nghe-an')).toMatchObject({ at: testNow, measured: { value: 100 } });
  });
});

describe('the band of a cell', () => {
  test('holds through the deadband from one settling to the next', () => {
    const live = someLiveValues(anIndicator({ thresholds: { attention: 50, critical: 90, deadband: 5 } }));
    const bandAfter = (value: number, second: number) => {
      live.after([aReading({ value, at: testNow + second })], testNow + second);
      return live.cellOf('vinh')?.band;
    };

    expect([49, 50, 46, 44].map(bandAfter)).toEqual(['calm', 'attention', 'attention', 'calm']);
  });
});

describe('the cells of areas', () => {
  test('come area by area, and only those that have been reported', () => {
    const live = someLiveValues();
    live.after([aReading({ area: 'vinh' }), aReading({ indicator: 'fb.open', area: 'vinh' })]);

    const cells = live.cellsOf(['nghe-an', 'vinh', 'cua-lo'].map(asArea));

    expect(cells.map(({ area, indicator }) => `${indicator}@${area}`)).toEqual([
      'dvc.overdue@nghe-an',
      'fb.open@nghe-an',
      'dvc.overdue@vinh',
      'fb.open@vinh',
    ]);
  });
});

describe('a district that was dissolved', () => {
  test('is not expected any more', () => {
    const areas = [...aProfileTree([anArea({ id: 'hung-nguyen', validTo: reformDay })]).areas];
    const live = createLiveValues(createCatalogue(aProfile({ areas })));

    live.take([aReading({ at: reformAt + 1 })]);
    live.settle(reformAt + 1);

    expect(live.get(asIndicator('dvc.overdue'), asArea('nghe-an'))).toMatchObject({
      reporting: 1,
      expected: 3,
    });
  });
});
