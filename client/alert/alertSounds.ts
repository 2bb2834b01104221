import { useEffect } from 'react';
import { serverNow } from '#client/live/serverClock.ts';
import { motifFor, type PlayedSound } from '#shared/alert/alertSound.ts';
import { annunciationStore } from './alertStore.ts';
import { playMotif, wakeSound } from './playMotif.ts';
import { mutedUntil } from './soundStore.ts';

/** What has been announced for longer than this comes too late to sound, ms: after a reconnection for instance. */
const soundsForMs = 60_000;

/** Sounds what is annunciated from now on, until the returned function is called. */
export function soundAnnunciations(mutedUntilAt: () => number | null): () => void {
  let heardUpToAt = annunciationStore.get().at(-1)?.[0] ?? serverNow();
  let played: readonly PlayedSound[] = [];
  return annunciationStore.subscribe(() => {
    const now = serverNow();
    const since = Math.max(heardUpToAt, now - soundsForMs);
    const fresh = annunciationStore.get().filter(([at]) => at > since);
    heardUpToAt = annunciationStore.get().at(-1)?.[0] ?? heardUpToAt;
    const motif = motifFor(
      fresh.map(([, priority]) => priority),
      { played, mutedUntilAt: mutedUntilAt() },
      now,
    );
    if (motif !== null && playMotif(motif)) played = [...played.slice(-4), { at: now, motif }];
  });
}

/** The sounds of a desk, where somebody presses keys all day: on, unless they are muted for a while. */
export function useDeskSounds(): void {
  useEffect(() => {
    window.addEventListener('keydown', wakeSound);
    window.addEventListener('pointerdown', wakeSound);
    const stop = soundAnnunciations(mutedUntil.get);
    return () => {
      stop();
      window.removeEventListener('keydown', wakeSound);
      window.removeEventListener('pointerdown', wakeSound);
    };
  }, []);
}
