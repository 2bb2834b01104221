import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const everyMs = 20_000;
/** A database thread lives on about 10 MB; what is above this is what a burst left behind. */
const tidyAboveBytes = 32 * 1024 ** 2;

/**
 * V8 collects when a thread allocates. After a burst, of a backfill or of a long outbox, a thread that has little to do would
 * keep a hundred megabytes of what is long dead. Costs this thread some 20 ms, and only then.
 */
export function tidyIdleHeap(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (options: object) => void;
  setInterval(() => {
    if (getHeapStatistics().total_heap_size > tidyAboveBytes)
      collect({ type: 'major', flavor: 'last-resort' });
  }, everyMs).unref();
}
