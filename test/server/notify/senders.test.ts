import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createSmtpSender } from '#server/notify/smtpSender.ts';
import { createWebhookSender } from '#server/notify/webhookSender.ts';
import { aMessage } from '#test/support/notificationBuilders.ts';
import { testNow } from '#test/support/readingBuilders.ts';
import { type SmtpListener, startSmtpListener } from '#test/support/smtpListener.ts';
import { startWebhookReceiver, type WebhookReceiver } from '#test/support/webhookReceiver.ts';

const secret = 'khoa-ky-cua-trung-tam';

describe('a webhook', () => {
  let receiver: WebhookReceiver;
  const send = () => createWebhookSender({ url: receiver.url, secret }, () => testNow).send(aMessage());

  beforeAll(async () => {
    receiver = await startWebhookReceiver();
  });
  beforeEach(() => receiver.answer(204));
  afterAll(() => receiver.stop());

  test('posts the body as it is, signed so that the receiver can tell who speaks and when', async () => {
    await send();

    const call = receiver.calls.at(-1);
    const signed = createHmac('sha256', secret).update(`${testNow}.${aMessage().body}`).digest('hex');
    expect(call?.body).toBe(aMessage().body);
    expect(call?.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'x-ioc-id': aMessage().id,
      'x-ioc-timestamp': String(testNow),
      'x-ioc-signature': `sha256=${signed}`,
    });
  });

  test.each([
    [500, 'the receiver answered 500'],
    [404, 'the receiver answered 404'],
    [302, 'the receiver answered 302'],
    [null, 'the call failed'],
  ])('that is answered with %s was not sent, and the reason names no secret', async (status, reason) => {
    receiver.answer(status);

    const problem = await send().catch((error: Error) => error.message);

    expect(problem).toContain(reason);
    expect(problem).not.toContain('ma-bi-mat');
    expect(problem).not.toContain(secret);
  });

  test('to nobody says that the call failed', async () => {
    const sender = createWebhookSender({ url: 'http://127.0.0.1:1/?token=ma-bi-mat', secret }, () => testNow);

    await expect(sender.send(aMessage())).rejects.toThrow(/^the call failed/);
    expect(sender.destination).toBe('127.0.0.1:1');
  });
});

describe('a mail', () => {
  let listener: SmtpListener;
  const sender = () =>
    createSmtpSender({
      url: `smtp://ioc:mat-khau-smtp@127.0.0.1:${listener.port}`,
      from: 'IOC Nghệ An <ioc@nghean.example>',
    });
  const mail = aMessage({
    channel: 'email',
    to: 'binh@nghean.example',
    subject: '[IOC] 2 cảnh báo quá hạn tiếp nhận',
    body: 'Kính gửi Lê Bình,\n\nTrạm BTS mất liên lạc',
  });

  beforeAll(async () => {
    listener = await startSmtpListener();
  });
  beforeEach(() => listener.setMood('take'));
  afterAll(() => listener.stop());

  test('arrives with its Vietnamese words, and the same id with every attempt', async () => {
    await sender().send(mail);
    await sender().send(mail);

    const [first, second] = listener.mails.slice(-2);
    expect(first).toMatchObject({ from: 'ioc@nghean.example', to: ['binh@nghean.example'] });
    expect(first?.text).toContain('Kính gửi Lê Bình,');
    expect(first?.text).toContain('Trạm BTS mất liên lạc');
    const idOf = (headers = '') => /message-id: (.*)/i.exec(headers)?.[1];
    expect(idOf(first?.headers)).toBe(`<${mail.id}@ioc>`);
    expect(idOf(second?.headers)).toBe(idOf(first?.headers));
  });

  test('that is refused was not sent, and the reason does not repeat the password', async () => {
    listener.setMood('refuse');

    const problem = await sender()
      .send(mail)
      .catch((error: Error) => error.message);

    expect(problem).toContain('451');
    expect(problem).not.toContain('mat-khau-smtp');
  });

  test('to a server that is away was not sent', async () => {
    const away = createSmtpSender({ url: 'smtp://127.0.0.1:1', from: 'ioc@nghean.example' });

    await expect(away.send(mail)).rejects.toThrow('ECONNREFUSED');
  });
});
