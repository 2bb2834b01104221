import { useMemo } from 'react';
import { useServerNow } from '#client/live/serverClock.ts';
import { useValue } from '#client/live/valueStore.ts';
import { type Flood, floodAt } from '#shared/alert/flood.ts';
import { annunciationStore } from './alertStore.ts';

/** A flood may end without any news: looked at again this often, ms. */
const lookEveryMs = 5_000;

/** Whether there is a flood now; the same on every page, for it follows from what everybody was told. */
export function useFlood(): Flood | null {
  const now = useServerNow(lookEveryMs);
  const annunciations = useValue(annunciationStore);
  return useMemo(() => {
    const times = annunciations.map(([at]) => at);
    // The list may be some milliseconds ahead of the clock of this page.
    return floodAt(times, Math.max(now, times.at(-1) ?? now));
  }, [annunciations, now]);
}
