import { setTimeout as pause } from 'node:timers/promises';

interface EventuallyOptions {
  readonly withinMs: number;
  readonly everyMs?: number;
}

/**
 * Asks until the answer is right. For what happens in another process, whose clock cannot be passed in; within one process
 * wait for the event itself. Fails with the last answer.
 */
export async function eventually<T>(
  ask: () => Promise<T>,
  isRight: (answer: T) => boolean,
  { withinMs, everyMs = 100 }: EventuallyOptions,
): Promise<T> {
  const endAt = performance.now() + withinMs;
  let last: T | undefined;
  let fault: unknown;
  do {
    try {
      last = await ask();
      if (isRight(last)) return last;
      fault = undefined;
    } catch (error) {
      fault = error;
    }
    await pause(everyMs);
  } while (performance.now() < endAt);
  throw new Error(`not within ${withinMs} ms; last answer ${JSON.stringify(last)?.slice(0, 2_000)}`, {
    cause: fault,
  });
}
