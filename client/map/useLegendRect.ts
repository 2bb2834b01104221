import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { Rect } from './projection.ts';

/**
 * Where the legend stands, as a rectangle of the map's box that no name may cover. Measured when its size changes, or that of
 * what is under (`bottom`) and around it: to measure at every render would have the page laid out for each value.
 */
export function useLegendRect(bottom: number, height: number) {
  const ref = useRef<HTMLElement>(null);
  const [rect, setRect] = useState<Rect>({ left: 0, top: 0, right: 0, bottom: 0 });
  const measure = useCallback(() => {
    const legend = ref.current;
    if (!legend) return;
    const { offsetLeft: left, offsetTop: top, offsetWidth, offsetHeight } = legend;
    const next = { left, top, right: left + offsetWidth, bottom: top + offsetHeight };
    setRect((last) =>
      last.left === next.left &&
      last.top === next.top &&
      last.right === next.right &&
      last.bottom === next.bottom
        ? last
        : next,
    );
  }, []);
  useLayoutEffect(() => {
    void bottom;
    void height;
    measure();
  }, [measure, bottom, height]);
  useLayoutEffect(() => {
    const legend = ref.current;
    if (!legend) return;
    const observer = new ResizeObserver(measure);
    observer.observe(legend);
    return () => observer.disconnect();
  }, [measure]);
  return { ref, rect };
}
