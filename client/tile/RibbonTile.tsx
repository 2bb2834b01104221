import { useMemo } from 'react';
import { annunciationStore } from '#client/alert/alertStore.ts';
import { Ribbon } from '#client/chart/Ribbon.tsx';
import { ribbonOf, stackMs } from '#client/chart/ribbonStacks.ts';
import { useServerNowAs } from '#client/live/serverClock.ts';
import { useValue } from '#client/live/valueStore.ts';
import { useProvince } from '#client/profile/profileContext.tsx';

/** The annunciations of the last 24 hours. It moves on once in a quarter of an hour. */
export function RibbonTile() {
  const { timeZone } = useProvince().profile;
  const annunciations = useValue(annunciationStore);
  const quarter = useServerNowAs((now) => Math.floor(now / stackMs));
  const ribbon = useMemo(() => ribbonOf(annunciations, quarter * stackMs), [annunciations, quarter]);
  return <Ribbon ribbon={ribbon} timeZone={timeZone} />;
}
