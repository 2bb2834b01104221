import { createHangWatch, watchEveryMs } from './hangWatch.ts';
import { hungPath } from './recoveryCalls.ts';

/** What the page tells its watch. `id`: what the service worker calls the page. */
export type PageSign =
  | { readonly kind: 'here' }
  | { readonly kind: 'visible'; readonly visible: boolean }
  | { readonly kind: 'named'; readonly id: string };

/* A thread of its own: it goes on when the page's does not. */
const watch = createHangWatch(performance.now());
let id: string | null = null;

self.addEventListener('message', ({ data }: MessageEvent<PageSign>) => {
  if (data.kind === 'named') id = data.id;
  else if (data.kind === 'visible') watch.sees(data.visible, performance.now());
  else watch.heard(performance.now());
});

setInterval(() => {
  if (!watch.look(performance.now()) || id === null) return;
  const body = JSON.stringify({ id, isolated: self.crossOriginIsolated });
  // Refused, or no service worker there: said again with the next look that finds the page hanging.
  fetch(hungPath, { method: 'POST', body }).catch(() => undefined);
}, watchEveryMs);
