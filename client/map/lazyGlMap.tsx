import { lazy, useEffect } from 'react';
import { pageIsUseful } from '#client/live/usefulPage.ts';
import type { GlMapProps } from './GlMap.tsx';
import { webGlDrawer } from './webGl.ts';

/** Stands in where no GPU draws, and for a chunk that cannot be loaded, as when a new release took it away. */
function NoGlMap({ onFailed, standIn }: GlMapProps) {
  useEffect(onFailed, [onFailed]);
  return <>{standIn}</>;
}

/**
 * 600 kB of map libraries, and a GPU that takes a quarter of a second to say who it is: both come after the wall is useful.
 * Until then the drawing stands in their place.
 */
export const GlMap = lazy(async () => {
  await pageIsUseful();
  if (webGlDrawer() === null) return { default: NoGlMap };
  return import('./GlMap.tsx').then(
    (chunk) => ({ default: chunk.GlMap }),
    () => ({ default: NoGlMap }),
  );
});
