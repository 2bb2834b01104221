import { describe, expect, it } from 'vitest';
import { StoreRefusal } from '#server/indicator/readingStore.ts';
import { ContentRefusal } from '#server/store/contentRefusal.ts';
import { deliverBatch } from '#server/store/outbox/deliverBatch.ts';
import { aFakeTarget } from '#test/support/fakeTarget.ts';
import { aBatch, aReading, aSiteReport, testNow } from '#test/support/readingBuilders.ts';

const readings = Array.from({ length: 64 }, (_, index) => aReading({ at: testNow + index }));

describe('delivering a batch', () => {
  it('takes one send when nothing is refused', async () => {
    const target = aFakeTarget();

    const refused = await deliverBatch(target.store, aBatch({ readings }), 100);

    expect(refused).toEqual([]);
    expect(target.attempts).toHaveLength(1);
  });

  it('finds a bad site report among good readings', async () => {
    const target = aFakeTarget();
    const bad = aSiteReport({ site: 'bad' });
    target.refuse(({ siteReports }) =>
      siteReports.some(({ site }) => site === bad.site) ? new ContentRefusal('no') : null,
    );

    const refused = await deliverBatch(
      target.store,
      aBatch({ readings, siteReports: [aSiteReport(), bad] }),
      100,
    );

    expect(refused).toEqual([{ batch: aBatch({ siteReports: [bad] }), reason: 'no' }]);
    expect(target.readings).toHaveLength(64);
    expect(target.siteReports).toEqual([aSiteReport()]);
  });

  it('stops telling bad from good after so many sends and loses none of either', async () => {
    const target = aFakeTarget();
    target.refuse(() => new ContentRefusal('no'));

    const refused = await deliverBatch(target.store, aBatch({ readings }), 10);

    expect(refused.flatMap(({ batch }) => batch.readings)).toEqual(readings);
    expect(target.attempts.length).toBeLessThan(20);
  });

  it('hands on that the target is away', async () => {
    const target = aFakeTarget();
    target.goAway();

    const delivery = deliverBatch(target.store, aBatch({ readings }), 100);

    await expect(delivery).rejects.toThrow(StoreRefusal);
  });
});
