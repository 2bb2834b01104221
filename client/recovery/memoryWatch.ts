/** What a page of ours needs is below 150 MB, map included; what is above this has leaked, or the browser was not asked yet. */
const plentyBytes = 320 * 1024 ** 2;
/** Close to where the browser ends the page, which nobody would reload. */
const dangerShare = 0.85;
/** A page that is large from its first minute would be loaded anew for ever. */
const leastLifeMs = 3_600_000;
const everyMs = 60_000;

export interface MemoryFacts {
  readonly usedBytes: number;
  readonly limitBytes: number;
  /** How long the page has been running. */
  readonly lifeMs: number;
  /** The link is there and nobody is being called: a second without a wall disturbs no one. */
  readonly calm: boolean;
}

/** Whether the page should be loaded anew to get its memory back. */
export function needsFreshStart({ usedBytes, limitBytes, lifeMs, calm }: MemoryFacts): boolean {
  if (lifeMs < leastLifeMs) return false;
  return usedBytes > dangerShare * limitBytes || (calm && usedBytes > plentyBytes);
}

interface BrowserMemory {
  readonly usedJSHeapSize: number;
  readonly jsHeapSizeLimit: number;
}

/** Only Chromium says; null elsewhere. */
export const pageMemory = (): BrowserMemory | null =>
  'memory' in performance ? (performance.memory as BrowserMemory) : null;

/** Looks once a minute. */
export function watchMemory(isCalm: () => boolean, startAnew: () => void): void {
  window.setInterval(() => {
    const memory = pageMemory();
    if (!memory) return;
    const { usedJSHeapSize: usedBytes, jsHeapSizeLimit: limitBytes } = memory;
    if (needsFreshStart({ usedBytes, limitBytes, lifeMs: performance.now(), calm: isCalm() })) startAnew();
  }, everyMs);
}
