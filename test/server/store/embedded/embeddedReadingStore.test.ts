import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReadingStore } from '#server/indicator/readingStore.ts';
import { createEmbeddedReadingStore } from '#server/store/embedded/embeddedReadingStore.ts';
import { aBatch, aReading, testNow, testTimeZone } from '#test/support/readingBuilders.ts';
import { aTemporaryFolder } from '#test/support/temporaryFolder.ts';

describe('the embedded store', () => {
  let folder: ReturnType<typeof aTemporaryFolder>;
  let store: ReadingStore;

  beforeEach(async () => {
    folder = aTemporaryFolder();
    store = await createEmbeddedReadingStore({
      file: join(folder.path, 'readings.sqlite'),
      timeZone: testTimeZone,
    });
  });

  afterEach(async () => {
    await store.close();
    folder.remove();
  });

  const keep = (value: number) => store.keep(aBatch({ readings: [aReading({ value, at: testNow + 1 })] }));

  it('keeps the neighbours of a batch that cannot be kept, and none of that batch', async () => {
    const good = [aReading({ area: 'vinh' }), aReading({ area: 'cua-lo' })];
    const bad = aBatch({ readings: [aReading({ area: 'dien-chau' }), aReading({ value: Number.NaN })] });

    const results = await Promise.allSettled([
      store.keep(aBatch({ readings: good.slice(0, 1) })),
      store.keep(bad),
      store.keep(aBatch({ readings: good.slice(1) })),
    ]);

    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((await store.latest(0)).toSorted((a, b) => b.area.localeCompare(a.area))).toEqual(good);
  });

  it('knows a series again whose first batch was taken back', async () => {
    await expect(
      store.keep(
        aBatch({ readings: [aReading({ value: 1 }), aReading({ value: Number.NaN, at: testNow + 2 })] }),
      ),
    ).rejects.toMatchObject({ code: 'store-away' });

    await keep(2);

    expect(await store.latest(0)).toEqual([aReading({ value: 2, at: testNow + 1 })]);
  });

  it('is away after it was closed, and can be closed twice', async () => {
    await store.close();

    await expect(keep(1)).rejects.toMatchObject({ code: 'store-away' });
    expect(store.status()).toEqual({ state: 'away', waiting: 0 });
    await store.close();
  });
});
