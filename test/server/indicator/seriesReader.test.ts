import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCatalogue } from '#server/indicator/catalogue.ts';
import { createLiveValues } from '#server/indicator/liveValues.ts';
import { createSeriesReader, type SeriesRequest } from '#server/indicator/seriesReader.ts';
import type { LevelId } from '#shared/area/area.ts';
import type { Indicator } from '#shared/indicator/indicator.ts';
import type { Reading } from '#shared/indicator/reading.ts';
import { maxSeriesPoints } from '#shared/protocol/routes.ts';
import { aClock } from '#test/support/manualClock.ts';
import { aMemoryReadingStore } from '#test/support/memoryReadingStore.ts';
import { aProfile } from '#test/support/profileBuilders.ts';
import {
  anIndicator,
  aReading,
  asArea,
  asIndicator,
  hourMs,
  minuteMs,
  reformAt,
  testNow,
} from '#test/support/readingBuilders.ts';

const fromAt = testNow - 10 * minuteMs;

function aReader(readings: readonly Reading[] = [], indicators: readonly Indicator[] = [anIndicator()]) {
  const clock = aClock();
  const store = aMemoryReadingStore(readings);
  const catalogue = createCatalogue(aProfile({ indicators: [...indicators], rules: [] }));
  const reader = createSeriesReader({ catalogue, store, now: clock });
  return { reader, store, clock };
}

const aRequest = (
  given: Partial<Omit<SeriesRequest, 'area' | 'indicator'>> & { readonly area?: string } = {},
) => ({
  indicator: asIndicator('dvc.overdue'),
  fromAt,
  toAt: testNow,
  everyMs: minuteMs,
  ...given,
  area: asArea(given.area ?? 'vinh'),
});

async function pointsOf(reader: ReturnType<typeof aReader>['reader'], request: SeriesRequest) {
  const result = await reader.read(request);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value.points;
}

describe('the history of an area', () => {
  test('is its own readings where it reports itself', async () => {
    const { reader } = aReader([aReading({ at: fromAt + 30_000, value: 7 })]);

    expect(await pointsOf(reader, aRequest())).toEqual([
      {
        bucketAt: fromAt,
        at: fromAt + 30_000,
        measured: { kind: 'value', value: 7 },
        reporting: 1,
        expected: 1,
      },
    ]);
  });

  test('is the roll-up of those that report below it', async () => {
    const { reader } = aReader([
      aReading({ at: fromAt + 30_000, value: 7 }),
      aReading({ area: 'cua-lo', at: fromAt + 40_000, value: 5 }),
    ]);

    const [first] = await pointsOf(reader, aRequest({ area: 'nghe-an' }));

    expect(first).toMatchObject({ measured: { value: 12 }, at: fromAt + 30_000, reporting: 2, expected: 3 });
  });

  test('begins with what was reported just before', async () => {
    const { reader } = aReader([aReading({ at: fromAt - 30_000, value: 7 })]);

    const points = await pointsOf(reader, aRequest({ area: 'nghe-an' }));

    expect(points.map(({ bucketAt }) => bucketAt)).toEqual([fromAt]);
  });

  test('has no future: what is carried ends with now', async () => {
    const daily = anIndicator({ cadence: 24 * hourMs });
    const { reader } = aReader([aReading({ at: testNow - minuteMs, value: 7 })], [daily]);

    const points = await pointsOf(reader, aRequest({ area: 'nghe-an', toAt: testNow + hourMs }));

    expect(points.at(-1)?.bucketAt).toBe(testNow);
  });

  test('has a value up to now when the last bucket is not over yet', async () => {
    const { reader } = aReader([aReading({ at: testNow, value: 7 })]);

    const points = await pointsOf(
      reader,
      aRequest({ area: 'nghe-an', toAt: testNow + 30 * minuteMs, everyMs: hourMs }),
    );

    expect(points.at(-1)).toMatchObject({ bucketAt: testNow, measured: { value: 7 } });
  });

  test('weighs a mean with what the weights were then', async () => {
    const weighted = anIndicator({ rollUp: { rule: 'weighted-mean', weight: asIndicator('dvc.received') } });
    const weight = anIndicator({ id: 'dvc.received', cadence: 24 * hourMs });
    const weightOf = (area: string, at: number, value: number) =>
      aReading({ indicator: 'dvc.received', area, at, value });
    const { reader } = aReader(
      [
        ...[weightOf('vinh', fromAt - 3 * hourMs, 1), weightOf('cua-lo', fromAt - 3 * hourMs, 3)],
        weightOf('cua-lo', fromAt + 70_000, 1),
        ...[30_000, 90_000].map((ms) => aReading({ at: fromAt + ms, value: 10 })),
        ...[30_000, 90_000].map((ms) => aReading({ area: 'cua-lo', at: fromAt + ms, value: 20 })),
      ],
      [weighted, weight],
    );

    const [first, second] = await pointsOf(reader, aRequest({ area: 'nghe-an' }));

    expect(first?.measured).toEqual({ kind: 'value', value: (10 * 1 + 20 * 3) / 4 });
    expect(second?.measured).toEqual({ kind: 'value', value: (10 * 1 + 20 * 1) / 2 });
  });

  test('weighs with a weight that is itself rolled up from below', async () => {
    const weighted = anIndicator({ rollUp: { rule: 'weighted-mean', weight: asIndicator('dvc.received') } });
    const weight = anIndicator({ id: 'dvc.received', levels: ['commune' as LevelId] });
    const { reader } = aReader(
      [
        aReading({ at: fromAt + 1, value: 10 }),
        aReading({ area: 'cua-lo', at: fromAt + 1, value: 20 }),
        aReading({ indicator: 'dvc.received', area: 'nghi-phu', at: fromAt + 1, value: 5 }),
      ],
      [weighted, weight],
    );

    const [first] = await pointsOf(reader, aRequest({ area: 'nghe-an' }));

    expect(first).toMatchObject({ measured: { value: 10 }, reporting: 1, expected: 3 });
  });

  test('is its own reading while that counts, what lies below it otherwise', async () => {
    const both = anIndicator({ levels: ['province' as LevelId, 'district' as LevelId] });
    const { reader } = aReader(
      [
        aReading({ area: 'nghe-an', at: fromAt + 1, value: 100 }),
        ...[0, 1, 2, 3].map((minute) => aReading({ at: fromAt + minute * minuteMs + 2, value: minute })),
      ],
      [both],
    );

    const points = await pointsOf(reader, aRequest({ area: 'nghe-an', toAt: fromAt + 4 * minuteMs }));

    expect(points.map(({ bucketAt, measured }) => [(bucketAt - fromAt) / minuteMs, measured])).toEqual([
      [0, { kind: 'value', value: 100 }],
      [2, { kind: 'value', value: 2 }],
      [3, { kind: 'value', value: 3 }],
    ]);
  });

  test('chooses the step itself, so that there are no more points than asked for', async () => {
    const { reader } = aReader([aReading({ at: testNow - 26 * hourMs })]);
    const lengths = [hourMs, 24 * hourMs, 7 * 24 * hourMs, 365 * 24 * hourMs];

    const steps = await Promise.all(
      lengths.map(async (ms) => {
        const range = { fromAt: testNow - ms, toAt: testNow, everyMs: undefined, maxPoints: 200 };
        const result = await reader.read({ ...aRequest(), ...range });
        return result.ok ? result.value.everyMs / minuteMs : null;
      }),
    );

    expect(steps).toEqual([30 / 60, 10, 60, 7 * 24 * 60]);
  });

  test('is in longer steps where the asked ones are not kept as far back', async () => {
    const { reader } = aReader();
    const fromThen = testNow - 100 * 24 * hourMs;

    const result = await reader.read(aRequest({ fromAt: fromThen, toAt: fromThen + hourMs }));

    expect(result).toMatchObject({ ok: true, value: { everyMs: hourMs } });
  });

  test('expects in each bucket only the areas that were valid then', async () => {
    const communal = anIndicator({ levels: ['commune' as LevelId], cadence: hourMs });
    const { reader, clock } = aReader(
      [
        aReading({ area: 'nghi-phu', at: reformAt - minuteMs, value: 3 }),
        aReading({ area: 'truong-vinh', at: reformAt + minuteMs, value: 8 }),
      ],
      [communal],
    );
    clock.set(reformAt + 2 * hourMs);

    const points = await pointsOf(
      reader,
      aRequest({ fromAt: reformAt - hourMs, toAt: reformAt + hourMs, everyMs: hourMs }),
    );

    expect(points.map(({ measured, reporting, expected }) => [measured, reporting, expected])).toEqual([
      [{ kind: 'value', value: 3 }, 1, 1],
      [{ kind: 'value', value: 8 }, 1, 1],
    ]);
  });

  test('of an indicator or an area that is not known is empty', async () => {
    const { reader } = aReader();

    expect(await pointsOf(reader, { ...aRequest(), indicator: asIndicator('dvc.other') })).toEqual([]);
    expect(await pointsOf(reader, aRequest({ area: 'nowhere' }))).toEqual([]);
  });
});

describe('the last point of a history', () => {
  test('is what the wall showed at that moment', async () => {
    const someReading = fc.record({
      area: fc.constantFrom('vinh', 'dien-chau', 'cua-lo'),
      at: fc.nat(10 * minuteMs - 1).map((since) => fromAt + since),
      value: fc.nat(100),
    });
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(someReading, { selector: ({ at }) => at }), async (given) => {
        const readings = given.map(aReading);
        const { reader } = aReader(readings);
        const wall = createLiveValues(createCatalogue(aProfile({ indicators: [anIndicator()], rules: [] })));
        wall.take(readings);
        wall.settle(testNow);

        const points = await pointsOf(reader, aRequest({ area: 'nghe-an' }));

        const shown = wall.get(asIndicator('dvc.overdue'), asArea('nghe-an'));
        const last = points.find(({ bucketAt }) => bucketAt === testNow - minuteMs);
        if (!shown || shown.reporting === 0) expect(last).toBeUndefined();
        else {
          const { at, measured, reporting, expected } = shown;
          expect(last).toEqual({ bucketAt: testNow - minuteMs, at, measured, reporting, expected });
        }
      }),
    );
  });
});

describe('the questions to the store', () => {
  test('many equal requests are one', async () => {
    const { reader, store } = aReader([aReading({ at: fromAt + 1 })]);

    await Promise.all(Array.from({ length: 1_000 }, () => reader.read(aRequest())));
    await reader.read(aRequest());

    expect(store.queries).toHaveLength(1);
  });

  test('come again when the answer is old', async () => {
    const { reader, store, clock } = aReader([aReading({ at: fromAt + 1 })]);
    await reader.read(aRequest());

    clock.pass(20_000);
    await reader.read(aRequest());

    expect(store.queries).toHaveLength(2);
  });

  test('differ when anything about the request differs', async () => {
    const { reader, store } = aReader([aReading({ at: fromAt + 1 })]);

    await reader.read(aRequest());
    await reader.read(aRequest({ everyMs: 2 * minuteMs }));
    await reader.read(aRequest({ toAt: testNow - minuteMs }));

    expect(store.queries).toHaveLength(3);
  });
});

describe('a request that is refused', () => {
  test.each([
    ['that ends where it begins', { toAt: fromAt }, '"to" must be after "from"'],
    ['that ends before it begins', { toAt: fromAt - 1 }, '"to" must be after "from"'],
    ['with too many buckets', { toAt: fromAt + (maxSeriesPoints + 1) * minuteMs }, 'more than 2000 buckets'],
  ])('one %s', async (_what, given, detail) => {
    const { reader, store } = aReader();

    const result = await reader.read(aRequest(given));

    expect(result).toMatchObject({ ok: false, failure: { code: 'bad-request' } });
    expect(!result.ok && result.failure.detail).toContain(detail);
    expect(store.queries).toEqual([]);
  });

  test('one with as many buckets as may be is not', async () => {
    const { reader } = aReader();

    expect((await reader.read(aRequest({ toAt: fromAt + maxSeriesPoints * minuteMs }))).ok).toBe(true);
  });

  test('says that the store is away, and asks it again the next time', async () => {
    const { reader, store } = aReader([aReading({ at: fromAt + 1 })]);
    store.refuse('store-away');
    expect(await reader.read(aRequest())).toMatchObject({ ok: false, failure: { code: 'store-away' } });

    store.refuse(null);

    expect(await pointsOf(reader, aRequest())).toHaveLength(1);
  });
});
