/** A page that has not been heard for so long hangs. Laying a scene out anew takes a weak machine a second or two. */
export const hungAfterMs = 8_000;
/** How often the watch looks, and the page is to be heard. */
export const watchEveryMs = 1_000;
/** A watch that did not look for so long was itself stopped, with the page: a frozen tab, a machine that slept. */
const stoppedAfterMs = 4_000;
/** Moving the page takes a moment, and may fail while the service worker starts. */
const againAfterMs = 5_000;

/** Decides whether a page hangs. Times are ms on a clock that never goes back. */
export interface HangWatch {
  heard(now: number): void;
  /** A page that nobody sees is given so little time by the browser that silence says nothing. */
  sees(visible: boolean, now: number): void;
  /** Whether the page is to be moved now. */
  look(now: number): boolean;
}

export function createHangWatch(startedAt: number): HangWatch {
  let heardAt = startedAt;
  let lookedAt = startedAt;
  let visible = true;
  return {
    heard: (now) => {
      heardAt = now;
    },
    sees: (isVisible, now) => {
      visible = isVisible;
      heardAt = now;
    },
    look: (now) => {
      const wasStopped = now - lookedAt > stoppedAfterMs;
      lookedAt = now;
      if (wasStopped) heardAt = now;
      if (!visible || now - heardAt < hungAfterMs) return false;
      heardAt = now - hungAfterMs + againAfterMs;
      return true;
    },
  };
}
