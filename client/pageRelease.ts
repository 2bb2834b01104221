import { paths, releaseBodySchema } from '#shared/protocol/routes.ts';

const lastReloadKey = 'ioc.lastReload';
/** A page that reloads in a circle is worse than an old page. */
const reloadAtMostEveryMs = 60_000;

/** How long the page has to wait before it may be loaded anew. Times are epoch ms; a clock that was set back is no reason. */
export function reloadWaitMs(lastAt: number, now: number): number {
  return lastAt > now ? 0 : Math.max(0, lastAt + reloadAtMostEveryMs - now);
}

let waiting = 0;
const retryMs = 3_000;

/** A page that is loaded from a dead server, or from a proxy that stands for it, is gone for good. */
async function isServerThere(): Promise<boolean> {
  try {
    const response = await fetch(paths.release, { cache: 'no-store', signal: AbortSignal.timeout(retryMs) });
    return releaseBodySchema.safeParse(await response.json()).success;
  } catch {
    return false;
  }
}

/** Loads the page anew, as when the server is of another release: once the server answers, and at most once a minute. */
export async function reloadPage(): Promise<void> {
  window.clearTimeout(waiting);
  const now = Date.now();
  const waitMs = reloadWaitMs(Number(sessionStorage.getItem(lastReloadKey) ?? 0), now);
  if (waitMs > 0 || !(await isServerThere())) {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => void reloadPage(), Math.max(waitMs, retryMs));
    return;
  }
  sessionStorage.setItem(lastReloadKey, String(now));
  location.reload();
}
