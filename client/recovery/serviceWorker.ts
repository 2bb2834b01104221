import type { HungPage, PageCall } from './recoveryCalls.ts';

/*
 * Stands between a screen and the network: hands the page out when the server is away, and moves a page that hangs into
 * another process. Imports types alone, so that it is built as one file under one name.
 */

interface PageClient {
  readonly id: string;
  readonly url: string;
  navigate(url: string): Promise<unknown>;
}

interface LastingEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface WorkerFetchEvent extends LastingEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface WorkerMessageEvent extends LastingEvent {
  readonly data: PageCall;
  readonly source: PageClient | null;
  readonly ports: readonly MessagePort[];
}

/** The library of types has either pages or workers; these few names are all that is needed of the other one. */
interface WorkerScope {
  readonly location: Location;
  readonly clients: {
    claim(): Promise<void>;
    get(id: string): Promise<PageClient | undefined>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(kind: 'install' | 'activate', handle: (event: LastingEvent) => void): void;
  addEventListener(kind: 'fetch', handle: (event: WorkerFetchEvent) => void): void;
  addEventListener(kind: 'message', handle: (event: WorkerMessageEvent) => void): void;
}

const scope = self as unknown as WorkerScope;

const page = '/index.html';
const releaseList = '/release.json';
const pagesPrefix = 'ioc-pages-';
const mapCache = 'ioc-map';

/** A server that has not answered by then is not waited for: the wall shows what it knows within a second. */
const patienceMs = 600;

/** Until then the next page that is asked for is the one that hung. */
let movesUntil = 0;
let movesApart = false;

const intoOtherProcess = (response: Response): Response => {
  if (Date.now() >= movesUntil) return response;
  movesUntil = 0;
  const headers = new Headers(response.headers);
  // Pages of one site share a process, and the hung one is in it. A page that is isolated from other origins may not share
  // one with a page that is not: this header alone gives the new page a process that answers.
  if (movesApart) headers.set('Cross-Origin-Embedder-Policy', 'require-corp');
  return new Response(response.body, { status: response.status, headers });
};

const inTime = (request: Request): Promise<Response> =>
  Promise.race([
    fetch(request),
    new Promise<Response>((_resolve, reject) => setTimeout(() => reject(new Error('no answer')), patienceMs)),
  ]);

/** A page that was kept whole: its list of files is put there last. */
async function keptPage(): Promise<Response | undefined> {
  for (const name of await caches.keys()) {
    if (!name.startsWith(pagesPrefix)) continue;
    const cache = await caches.open(name);
    if (await cache.match(releaseList)) return cache.match(page);
  }
  return undefined;
}

/** The server's page; the kept one when there is no server, or only a proxy that says so. */
async function answerPage(request: Request): Promise<Response> {
  const kept = await keptPage();
  if (!kept) return intoOtherProcess(await fetch(request));
  try {
    const response = await inTime(request);
    const isOurs = response.type === 'opaqueredirect' || (await isPageOfOurs(response));
    return intoOtherProcess(isOurs ? response : kept);
  } catch {
    return intoOtherProcess(kept);
  }
}

/** A captive portal or a proxy answers 200 as well, with a page of its own, which would never find the way back. */
const isPageOfOurs = async (response: Response): Promise<boolean> =>
  response.ok && (await response.clone().text()).includes('name="ioc-release"');

async function answerAsset(request: Request): Promise<Response> {
  return (await caches.match(request.url)) ?? fetch(request);
}

/** The map's shapes and sites: they come with the profile and are not in a release. */
async function answerMap(request: Request): Promise<Response> {
  const cache = await caches.open(mapCache);
  const kept = await cache.match(request.url);
  try {
    const response = await (kept ? inTime(request) : fetch(request));
    if (response.ok) await cache.put(request.url, response.clone());
    return response.status >= 500 ? (kept ?? response) : response;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

async function moveHungPage(request: Request): Promise<Response> {
  const { id, isolated }: HungPage = await request.json();
  const hung = await scope.clients.get(id);
  if (!hung) return new Response(null, { status: 404 });
  movesUntil = Date.now() + 5_000;
  movesApart = !isolated;
  await hung.navigate(hung.url);
  return new Response(null, { status: 204 });
}

async function keepRelease(release: string): Promise<void> {
  const name = pagesPrefix + release;
  const cache = await caches.open(name);
  if (!(await cache.match(releaseList))) {
    const list = await fetch(releaseList, { cache: 'no-store' });
    const { release: offered, files }: { release: string; files: string[] } = await list.clone().json();
    // Between the page and its list the server became another one: the page will be told, and ask again.
    if (offered !== release) return;
    for (const file of files) {
      const known = file.startsWith('/assets/') ? await caches.match(file) : undefined;
      const response = known ?? (await fetch(file, { cache: 'no-cache' }));
      if (!response.ok) return;
      await cache.put(file, response);
    }
    await cache.put(releaseList, list);
  }
  const old = (await caches.keys()).filter((other) => other.startsWith(pagesPrefix) && other !== name);
  for (const other of old) await caches.delete(other);
}

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));

scope.addEventListener('message', (event) => {
  if (event.data.kind === 'who-am-i') event.ports[0]?.postMessage(event.source?.id);
  else event.waitUntil(keepRelease(event.data.release));
});

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== scope.location.origin) return;
  if (pathname === '/recovery/hung') event.respondWith(moveHungPage(request));
  else if (request.method !== 'GET') return;
  else if (request.mode === 'navigate' && !pathname.startsWith('/api/'))
    event.respondWith(answerPage(request));
  else if (pathname.startsWith('/assets/') || pathname === '/icon.svg')
    event.respondWith(answerAsset(request));
  else if (pathname.startsWith('/api/map/') || pathname === '/api/sites')
    event.respondWith(answerMap(request));
});
