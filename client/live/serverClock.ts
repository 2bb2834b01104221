import { useEffect, useRef, useState, useSyncExternalStore } from 'react';

/**
 * The server's clock as seen from this page. It runs on the monotonic timer from the last heartbeat on, so a screen whose
 * own clock is wrong or jumps still shows right ages.
 */
let serverNowAtHeard = Date.now();
let heardAt = performance.now();
/** 1 for the present; less while a replay stands on a step of the past. */
let rate = 1;

/** Epoch ms on the server's clock. Before the first heartbeat: this machine's clock. */
export const serverNow = (): number => serverNowAtHeard + (performance.now() - heardAt) * rate;

/** The delay of the network makes us late by milliseconds, never early: ages are shown in seconds. */
export function setServerNow(now: number, nextRate = 1): void {
  serverNowAtHeard = now;
  heardAt = performance.now();
  rate = nextRate;
}

/** Re-renders every `everyMs`, aligned to full steps of the server's clock, with the time at that moment. */
export function useServerNow(everyMs = 1_000): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    let timer = 0;
    const tick = (): void => {
      setNow(serverNow());
      timer = window.setTimeout(tick, everyMs - (serverNow() % everyMs) + 5);
    };
    tick();
    return () => window.clearTimeout(timer);
  }, [everyMs]);
  return now;
}

const listeners = new Set<() => void>();
let beat = 0;

/** One timer for all who watch the second: aligned to full seconds of the server's clock. */
function watchSeconds(listener: () => void): () => void {
  const tell = (): void => {
    for (const each of listeners) each();
    beat = window.setTimeout(tell, 1_000 - (serverNow() % 1_000) + 5);
  };
  listeners.add(listener);
  if (listeners.size === 1) beat = window.setTimeout(tell, 1_000 - (serverNow() % 1_000) + 5);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.clearTimeout(beat);
  };
}

/**
 * What `read` makes of the time, looked at once a second: the component renders when the answer is another one, not
 * because a second went by. `isSame` for answers that are objects.
 */
export function useServerNowAs<T>(read: (now: number) => T, isSame: (a: T, b: T) => boolean = Object.is): T {
  const last = useRef<{ readonly answer: T } | null>(null);
  return useSyncExternalStore(watchSeconds, () => {
    // In whole seconds: two readings within one render must agree.
    const answer = read(Math.floor(serverNow() / 1_000) * 1_000);
    if (last.current === null || !isSame(last.current.answer, answer)) last.current = { answer };
    return last.current.answer;
  });
}
