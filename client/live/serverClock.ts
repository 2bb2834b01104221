import { useEffect, useState } from 'react';

/**
 * The server's clock as seen from this page. It runs on the monotonic timer from the last heartbeat on, so a screen whose
 * own clock is wrong or jumps still shows right ages.
 */
let serverNowAtHeard = Date.now();
let heardAt = performance.now();

/** Epoch ms on the server's clock. Before the first heartbeat: this machine's clock. */
export const serverNow = (): number => serverNowAtHeard + (performance.now() - heardAt);

/** The delay of the network makes us late by milliseconds, never early: ages are shown in seconds. */
export function setServerNow(now: number): void {
  serverNowAtHeard = now;
  heardAt = performance.now();
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
