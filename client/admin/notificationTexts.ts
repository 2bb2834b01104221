import { translations } from '#client/locale/translations.ts';
import { counted } from '#shared/locale/counted.ts';

export const notificationTexts = translations({
  vi: {
    title: 'Thông báo gửi đi',
    intro:
      'Cảnh báo quá hạn tiếp nhận được báo ra ngoài bằng webhook và thư điện tử cho người trong lịch trực. Thông báo chờ trên đĩa đến khi gửi được; không gửi được thì thử lại, thưa dần, tối đa 12 giờ.',
    reading: 'Đang đọc…',
    none: 'Chưa có thông báo nào.',
    isSet: 'đã cấu hình',
    isNotSet: {
      webhook: 'chưa cấu hình (IOC_NOTIFY_WEBHOOK_URL, IOC_NOTIFY_WEBHOOK_SECRET)',
      email: 'chưa cấu hình (IOC_SMTP_URL, IOC_SMTP_FROM)',
    },
    channel: { webhook: 'Webhook', email: 'Thư điện tử' },
    columns: { at: 'Lập lúc', to: 'Gửi tới', what: 'Nội dung', state: 'Kết quả' },
    state: { waiting: 'Chờ gửi', sent: 'Đã gửi', failed: 'Không gửi được' },
    attempts: (count: string) => `${count} lần thử`,
    problem: (reason: string) => `Lý do: ${reason}`,
    nextAt: (moment: string) => `thử lại lúc ${moment}`,
  },
  en: {
    title: 'Outgoing notifications',
    intro:
      'An alert past its deadline is told outside by webhook and by mail to those on the roster. A notification waits on disk until it has left; when it cannot, it is tried again, less and less often, for up to 12 hours.',
    reading: 'Reading…',
    none: 'There is no notification yet.',
    isSet: 'set up',
    isNotSet: {
      webhook: 'not set up (IOC_NOTIFY_WEBHOOK_URL, IOC_NOTIFY_WEBHOOK_SECRET)',
      email: 'not set up (IOC_SMTP_URL, IOC_SMTP_FROM)',
    },
    channel: { webhook: 'Webhook', email: 'Mail' },
    columns: { at: 'Made', to: 'To', what: 'Content', state: 'Outcome' },
    state: { waiting: 'Waiting', sent: 'Sent', failed: 'Given up' },
    attempts: (count: string) => counted(count, 'attempt'),
    problem: (reason: string) => `Reason: ${reason}`,
    nextAt: (moment: string) => `next attempt ${moment}`,
  },
});
