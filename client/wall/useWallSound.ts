import { useEffect, useState } from 'react';
import { annunciationStore } from '#client/alert/alertStore.ts';
import { serverNow } from '#client/live/serverClock.ts';
import { type Motif, motifFor } from '#shared/alert/alertSound.ts';

/** Three soft motifs, told apart by rhythm and direction: hertz of each tone. */
const motifTones: Readonly<Record<Motif, readonly number[]>> = {
  critical: [784, 622, 784, 622],
  high: [659, 523],
  other: [523],
};
const toneSeconds = 0.26;
const loudness = 0.16;
const minuteMs = 60_000;

function play(context: AudioContext, tones: readonly number[]): void {
  for (const [index, hertz] of tones.entries()) {
    const at = context.currentTime + index * toneSeconds;
    const gain = new GainNode(context, { gain: 0 });
    gain.gain.setValueAtTime(0.001, at);
    gain.gain.linearRampToValueAtTime(loudness, at + 0.03);
    gain.gain.exponentialRampToValueAtTime(0.001, at + toneSeconds);
    const tone = new OscillatorNode(context, { type: 'sine', frequency: hertz });
    tone.connect(gain).connect(context.destination);
    tone.start(at);
    tone.stop(at + toneSeconds);
  }
}

/** Sounds what is annunciated from now on. */
function soundAnnunciations(context: AudioContext): () => void {
  let heardUntil = serverNow();
  let playedAt: readonly number[] = [];
  return annunciationStore.subscribe(() => {
    const now = serverNow();
    const fresh = annunciationStore.get().filter(([at]) => at > heardUntil);
    heardUntil = Math.max(heardUntil, ...fresh.map(([at]) => at));
    const motif = motifFor(
      fresh.map(([, priority]) => priority),
      { playedAt, mutedUntilAt: null },
      now,
    );
    if (motif === null) return;
    playedAt = [...playedAt.filter((at) => at > now - minuteMs), now];
    play(context, motifTones[motif]);
  });
}

export interface WallSound {
  readonly on: boolean;
  /** Browsers allow sound only out of a gesture: called from a press, once. */
  readonly toggle: () => void;
}

/** The sounds of new alerts. Off until somebody turns them on. */
export function useWallSound(): WallSound {
  const [context, setContext] = useState<AudioContext | null>(null);
  useEffect(() => {
    if (!context) return;
    const stop = soundAnnunciations(context);
    return () => {
      stop();
      void context.close();
    };
  }, [context]);
  return { on: context !== null, toggle: () => setContext((last) => (last ? null : new AudioContext())) };
}
