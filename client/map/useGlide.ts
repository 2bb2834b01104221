import { useEffect, useState } from 'react';
import type { AreaId } from '#shared/area/area.ts';
import { webGlDrawer } from './webGl.ts';

const glideMs = 1_500;

/** A processor draws a few pictures in that time, and somebody may have asked for less motion: then the map jumps. */
const mayGlide = (): boolean =>
  webGlDrawer()?.software === false && !window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/**
 * How long the map takes to what it is to show, and whether it is on its way: what is written over it belongs to the view at the
 * end, and waits for it.
 */
export function useGlide(fitTo: AreaId | null, wanted: boolean) {
  const [arrivedAt, setArrivedAt] = useState(fitTo);
  // Who draws is asked when there is somewhere to go: the answer takes a quarter of a second on a starting page.
  const duration = wanted && arrivedAt !== fitTo && mayGlide() ? glideMs : 0;
  useEffect(() => {
    const timer = window.setTimeout(() => setArrivedAt(fitTo), duration);
    return () => window.clearTimeout(timer);
  }, [fitTo, duration]);
  return { duration, isMoving: duration > 0 && arrivedAt !== fitTo };
}
