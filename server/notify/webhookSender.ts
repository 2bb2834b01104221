// A way out of the centre: one POST for each message, signed, so that the receiver knows who speaks.
import { createHmac } from 'node:crypto';
import type { MessageSender } from '#server/notification/notificationOutbox.ts';

export interface WebhookSettings {
  readonly url: string;
  readonly secret: string;
}

const timeoutMs = 10_000;

/** `sha256=` and the HMAC over `<timestamp>.<body>`, hexadecimal. */
export const webhookSignature = (secret: string, timestamp: string, body: string): string =>
  `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;

/** What a failed call says for the log. The address may carry a token of the receiver: it is never in it. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'the call failed';
  if (error.name === 'TimeoutError') return `no answer within ${timeoutMs / 1_000} s`;
  const cause = error.cause instanceof Error && 'code' in error.cause ? String(error.cause.code) : '';
  return cause === '' ? 'the call failed' : `the call failed: ${cause}`;
}

/** Counts as sent when the receiver answers 2xx. Redirections are not followed: the signature is for one address. */
export function createWebhookSender({ url, secret }: WebhookSettings, clock: () => number): MessageSender {
  const { host } = new URL(url);
  return {
    destination: host,
    send: async ({ id, body }) => {
      const timestamp = String(clock());
      const response = await fetch(url, {
        method: 'POST',
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'x-ioc-id': id,
          'x-ioc-timestamp': timestamp,
          'x-ioc-signature': webhookSignature(secret, timestamp, body),
        },
        body,
      }).catch((error: unknown) => {
        throw new Error(reasonOf(error));
      });
      await response.body?.cancel();
      if (!response.ok) throw new Error(`the receiver answered ${response.status}`);
    },
  };
}
