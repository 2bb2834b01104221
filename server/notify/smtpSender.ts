// A way out of the centre: mail through the SMTP server of the organisation.
import { createTransport } from 'nodemailer';
import type { MessageSender } from '#server/notification/notificationOutbox.ts';

export interface SmtpSettings {
  /** `smtp://` or `smtps://`, with user and password where the server wants them. */
  readonly url: string;
  readonly from: string;
}

const timeoutMs = 10_000;

/** Replies of a server may repeat what it was sent; the log must not. */
function withoutSecrets(text: string, url: string): string {
  const { username, password } = new URL(url);
  return [username, password]
    .flatMap((part) => [part, decodeURIComponent(part)])
    .filter((part) => part !== '')
    .flatMap((part) => [part, Buffer.from(part).toString('base64')])
    .reduce((clean, part) => clean.replaceAll(part, '…'), text);
}

export function createSmtpSender({ url, from }: SmtpSettings): MessageSender {
  const transport = createTransport({
    url,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    destination: new URL(url).host,
    send: async ({ id, to, subject, body }) => {
      try {
        // The same id with every attempt: a server that took it before its answer was lost can tell.
        await transport.sendMail({ from, to, subject, text: body, messageId: `<${id}@ioc>` });
      } catch (error) {
        throw new Error(withoutSecrets(error instanceof Error ? error.message : String(error), url));
      }
    },
  };
}
