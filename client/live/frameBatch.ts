/** A hidden page gets no animation frames; what waits must not grow until somebody looks. */
const hiddenFlushMs = 500;

/**
 * Collects work and does it once per animation frame, so that a burst of messages is one paint. Order is kept.
 */
export function createFrameBatch(): (work: () => void) => void {
  let waiting: (() => void)[] = [];
  let scheduled = false;

  const flush = (): void => {
    scheduled = false;
    const batch = waiting;
    waiting = [];
    for (const work of batch) work();
  };

  return (work) => {
    waiting.push(work);
    if (scheduled) return;
    scheduled = true;
    if (document.visibilityState === 'hidden') window.setTimeout(flush, hiddenFlushMs);
    else requestAnimationFrame(flush);
  };
}
