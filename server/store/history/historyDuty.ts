/** A reading that comes this long after its hour is in it; a later one has the hour computed again. */
export const settleAfterMs = 5 * 60_000;

const everyMs = 60_000;

/** Time, passed in so that tests turn it by hand. */
export interface DutyTiming {
  /** Epoch ms. */
  now(): number;
  /** Runs `run` once after `ms`; the result takes it back. */
  after(ms: number, run: () => void): () => void;
}

interface DutyParts {
  readonly timing: DutyTiming;
  /** One step of upkeep; false when there is nothing left to do. */
  readonly step: (now: number) => Promise<boolean>;
  /** A step that failed is tried again with the next round. */
  readonly onFailure: (error: unknown) => void;
}

/** Keeps the roll-ups up: once a minute as many steps as there are, one after the other. */
export function createHistoryDuty({ timing, step, onFailure }: DutyParts) {
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  let cancel = (): void => undefined;

  const round = async (): Promise<void> => {
    try {
      while (!stopped && (await step(timing.now())));
    } catch (error) {
      if (!stopped) onFailure(error);
    }
    if (!stopped) plan();
  };
  function plan(): void {
    cancel = timing.after(everyMs, () => {
      running = round();
    });
  }
  plan();

  return {
    /** Resolves after the step that is under way. */
    stop: async (): Promise<void> => {
      stopped = true;
      cancel();
      await running;
    },
  };
}
