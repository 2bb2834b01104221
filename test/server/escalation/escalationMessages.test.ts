import { describe, expect, test } from 'vitest';
import type { EscalatedAlert } from '#server/escalation/escalationBook.ts';
import { escalationMessages, type MessageMeans } from '#server/escalation/escalationMessages.ts';
import type { DutyTurn } from '#shared/shift/dutyTurn.ts';
import { anAlert } from '#test/support/alertBuilders.ts';
import { anEscalation } from '#test/support/escalationBuilders.ts';
import { minuteMs, testNow } from '#test/support/readingBuilders.ts';
import { aTurn } from '#test/support/shiftBuilders.ts';

const way = { destination: 'receiver.example', send: async () => undefined };
let ids = 0;
const means = (given: Partial<MessageMeans> = {}): MessageMeans => ({
  centre: { vi: 'Trung tâm IOC', en: 'The IOC' },
  timeZone: 'Asia/Ho_Chi_Minh',
  titleOf: () => ({ vi: 'BTS mất liên lạc hàng loạt', en: 'Many BTS out' }),
  placeOf: () => ({ vi: 'Thành phố Vinh', en: 'Vinh City' }),
  senders: { webhook: way, email: way },
  newId: () => {
    ids += 1;
    return `message-${ids}`;
  },
  ...given,
});
const binh = aTurn({ name: 'Lê Bình', position: 'Lãnh đạo trực', email: 'binh@nghean.example' });
const john = aTurn({ id: 'turn-john-1', name: 'John', email: 'john@nghean.example', language: 'en' });
const escalated = (turns: readonly DutyTurn[], id = 'alert-1'): EscalatedAlert => ({
  alert: anAlert({ id, priority: 'critical' }),
  escalation: anEscalation({ alert: id, at: testNow + 18 * minuteMs, waitingSinceAt: testNow, level: 2 }),
  turns,
});

describe('what leaves the centre', () => {
  test("is one mail for each who is told, in their language, with the province's time", () => {
    const messages = escalationMessages([escalated([binh, john])], testNow, means());

    const mails = messages.filter(({ channel }) => channel === 'email');
    expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
      ['binh@nghean.example', '[IOC] 1 cảnh báo quá hạn tiếp nhận'],
      ['john@nghean.example', '[IOC] 1 alert past the deadline'],
    ]);
    expect(mails[0]?.body).toContain('Kính gửi Lê Bình (Lãnh đạo trực),');
    expect(mails[0]?.body).toContain(
      '1. [Khẩn cấp] BTS mất liên lạc hàng loạt · Thành phố Vinh · chờ từ 21/11 14:00 (18 phút) · chuyển cấp 2',
    );
    expect(mails[1]?.body).toContain('[Critical] Many BTS out · Vinh City');
  });

  test('tells each only what went up to them', () => {
    const messages = escalationMessages(
      [escalated([binh]), escalated([binh, john], 'alert-2')],
      testNow,
      means({ senders: { email: way } }),
    );

    expect(messages.map(({ to, subject }) => [to, /\d+/.exec(subject)?.[0]])).toEqual([
      ['binh@nghean.example', '2'],
      ['john@nghean.example', '1'],
    ]);
  });

  test('by webhook is JSON with words in both languages', () => {
    const [message] = escalationMessages([escalated([binh])], testNow, means({ senders: { webhook: way } }));

    expect(message).toMatchObject({ channel: 'webhook', to: 'receiver.example' });
    expect(JSON.parse(message?.body ?? '')).toMatchObject({
      id: message?.id,
      kind: 'escalation',
      total: 1,
      escalations: [
        {
          alert: 'alert-1',
          priority: 'critical',
          level: 2,
          waitingSince: testNow,
          title: { en: 'Many BTS out' },
        },
      ],
      text: { vi: expect.stringContaining('quá hạn'), en: expect.stringContaining('past the deadline') },
    });
  });

  test('lists as many as anybody reads and counts the rest', () => {
    const many = Array.from({ length: 1_000 }, (_, index) => escalated([binh], `alert-${index}`));

    const [message] = escalationMessages(many, testNow, means({ senders: { email: way } }));

    expect(message?.body.match(/^\d+\. /gm)).toHaveLength(20);
    expect(message?.body).toContain('… và 980 cảnh báo khác.');
  });

  test('is nothing where no way is set up, where nobody has an address, or where nothing went up', () => {
    expect(escalationMessages([escalated([binh])], testNow, means({ senders: {} }))).toEqual([]);
    expect(escalationMessages([escalated([aTurn()])], testNow, means({ senders: { email: way } }))).toEqual(
      [],
    );
    expect(escalationMessages([], testNow, means())).toEqual([]);
  });
});
