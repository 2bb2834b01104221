import type { Log } from '#server/log.ts';
import { type Channel, channels, type Notification } from '#shared/notification/notification.ts';
import type { MessageSenders, NotificationOutbox } from './notificationOutbox.ts';

/** Sends what waits, each channel by itself: a silent web server must not hold up the mail. */
export interface NotificationDrain {
  /** Tries what is due. Never rejects. */
  run(): Promise<void>;
  /** Resolves when what is being sent has ended. */
  settled(): Promise<void>;
}

interface DrainParts {
  readonly outbox: NotificationOutbox;
  readonly senders: MessageSenders;
  readonly clock: () => number;
  readonly log: Pick<Log, 'warn' | 'error'>;
}

const perRun = 20;
const firstWaitMs = 30_000;
const longestWaitMs = 3_600_000;
/** After half a day nobody is helped by "this alert is waiting". */
const giveUpAfterMs = 12 * 3_600_000;

/** How long to wait after the `attempts`th failure: half a minute, doubling up to an hour. */
export const waitAfter = (attempts: number): number =>
  Math.min(longestWaitMs, firstWaitMs * 2 ** (attempts - 1));

export function createNotificationDrain({ outbox, senders, clock, log }: DrainParts): NotificationDrain {
  /** Whether it has left. */
  const attempt = async (message: Notification): Promise<boolean> => {
    const sender = senders[message.channel];
    try {
      if (!sender) throw new Error('this way out is not set up any more');
      await sender.send(message);
    } catch (error) {
      const now = clock();
      const problem = (error instanceof Error ? error.message : String(error)).slice(0, 500);
      const isOver = !sender || now - message.createdAt > giveUpAfterMs;
      const nextAt = isOver ? null : now + waitAfter(message.attempts + 1);
      log.warn({ id: message.id, channel: message.channel, problem, nextAt }, 'a notification was not sent');
      await outbox.failed(message.id, { now, nextAt, problem });
      return false;
    }
    await outbox.sent(message.id, clock());
    return true;
  };
  const drain = async (channel: Channel): Promise<void> => {
    // After a failure the rest wait for the next run: a receiver that is away costs one time-out, not twenty.
    for (const message of await outbox.due(channel, clock(), perRun)) if (!(await attempt(message))) return;
  };
  let running: Promise<void> | null = null;
  return {
    run: () => {
      // One at a time: a message that is being sent is still due, and must not leave twice.
      running ??= Promise.all(channels.map(drain))
        .then(() => undefined)
        .catch((error: unknown) =>
          log.error({ error }, 'the outbox of notifications cannot be read or written'),
        )
        .finally(() => {
          running = null;
        });
      return running;
    },
    settled: () => running ?? Promise.resolve(),
  };
}
