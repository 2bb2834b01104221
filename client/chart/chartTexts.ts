import { translations } from '#client/locale/translations.ts';

export const chartTexts = translations({
  vi: {
    now: 'bây giờ',
    lastDay: '24 giờ qua',
    none: 'không có cảnh báo',
    count: (count: string) => `${count} cảnh báo`,
    critical: (count: string) => `${count} khẩn cấp`,
    worth: (count: string) => `mỗi vạch ${count} cảnh báo`,
  },
  en: {
    now: 'now',
    lastDay: 'Last 24 hours',
    none: 'no alerts',
    count: (count: string) => `${count} alerts`,
    critical: (count: string) => `${count} critical`,
    worth: (count: string) => `a block is ${count} alerts`,
  },
});
