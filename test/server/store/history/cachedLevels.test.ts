import { describe, expect, it } from 'vitest';
import type { HistoryQuery } from '#server/indicator/readingStore.ts';
import type { BucketSummary } from '#server/store/history/bucketSummary.ts';
import { createCachedLevels } from '#server/store/history/cachedLevels.ts';
import type { LevelStore } from '#server/store/history/levelStore.ts';
import { aClock } from '#test/support/manualClock.ts';
import { aMemoryLevelStore } from '#test/support/memoryLevels.ts';
import { asArea, asIndicator, hourMs, minuteMs, testNow } from '#test/support/readingBuilders.ts';

const overdue = asIndicator('dvc.overdue');
const vinh = asArea('vinh');
const aQuery = (given: Partial<HistoryQuery> = {}): HistoryQuery => ({
  indicator: overdue,
  areas: [vinh],
  fromAt: testNow,
  toAt: testNow + hourMs,
  level: '5m',
  ...given,
});
const aBucket = (value: number, bucketAt = testNow): BucketSummary => ({
  bucketAt,
  last: { at: bucketAt, measured: { kind: 'value', value } },
  count: 1,
  low: value,
  high: value,
});

function aCache() {
  const { levels } = aMemoryLevelStore();
  const clock = aClock();
  let reads = 0;
  const counted: LevelStore = {
    ...levels,
    read: (query) => {
      reads += 1;
      return levels.read(query);
    },
  };
  return { cache: createCachedLevels(counted, clock), clock, reads: () => reads };
}

const valuesOf = async (cache: LevelStore, query = aQuery()) =>
  (await cache.read(query)).get(vinh)?.map(({ high }) => high);

describe('roll-ups that were read before', () => {
  it('are not read again', async () => {
    const { cache, reads } = aCache();
    await cache.write('5m', overdue, new Map([[vinh, [aBucket(1)]]]));

    const twice = [await valuesOf(cache), await valuesOf(cache)];

    expect(twice).toEqual([[1], [1]]);
    expect(reads()).toBe(1);
  });

  it('are read again after they were written', async () => {
    const { cache } = aCache();
    await cache.write('5m', overdue, new Map([[vinh, [aBucket(1)]]]));
    await valuesOf(cache);

    await cache.write('5m', overdue, new Map([[vinh, [aBucket(2)]]]));

    expect(await valuesOf(cache)).toEqual([2]);
  });

  it('are not remembered as they were before a write that overtook the question', async () => {
    const { cache } = aCache();
    await cache.write('5m', overdue, new Map([[vinh, [aBucket(1)]]]));

    const before = valuesOf(cache);
    await cache.write('5m', overdue, new Map([[vinh, [aBucket(2)]]]));
    await before;

    expect(await valuesOf(cache)).toEqual([2]);
  });

  it('are read again after five minutes: another node may have written', async () => {
    const { cache, clock, reads } = aCache();
    await valuesOf(cache);

    clock.pass(5 * minuteMs);
    await valuesOf(cache);

    expect(reads()).toBe(2);
  });

  it('are told apart by everything that was asked', async () => {
    const { cache, reads } = aCache();

    await cache.read(aQuery());
    await cache.read(aQuery({ level: '1h' }));
    await cache.read(aQuery({ areas: [vinh, asArea('cua-lo')] }));
    await cache.read(aQuery({ toAt: testNow + 2 * hourMs }));
    await cache.read(aQuery({ indicator: asIndicator('dvc.received') }));

    expect(reads()).toBe(5);
  });

  it('are forgotten, the longest unused first, when they grow too many', async () => {
    const { cache, reads } = aCache();
    const many = Array.from({ length: 150_000 }, (_, index) => aBucket(1, testNow + index));
    await cache.write('5m', overdue, new Map([[vinh, many]]));
    for (const toAt of [1, 2, 3]) await cache.read(aQuery({ toAt: testNow + hourMs + toAt }));

    await cache.read(aQuery({ toAt: testNow + hourMs + 3 }));
    const afterNewest = reads();
    await cache.read(aQuery({ toAt: testNow + hourMs + 1 }));

    expect(afterNewest).toBe(3);
    expect(reads()).toBe(4);
  });
});
