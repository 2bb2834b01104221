import { useLayoutEffect, useState } from 'react';
import { parseWallScreen, type WallScale, wallScaleOf } from './wallScale.ts';

function currentScale(): WallScale {
  const size = { width: window.innerWidth, height: window.innerHeight };
  return wallScaleOf(parseWallScreen(location.search, size), size);
}

/** Sets --u on the root as long as the wall is on screen, and follows the window's size. */
export function useWallScale(): WallScale {
  const [scale, setScale] = useState(currentScale);
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    const follow = (): void => {
      const next = currentScale();
      style.setProperty('--u', `${next.u.toFixed(4)}px`);
      setScale(next);
    };
    follow();
    window.addEventListener('resize', follow);
    return () => {
      window.removeEventListener('resize', follow);
      style.removeProperty('--u');
    };
  }, []);
  return scale;
}
