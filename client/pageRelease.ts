const lastReloadKey = 'ioc.lastReload';
/** A page that reloads in a circle is worse than an old page. */
const reloadAtMostEveryMs = 60_000;

/** Loads the page anew because the server is of another release; at most once a minute. */
export function reloadPage(): void {
  const last = Number(sessionStorage.getItem(lastReloadKey) ?? 0);
  if (Date.now() - last < reloadAtMostEveryMs) return;
  sessionStorage.setItem(lastReloadKey, String(Date.now()));
  location.reload();
}
