import { type RefObject, useEffect, useState } from 'react';
import { formatClock } from '#client/format/clock.ts';
import { serverNow, useServerNowAs } from '#client/live/serverClock.ts';
import { driftAt } from './burnIn.ts';
import { isNight, parseNight } from './night.ts';

/** Holds the screen awake as long as the page is looked at. A browser that refuses says so and nothing else happens. */
export function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    let over = false;
    const hold = async (): Promise<void> => {
      // Taken away by the browser whenever the page is hidden, and only offered over https or on loopback.
      if (document.visibilityState === 'hidden' || !navigator.wakeLock) return;
      lock = await navigator.wakeLock.request('screen').catch(() => null);
      if (over) void lock?.release();
    };
    const look = (): void => void hold();
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      over = true;
      document.removeEventListener('visibilitychange', look);
      void lock?.release();
    };
  }, []);
}

const driftEveryMs = 10_000;

/** Moves an element by a few pixels now and then, by hand: nothing is rendered for it. */
export function useDrift(ref: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const drift = (): void => {
      const { x, y } = driftAt(serverNow(), { width: window.innerWidth, height: window.innerHeight });
      const next = `${x}px ${y}px`;
      if (ref.current && ref.current.style.translate !== next) ref.current.style.translate = next;
    };
    drift();
    const timer = window.setInterval(drift, driftEveryMs);
    return () => window.clearInterval(timer);
  }, [ref]);
}

/** Whether the wall is to be dimmed now, by the schedule in its address. */
export function useNight(timeZone: string): boolean {
  const [night] = useState(() => parseNight(location.search));
  return useServerNowAs((now) => isNight(formatClock(now, timeZone), night));
}

const awakeMs = 8_000;

/** Whether somebody is at the wall: moved the pointer, touched it or pressed a key a moment ago. */
export function useSomebodyThere(): boolean {
  const [there, setThere] = useState(false);
  useEffect(() => {
    let timer = 0;
    const come = (): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => setThere(false), awakeMs);
      setThere(true);
    };
    const signs = ['pointermove', 'pointerdown', 'keydown'] as const;
    for (const sign of signs) window.addEventListener(sign, come);
    return () => {
      window.clearTimeout(timer);
      for (const sign of signs) window.removeEventListener(sign, come);
    };
  }, []);
  return there;
}
