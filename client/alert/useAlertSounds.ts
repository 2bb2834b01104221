import { useEffect } from 'react';
import { serverNow } from '#client/live/serverClock.ts';
import { motifFor } from '#shared/alert/alertSound.ts';
import { annunciationStore } from './alertStore.ts';
import { playMotif, wakeSound } from './playMotif.ts';
import { mutedUntil } from './soundStore.ts';

/** What has been announced for longer than this comes too late to sound, ms: after a reconnection for instance. */
const soundsForMs = 60_000;

/** Sounds for what is annunciated while the page is open; once per page. */
export function useAlertSounds(): void {
  useEffect(() => {
    let heardUpToAt = annunciationStore.get().at(-1)?.[0] ?? serverNow();
    let playedAt: readonly number[] = [];
    const listen = (): void => {
      const now = serverNow();
      const since = Math.max(heardUpToAt, now - soundsForMs);
      const fresh = annunciationStore.get().filter(([at]) => at > since);
      heardUpToAt = annunciationStore.get().at(-1)?.[0] ?? heardUpToAt;
      const motif = motifFor(
        fresh.map(([, priority]) => priority),
        { playedAt, mutedUntilAt: mutedUntil.get() },
        now,
      );
      if (motif !== null && playMotif(motif)) playedAt = [...playedAt.slice(-4), now];
    };
    window.addEventListener('keydown', wakeSound);
    window.addEventListener('pointerdown', wakeSound);
    const stop = annunciationStore.subscribe(listen);
    return () => {
      stop();
      window.removeEventListener('keydown', wakeSound);
      window.removeEventListener('pointerdown', wakeSound);
    };
  }, []);
}
