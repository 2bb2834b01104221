import { useLayoutEffect } from 'react';

/** Puts the page on the wall's dark ground or the desk's paper. */
export function useGround(ground: 'wall' | 'desk'): void {
  useLayoutEffect(() => {
    document.documentElement.dataset.ground = ground;
  }, [ground]);
}
