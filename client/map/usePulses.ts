import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { serverNow } from '#client/live/serverClock.ts';
import { type Incident, type IncidentKey, newPulses, pulseMs } from './pulses.ts';

/**
 * The incidents that ring now. Told of when one begins and when it is over; between those nothing happens here. `read`, another
 * one whenever something on the map is another: what is on it that may be new at a time, epoch ms.
 */
export function usePulses(read: (now: number) => readonly Incident[]): readonly Incident[] {
  const [ringing, setRinging] = useState<readonly Incident[]>([]);
  const known = useRef<ReadonlyMap<IncidentKey, number>>(new Map());
  const now = useRef(ringing);
  const timers = useRef(new Set<number>());
  // Not after the paint: that would be a task of its own with every number.
  useLayoutEffect(() => {
    const put = (next: readonly Incident[]): void => {
      now.current = next;
      setRinging(next);
    };
    const seen = { known: known.current, ringing: new Set(now.current.map(({ key }) => key)) };
    const at = serverNow();
    const next = newPulses(read(at), seen, at);
    known.current = next.known;
    if (next.begin.length === 0) return;
    put([...now.current, ...next.begin]);
    const timer = window.setTimeout(() => {
      timers.current.delete(timer);
      put(now.current.filter((incident) => !next.begin.includes(incident)));
    }, pulseMs);
    timers.current.add(timer);
  }, [read]);
  useEffect(() => {
    const running = timers.current;
    return () => {
      for (const timer of running) window.clearTimeout(timer);
    };
  }, []);
  return ringing;
}
