import { describe, expect, test } from 'vitest';
import { createNotificationDrain, waitAfter } from '#server/notification/notificationDrain.ts';
import type { MessageSenders, OutgoingMessage } from '#server/notification/notificationOutbox.ts';
import { aClock } from '#test/support/manualClock.ts';
import { aMemoryOutbox, aMessage } from '#test/support/notificationBuilders.ts';
import { hourMs, minuteMs, testNow } from '#test/support/readingBuilders.ts';
import { aSilentLog } from '#test/support/silentLog.ts';

/** A drain whose senders do what they are told; `sent` is what left, in order. */
function aDrain(messages: readonly OutgoingMessage[], given: { readonly ways?: readonly string[] } = {}) {
  const clock = aClock();
  const outbox = aMemoryOutbox(messages);
  const log = aSilentLog();
  const sent: string[] = [];
  const state: { fault: string | null; held: Promise<void> } = { fault: null, held: Promise.resolve() };
  const way = {
    destination: 'receiver.example',
    send: async ({ id }: OutgoingMessage) => {
      await state.held;
      if (state.fault !== null) throw new Error(state.fault);
      sent.push(id);
    },
  };
  const { ways = ['webhook', 'email'] } = given;
  const senders: MessageSenders = Object.fromEntries(ways.map((name) => [name, way]));
  const drain = createNotificationDrain({ outbox, senders, clock, log });
  return { ...drain, clock, outbox, log, sent, state };
}

describe('a notification', () => {
  test('leaves once, and is on record as sent', async () => {
    const drain = aDrain([aMessage(), aMessage({ id: 'message-2', channel: 'email' })]);

    await drain.run();
    await drain.run();

    expect(drain.sent.sort()).toEqual(['message-1', 'message-2']);
    expect(drain.outbox.kept.get('message-1')).toMatchObject({
      state: 'sent',
      attempts: 1,
      endedAt: testNow,
      problem: null,
    });
  });

  test('that could not leave is tried again after half a minute, then after a minute', async () => {
    const drain = aDrain([aMessage()]);
    drain.state.fault = 'the receiver answered 500';

    await drain.run();
    await drain.run();
    expect(drain.outbox.kept.get('message-1')).toMatchObject({
      state: 'waiting',
      attempts: 1,
      nextAttemptAt: testNow + minuteMs / 2,
      problem: 'the receiver answered 500',
    });
    drain.clock.pass(minuteMs / 2);
    await drain.run();
    expect(drain.outbox.kept.get('message-1')?.nextAttemptAt).toBe(drain.clock() + minuteMs);
    drain.state.fault = null;
    drain.clock.pass(minuteMs);
    await drain.run();

    expect(drain.outbox.kept.get('message-1')).toMatchObject({ state: 'sent', attempts: 3, problem: null });
  });

  test('is given up after half a day', async () => {
    const drain = aDrain([aMessage()]);
    drain.state.fault = 'no answer within 10 s';
    drain.clock.pass(12 * hourMs + 1);

    await drain.run();

    expect(drain.outbox.kept.get('message-1')).toMatchObject({ state: 'failed', nextAttemptAt: null });
    expect(drain.log.lines).toEqual(['warn: a notification was not sent']);
  });

  test('whose way out is no longer set up is given up at once', async () => {
    const drain = aDrain([aMessage()], { ways: ['email'] });

    await drain.run();

    expect(drain.outbox.kept.get('message-1')?.state).toBe('failed');
  });

  test('waits for the next run when the one before it failed: an absent receiver costs one time-out', async () => {
    const drain = aDrain([aMessage(), aMessage({ id: 'message-2' })]);
    drain.state.fault = 'no answer within 10 s';

    await drain.run();
    drain.state.fault = null;
    await drain.run();

    expect(drain.outbox.kept.get('message-1')).toMatchObject({ state: 'waiting', attempts: 1 });
    expect(drain.outbox.kept.get('message-2')).toMatchObject({ state: 'sent', attempts: 1 });
  });

  test('does not leave twice while it is being sent', async () => {
    const drain = aDrain([aMessage()]);
    const { promise, resolve } = Promise.withResolvers<void>();
    drain.state.held = promise;

    const both = [drain.run(), drain.run()];
    resolve();
    await Promise.all(both);

    expect(drain.sent).toEqual(['message-1']);
  });

  test.each([
    [1, 30_000],
    [2, 60_000],
    [5, 480_000],
    [20, 3_600_000],
  ])('waits after %i failures for %i ms', (attempts, ms) => {
    expect(waitAfter(attempts)).toBe(ms);
  });
});

test('an outbox that cannot be read is logged, and the next run tries again', async () => {
  const drain = aDrain([aMessage()]);
  const { due } = drain.outbox;
  const outbox = { ...drain.outbox, due: async () => Promise.reject(new Error('disk')) };
  const log = aSilentLog();
  const broken = createNotificationDrain({ outbox, senders: {}, clock: drain.clock, log });

  await broken.run();
  outbox.due = due as never;
  await broken.run();

  expect(log.lines[0]).toBe('error: the outbox of notifications cannot be read or written');
  expect(drain.outbox.kept.get('message-1')?.attempts).toBe(1);
});
