import { cellStore } from './cellStore.ts';

/** Freshness ends without a message: once a second is the promise "late tile marked at most 1 s late". */
export const lookEveryMs = 1_000;

/** Tells a listener whenever a cell may look different: it changed, or time went by. */
export function subscribeLooks(listener: () => void): () => void {
  const stop = cellStore.subscribeAll(listener);
  const timer = window.setInterval(listener, lookEveryMs);
  return () => {
    stop();
    window.clearInterval(timer);
  };
}
