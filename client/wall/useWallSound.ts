import { useEffect, useState } from 'react';
import { soundAnnunciations } from '#client/alert/alertSounds.ts';
import { wakeSound } from '#client/alert/playMotif.ts';

export interface WallSound {
  readonly on: boolean;
  /** Browsers allow sound only out of a gesture: called from a press, once. */
  readonly toggle: () => void;
}

/** A wall is muted by whoever turned its sounds on, not for a while. */
const neverMuted = (): null => null;

/** The sounds of new alerts. Off until somebody turns them on. */
export function useWallSound(): WallSound {
  const [on, setOn] = useState(false);
  useEffect(() => (on ? soundAnnunciations(neverMuted) : undefined), [on]);
  return {
    on,
    toggle: () => {
      wakeSound();
      setOn((before) => !before);
    },
  };
}
