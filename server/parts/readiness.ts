import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { AlertBook } from '#server/alert/alertBook.ts';
import type { Readiness } from '#server/http/healthRoutes.ts';
import type { ReadingStore } from '#server/indicator/readingStore.ts';

interface ReadinessParts {
  readonly store: ReadingStore;
  readonly book: AlertBook;
  readonly isRestored: () => boolean;
}

/** Above this a page's heartbeat is late more often than not. */
const tooSlowMs = 1_000;

/** Whether this process should get traffic: the values are loaded, the store takes readings, the loop is quick. */
export function createReadiness({ store, book, isRestored }: ReadinessParts) {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  return {
    read: (): Readiness => {
      const { state, waiting } = store.status();
      const loopLagMs = Math.round(delay.percentile(99) / 1e6);
      delay.reset();
      const ready = isRestored() && state !== 'away' && !book.isJournalAway() && loopLagMs < tooSlowMs;
      return {
        ready,
        facts: {
          store: state,
          outboxWaiting: waiting,
          journal: book.isJournalAway() ? 'away' : 'live',
          loopLagMs,
        },
      };
    },
    close: () => delay.disable(),
  };
}
