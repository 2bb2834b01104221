import type { PageCall } from './recoveryCalls.ts';

/** After the first picture and its map: keeping three megabytes must not make the wall wait. */
const keepAfterMs = 4_000;

const inControl = (workers: ServiceWorkerContainer): Promise<ServiceWorker> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (workers.controller) resolve(workers.controller);
    };
    workers.addEventListener('controllerchange', look);
    look();
  });

const askWho = (worker: ServiceWorker): Promise<string> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(String(data));
    worker.postMessage({ kind: 'who-am-i' } satisfies PageCall, [port2]);
  });

/**
 * Has this browser keep the files of the page's own release, so that the page starts when the server does not answer.
 * Resolves with what the service worker calls this page; null where the browser has none: on an address that is neither
 * HTTPS nor this machine.
 */
export async function keepPagesOffline(release: string | null): Promise<string | null> {
  if (!('serviceWorker' in navigator) || release === null) return null;
  try {
    await navigator.serviceWorker.register('/service-worker.js', { updateViaCache: 'none' });
  } catch {
    // The server is away, or a proxy answers for it. A worker of before still rules, if there is one.
    if (!navigator.serviceWorker.controller) return null;
  }
  const worker = await inControl(navigator.serviceWorker);
  window.setTimeout(
    () =>
      navigator.serviceWorker.controller?.postMessage({ kind: 'keep-release', release } satisfies PageCall),
    keepAfterMs,
  );
  return askWho(worker);
}
