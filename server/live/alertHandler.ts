import { randomUUID } from 'node:crypto';
import type { AlertBook } from '#server/alert/alertBook.ts';
import type { Log } from '#server/log.ts';
import { alertVerbs } from '#shared/alert/alertAction.ts';
import {
  type AlertAccepted,
  type AlertsHandled,
  alertCommandSchemas,
  alertHandleSchema,
} from '#shared/protocol/alertCommands.ts';
import { type Result, success } from '#shared/protocol/result.ts';
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
    const { user } = socket.data;
    const answered = async <T>(reply: unknown, work: () => Promise<Result<T>>): Promise<void> => {
      const result = await work().catch((error: unknown): Result<T> => {
        const correlationId = randomUUID();
        log.error({ error, correlationId }, 'a command on an alert failed');
        return { ok: false, failure: { code: 'internal', correlationId } };
      });
      replyTo<T>(reply)(result);
      // At once, not at the next tick: the other operators are looking at the same alert.
      hub.flushAlerts();
    };

    for (const verb of alertVerbs)
      socket.on(`alert:${verb}`, (message: unknown, reply: unknown) =>
        answered<AlertAccepted>(reply, async () => {
          const parsed = parseMessage(alertCommandSchemas[verb], message);
          return parsed.ok ? book.carryOut(user, parsed.value, clock()) : parsed;
        }),
      );
    socket.on('alert:handle', (message, reply) =>
      answered<AlertsHandled>(reply, async () => {
        const parsed = parseMessage(alertHandleSchema, message);
        return parsed.ok ? success(await book.handle(user, parsed.value, clock())) : parsed;
      }),
    );
  };
