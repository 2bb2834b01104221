import { useSyncExternalStore } from 'react';

const root = document.documentElement;
const listeners = new Set<() => void>();

/** The ground and --u are attributes of the root element; whoever draws outside CSS must hear when they change. */
new MutationObserver(() => {
  for (const listener of listeners) listener();
}).observe(root, { attributeFilter: ['data-ground', 'style'] });

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A custom property of the page as it is now, for canvases: `--land` gives `#101d21`. */
export const readToken = (name: string): string => getComputedStyle(root).getPropertyValue(name).trim();

/** Pixels of one arc minute (--u). */
export const useUnit = (): number =>
  useSyncExternalStore(subscribe, () => Number.parseFloat(readToken('--u')) || 1);

/** Changes when the ground does; tokens read before it are stale then. */
export const useGroundName = (): string =>
  useSyncExternalStore(subscribe, () => root.dataset.ground ?? 'wall');
