import { watchEveryMs } from './hangWatch.ts';
import type { PageSign } from './pageWatchWorker.ts';

/** Has a thread of its own watch this page, which lets the service worker move it when it hangs. */
export function startPageWatch(pageId: Promise<string | null>): void {
  const watch = new Worker(new URL('./pageWatchWorker.ts', import.meta.url), { type: 'module' });
  const tell = (sign: PageSign): void => watch.postMessage(sign);
  const tellVisible = (): void => tell({ kind: 'visible', visible: document.visibilityState === 'visible' });
  tellVisible();
  document.addEventListener('visibilitychange', tellVisible);
  window.setInterval(() => tell({ kind: 'here' }), watchEveryMs);
  void pageId.then((id) => {
    if (id !== null) tell({ kind: 'named', id });
  });
}
