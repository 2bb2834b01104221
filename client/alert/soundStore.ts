import { serverNow } from '#client/live/serverClock.ts';
import { createValueStore } from '#client/live/valueStore.ts';

/** A mute ends by itself: a room that was made quiet for a telephone call must not stay deaf for the shift. */
export const muteLengthMs = 15 * 60_000;

/** Kept over a reload; another page of this desk finds it too. */
const place = 'alert-sound-muted-until';

const kept = (): number | null => {
  const at = Number(localStorage.getItem(place));
  return Number.isFinite(at) && at > 0 ? at : null;
};

/** Until when the desk is muted, epoch ms on the server's clock; null or past: it is not. */
export const mutedUntil = createValueStore<number | null>(kept());

/** `waiting`: a browser plays nothing before somebody has pressed something on the page. */
export const soundState = createValueStore<'ready' | 'waiting'>('waiting');

export const isMuted = (untilAt: number | null, now: number): boolean => untilAt !== null && now < untilAt;

export function toggleMute(): void {
  const untilAt = isMuted(mutedUntil.get(), serverNow()) ? null : serverNow() + muteLengthMs;
  mutedUntil.set(untilAt);
  if (untilAt === null) localStorage.removeItem(place);
  else localStorage.setItem(place, String(untilAt));
}
