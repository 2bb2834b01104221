import type { KeptBatch, ReadingStore } from '#server/indicator/readingStore.ts';
import { ContentRefusal } from '#server/store/contentRefusal.ts';
import type { RefusedBatch } from './outboxCalls.ts';

const sizeOf = ({ readings, siteReports }: KeptBatch): number => readings.length + siteReports.length;

function halvesOf({ readings, siteReports }: KeptBatch): readonly [KeptBatch, KeptBatch] {
  if (readings.length > 0 && siteReports.length > 0)
    return [
      { readings, siteReports: [] },
      { readings: [], siteReports },
    ];
  const middle = Math.ceil(sizeOf({ readings, siteReports }) / 2);
  return [
    { readings: readings.slice(0, middle), siteReports: siteReports.slice(0, middle) },
    { readings: readings.slice(middle), siteReports: siteReports.slice(middle) },
  ];
}

/**
 * Sends a batch and returns what the target refused of it. InfluxDB 2 refuses a whole request for one bad line, so a
 * refused batch is halved until the bad items are alone and all others are kept. `sendsAtMost` bounds that: when almost
 * everything is bad, what has not been told apart by then counts as refused together. Throws what is no `ContentRefusal`.
 */
export async function deliverBatch(
  target: Pick<ReadingStore, 'keep'>,
  batch: KeptBatch,
  sendsAtMost: number,
): Promise<RefusedBatch[]> {
  const refused: RefusedBatch[] = [];
  let sends = 0;
  const deliver = async (part: KeptBatch): Promise<void> => {
    sends += 1;
    try {
      await target.keep(part);
    } catch (error) {
      if (!(error instanceof ContentRefusal)) throw error;
      if (sizeOf(part) === 1 || sends >= sendsAtMost) {
        refused.push({ batch: part, reason: error.message });
        return;
      }
      // One after the other, in order: of two readings of one time the later must arrive later.
      for (const half of halvesOf(part)) await deliver(half);
    }
  };
  await deliver(batch);
  return refused;
}
