import { translations } from '#client/locale/translations.ts';
import { counted } from '#shared/locale/counted.ts';

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
    count: (count: string) => counted(count, 'alert'),
    critical: (count: string) => `${count} critical`,
    worth: (count: string) => `a block is ${counted(count, 'alert')}`,
  },
});
