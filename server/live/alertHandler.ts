import { randomUUID } from 'node:crypto';
import type { AlertBook } from '#server/alert/alertBook.ts';
import type { Log } from '#server/log.ts';
import { type AlertAcknowledged, alertAcknowledgeSchema } from '#shared/protocol/events.ts';
import type { Result } from '#shared/protocol/result.ts';
import type { LiveSocket } from './liveServer.ts';
import { parseMessage, replyTo } from './parseMessage.ts';
import type { TopicHub } from './topicHub.ts';

interface AlertHandlerParts {
  readonly book: AlertBook;
  readonly hub: TopicHub;
  readonly clock: () => number;
  readonly log: Log;
}

/** The commands on alerts. The user comes from the session of the connection, never from the message. */
export const alertHandler =
  ({ book, hub, clock, log }: AlertHandlerParts) =>
  (socket: LiveSocket): void => {
    const acknowledge = async (message: unknown): Promise<Result<AlertAcknowledged>> => {
      const parsed = parseMessage(alertAcknowledgeSchema, message);
      if (!parsed.ok) return parsed;
      try {
        return await book.acknowledge(socket.data.user, parsed.value, clock());
      } catch (error) {
        const correlationId = randomUUID();
        log.error({ error, correlationId }, 'an acknowledgement failed');
        return { ok: false, failure: { code: 'internal', correlationId } };
      }
    };

    socket.on('alert:acknowledge', async (message, reply) => {
      const result = await acknowledge(message);
      replyTo<AlertAcknowledged>(reply)(result);
      // At once, not at the next tick: the other operators are looking at the same alert.
      hub.flushAlerts();
    });
  };
