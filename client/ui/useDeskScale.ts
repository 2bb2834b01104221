import { useLayoutEffect } from 'react';

/** At this size and below, body text (24 u) is 15.6 px: comfortable at arm's length on 1366 × 768 and 1920 × 1080. */
const leastUnit = 0.65;
const comfortable = { width: 1920, height: 1080 };

/**
 * The desk's `--u` in CSS pixels for a window. It grows with the smaller side only, so that a 4K screen without
 * scaling by the operating system reads like a Full HD one, and a wide low window does not blow up.
 */
export const deskUnit = (width: number, height: number): number =>
  leastUnit * Math.max(1, Math.min(width / comfortable.width, height / comfortable.height));

/** Keeps `--u` right while a desk page is open; the wall sets its own afterwards. */
export function useDeskScale(): void {
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    const rescale = (): void =>
      style.setProperty('--u', `${deskUnit(window.innerWidth, window.innerHeight).toFixed(4)}px`);
    rescale();
    window.addEventListener('resize', rescale);
    return () => {
      window.removeEventListener('resize', rescale);
      style.removeProperty('--u');
    };
  }, []);
}
