import type { ReadingStore, StoreState } from '#server/indicator/readingStore.ts';
import type { DatabaseThread } from '#server/store/sql/databaseThread.ts';
import { backOffMs } from './backOff.ts';
import { deliverBatch } from './deliverBatch.ts';
import type { OutboxReads, OutboxTotals, OutboxWrites } from './outboxCalls.ts';

/** The part of a logger that the outbox needs; pino has it. */
export interface OutboxLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** Time and chance, passed in so that tests turn them by hand. */
export interface OutboxTiming {
  /** Epoch ms. */
  now(): number;
  /** Runs `run` once after `ms`; the result takes it back. */
  after(ms: number, run: () => void): () => void;
  /** In [0, 1). */
  random(): number;
}

interface DrainParts {
  readonly thread: Pick<DatabaseThread<OutboxWrites & OutboxReads>, 'call'>;
  readonly target: Pick<ReadingStore, 'keep'>;
  readonly log: OutboxLog;
  readonly timing: OutboxTiming;
  onSettled(totals: OutboxTotals): void;
}

export interface OutboxDrain {
  /** There may be something to send. */
  wake(): void;
  state(waiting: number): StoreState;
  /** Ends after what is being sent. */
  stop(): Promise<void>;
}

/** Enough for one request of the target, little enough that a failed one is soon sent again. */
const itemsPerSend = 5_000;
/** A few seconds of sending; finds the 168 bad readings of one indicator in a full send. */
const sendsToFindRefused = 1_000;
/** A send that takes longer is worth showing; what waits for a shorter time is only on its way. */
const slowMs = 2_000;

/** Sends what waits, oldest first, one send at a time, until nothing waits or the target is away. */
export function createOutboxDrain({ thread, target, log, timing, onSettled }: DrainParts): OutboxDrain {
  let stopped = false;
  let failures = 0;
  /** Whether there is a backlog: from the first failure, or the start, until nothing waits. */
  let behind = true;
  let sendingSince: number | null = null;
  let running: Promise<void> | null = null;
  /** Whether somebody called while a drain was running: it may have looked just before the batch was there. */
  let calledAgain = false;
  let cancelRetry: (() => void) | null = null;

  async function sendHead(): Promise<boolean> {
    const head = await thread.call('head', { items: itemsPerSend });
    if (head === null) {
      behind = false;
      return false;
    }
    sendingSince = timing.now();
    const refused = await deliverBatch(target, head.batch, sendsToFindRefused);
    sendingSince = null;
    // Only now: killed between the two, the batch is sent again, and keeping it twice keeps it once.
    onSettled(await thread.call('settle', { upTo: head.upTo, refused, refusedAt: timing.now() }));
    if (failures > 0) log.info({ failures }, 'the time-series database takes readings again');
    failures = 0;
    if (refused.length > 0)
      log.error(
        { refused: refused.length, reason: refused[0]?.reason, example: refused[0]?.batch },
        'the time-series database refused readings for their content; they are set aside in the outbox file',
      );
    return true;
  }

  function retryLater(error: unknown): void {
    failures += 1;
    behind = true;
    const reason = error instanceof Error ? error.message : String(error);
    if (failures === 1) log.warn({ reason }, 'the time-series database is away; readings wait on disk');
    if (stopped) return;
    cancelRetry = timing.after(backOffMs(failures, timing.random()), () => {
      cancelRetry = null;
      wake();
    });
  }

  async function drain(): Promise<void> {
    try {
      while (!stopped && (await sendHead()));
    } catch (error) {
      retryLater(error);
    } finally {
      sendingSince = null;
    }
  }

  function wake(): void {
    if (stopped || cancelRetry) return;
    calledAgain = true;
    if (running) return;
    running = (async () => {
      while (calledAgain && !cancelRetry) {
        calledAgain = false;
        await drain();
      }
      running = null;
    })();
  }

  return {
    wake,
    state: (waiting) => {
      if (failures > 0) return 'away';
      const slow = sendingSince !== null && timing.now() - sendingSince > slowMs;
      return waiting > 0 && (behind || slow) ? 'draining' : 'live';
    },
    stop: async () => {
      stopped = true;
      cancelRetry?.();
      await running;
    },
  };
}
