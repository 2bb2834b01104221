import type { NotificationOutbox, OutgoingMessage } from '#server/notification/notificationOutbox.ts';
import type { Notification } from '#shared/notification/notification.ts';
import { testNow } from './readingBuilders.ts';

export const aMessage = (given: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  id: 'message-1',
  channel: 'webhook',
  to: 'receiver.example',
  subject: '[IOC] 1 cảnh báo quá hạn tiếp nhận',
  body: '{"kind":"escalation","text":"Kỳ Sơn"}',
  createdAt: testNow,
  ...given,
});

export const asWaiting = (message: OutgoingMessage): Notification => ({
  ...message,
  state: 'waiting',
  attempts: 0,
  nextAttemptAt: message.createdAt,
  endedAt: null,
  problem: null,
});

/** An outbox in memory. */
export function aMemoryOutbox(messages: readonly OutgoingMessage[]): NotificationOutbox & {
  readonly kept: Map<string, Notification>;
} {
  const kept = new Map(messages.map((message) => [message.id, asWaiting(message)]));
  const change = (id: string, given: Partial<Notification>): void => {
    const known = kept.get(id);
    if (known) kept.set(id, { ...known, attempts: known.attempts + 1, ...given });
  };
  return {
    kept,
    due: async (channel, now, count) =>
      [...kept.values()]
        .filter((one) => one.state === 'waiting' && one.channel === channel)
        .filter(({ nextAttemptAt }) => nextAttemptAt !== null && nextAttemptAt <= now)
        .slice(0, count),
    sent: async (id, now) => change(id, { state: 'sent', nextAttemptAt: null, endedAt: now, problem: null }),
    failed: async (id, { now, nextAt, problem }) =>
      change(id, {
        state: nextAt === null ? 'failed' : 'waiting',
        nextAttemptAt: nextAt,
        endedAt: nextAt === null ? now : null,
        problem,
      }),
    newest: async (count) => [...kept.values()].toReversed().slice(0, count),
  };
}
