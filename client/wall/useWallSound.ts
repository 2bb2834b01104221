import { useEffect, useState } from 'react';
import { alertStore } from '#client/alert/alertStore.ts';
import { serverNow } from '#client/live/serverClock.ts';
import type { Priority } from '#shared/alert/priority.ts';
import { silence, soundNow } from './soundPlan.ts';

/** Three soft motifs, told apart by rhythm and direction: hertz of each tone. */
const motifs: Readonly<Record<Priority, readonly number[]>> = {
  critical: [784, 622, 784, 622],
  high: [659, 523],
  medium: [523],
  low: [],
};
const toneSeconds = 0.26;
const loudness = 0.16;

function play(context: AudioContext, tones: readonly number[]): void {
  for (const [index, hertz] of tones.entries()) {
    const at = context.currentTime + index * toneSeconds;
    const gain = new GainNode(context, { gain: 0 });
    gain.gain.linearRampToValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(loudness, at + 0.03);
    gain.gain.exponentialRampToValueAtTime(0.001, at + toneSeconds);
    const tone = new OscillatorNode(context, { type: 'sine', frequency: hertz });
    tone.connect(gain).connect(context.destination);
    tone.start(at);
    tone.stop(at + toneSeconds);
  }
}

const everyMs = 1_000;

export interface WallSound {
  readonly on: boolean;
  /** Browsers allow sound only out of a gesture: called from a press, once. */
  readonly toggle: () => void;
}

/** The sounds of what waits to be taken. Off until somebody turns them on. */
export function useWallSound(): WallSound {
  const [context, setContext] = useState<AudioContext | null>(null);
  useEffect(() => {
    if (!context) return;
    let memory = silence;
    const look = (): void => {
      const next = soundNow(alertStore.values(), memory, serverNow());
      memory = next.memory;
      if (next.motif) play(context, motifs[next.motif]);
    };
    look();
    const timer = window.setInterval(look, everyMs);
    return () => {
      window.clearInterval(timer);
      void context.close();
    };
  }, [context]);
  return { on: context !== null, toggle: () => setContext((last) => (last ? null : new AudioContext())) };
}
