import { useServerNowAs } from '#client/live/serverClock.ts';
import { useValue } from '#client/live/valueStore.ts';
import { type Flood, floodAt } from '#shared/alert/flood.ts';
import { annunciationStore } from './alertStore.ts';

const isSameFlood = (a: Flood | null, b: Flood | null): boolean =>
  a?.firstAt === b?.firstAt && a?.count === b?.count;

/** Whether there is a flood now; the same on every page, for it follows from what everybody was told. */
export function useFlood(): Flood | null {
  const annunciations = useValue(annunciationStore);
  return useServerNowAs((now) => {
    const times = annunciations.map(([at]) => at);
    // The list may be some milliseconds ahead of the clock of this page.
    return floodAt(times, Math.max(now, times.at(-1) ?? now));
  }, isSameFlood);
}
