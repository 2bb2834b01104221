import { describe, expect, test } from 'vitest';
import type { AlertBook } from '#server/alert/alertBook.ts';
import { alertHandler } from '#server/live/alertHandler.ts';
import type { LiveSocket } from '#server/live/liveServer.ts';
import type { TopicHub } from '#server/live/topicHub.ts';
import { type AlertAccepted, alertMessageOf } from '#shared/protocol/alertCommands.ts';
import { type Result, success } from '#shared/protocol/result.ts';
import type { User } from '#shared/user/user.ts';
import { anAcknowledgement, aUser } from '#test/support/alertBuilders.ts';
import { aClock } from '#test/support/manualClock.ts';
import { aSilentLog } from '#test/support/silentLog.ts';

/** The handler behind a socket of an operator; `said` is what happened, in order. */
function aHandler(carryOut: (user: User) => Promise<Result<AlertAccepted>>) {
  const said: string[] = [];
  const log = aSilentLog();
  let heard: ((message: unknown, reply: unknown) => Promise<void>) | undefined;
  const socket = {
    data: { user: aUser() },
    on: (event: string, listener: typeof heard) => {
      if (event === 'alert:acknowledge') heard = listener;
    },
  };
  const book: Pick<AlertBook, 'carryOut'> = { carryOut };
  const hub: Pick<TopicHub, 'flushAlerts'> = { flushAlerts: () => void said.push('flushed') };
  alertHandler({ book: book as AlertBook, hub: hub as TopicHub, clock: aClock(), log })(
    socket as unknown as LiveSocket,
  );
  return {
    said,
    log,
    send: async (message: unknown) => {
      const replies: unknown[] = [];
      await heard?.(message, (result: unknown) => {
        said.push('replied');
        replies.push(result);
      });
      return replies[0];
    },
  };
}

describe('an acknowledgement over the live link', () => {
  test('is answered, and the news leave at once', async () => {
    const answer = success({ alertId: anAcknowledgement().alertId, revision: 2 });
    const senders: string[] = [];
    const handler = aHandler(async ({ id }) => {
      senders.push(id);
      return answer;
    });

    expect(await handler.send(alertMessageOf(anAcknowledgement()))).toEqual(answer);

    expect(senders).toEqual([aUser().id]);
    expect(handler.said).toEqual(['replied', 'flushed']);
  });

  test('that fails by a fault of ours says so with an id that is in the log, and without its words', async () => {
    const handler = aHandler(() => Promise.reject(new Error('secret words')));

    const answer = await handler.send(alertMessageOf(anAcknowledgement()));

    expect(answer).toMatchObject({ ok: false, failure: { code: 'internal' } });
    expect(JSON.stringify(answer)).toContain('correlationId');
    expect(JSON.stringify(answer)).not.toContain('secret words');
    expect(handler.log.lines).toEqual(['error: a command on an alert failed']);
  });
});
