import { translations } from '#client/locale/translations.ts';

/** The words of priorities and states, the same on every page. */
export const alertTexts = translations({
  vi: {
    priority: { critical: 'Khẩn cấp', high: 'Cao', medium: 'Trung bình', low: 'Thấp' },
    state: {
      normal: 'Đã kết thúc',
      unacknowledged: 'Chưa tiếp nhận',
      acknowledged: 'Đã tiếp nhận',
      'returned-unacknowledged': 'Đã hết, chưa tiếp nhận',
      'latched-unacknowledged': 'Đã hết, chờ tiếp nhận và đặt lại',
      'latched-acknowledged': 'Đã tiếp nhận, chờ đặt lại',
      shelved: 'Tạm gác',
      'suppressed-by-design': 'Ẩn theo thiết kế',
      'out-of-service': 'Ngừng theo dõi',
    },
    lateSource: (source: string) => `${source} không gửi số liệu`,
  },
  en: {
    priority: { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low' },
    state: {
      normal: 'Over',
      unacknowledged: 'Not acknowledged',
      acknowledged: 'Acknowledged',
      'returned-unacknowledged': 'Gone, not acknowledged',
      'latched-unacknowledged': 'Gone, to acknowledge and reset',
      'latched-acknowledged': 'Acknowledged, to reset',
      shelved: 'Shelved',
      'suppressed-by-design': 'Suppressed by design',
      'out-of-service': 'Out of service',
    },
    lateSource: (source: string) => `${source} sends no data`,
  },
});
