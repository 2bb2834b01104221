import type { Motif } from '#shared/alert/alertSound.ts';
import { soundState } from './soundStore.ts';

interface Note {
  /** Hz. */
  readonly pitch: number;
  /** Seconds from the beginning of the motif. */
  readonly at: number;
  readonly length: number;
}

/** Told apart by shape and not by loudness: three rising, two falling, one. Soft bells, under two seconds. */
const notesOf: Readonly<Record<Motif, readonly Note[]>> = {
  critical: [
    { pitch: 523.25, at: 0, length: 0.5 },
    { pitch: 659.25, at: 0.22, length: 0.5 },
    { pitch: 880, at: 0.44, length: 0.9 },
  ],
  high: [
    { pitch: 659.25, at: 0, length: 0.5 },
    { pitch: 523.25, at: 0.26, length: 0.8 },
  ],
  other: [{ pitch: 440, at: 0, length: 0.8 }],
};

const loudness = 0.12;
const attackS = 0.02;

let context: AudioContext | null = null;

function readyContext(): AudioContext | null {
  if (context === null) {
    context = new AudioContext();
    const made = context;
    made.onstatechange = () => soundState.set(made.state === 'running' ? 'ready' : 'waiting');
  }
  soundState.set(context.state === 'running' ? 'ready' : 'waiting');
  return context.state === 'running' ? context : null;
}

/** Call on a key or a press: only then does a browser let a page sound. */
export function wakeSound(): void {
  readyContext();
  void context?.resume();
}

function playNote(audio: AudioContext, { pitch, at, length }: Note): void {
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  const startAt = audio.currentTime + at;
  tone.type = 'sine';
  tone.frequency.value = pitch;
  volume.gain.setValueAtTime(0, startAt);
  volume.gain.linearRampToValueAtTime(loudness, startAt + attackS);
  volume.gain.exponentialRampToValueAtTime(0.0001, startAt + length);
  tone.connect(volume).connect(audio.destination);
  tone.start(startAt);
  tone.stop(startAt + length);
}

/** False when the browser does not let the page sound. */
export function playMotif(motif: Motif): boolean {
  const audio = readyContext();
  if (!audio) return false;
  for (const note of notesOf[motif]) playNote(audio, note);
  return true;
}
