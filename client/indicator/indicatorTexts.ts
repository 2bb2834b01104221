import { translations } from '#client/locale/translations.ts';

export const indicatorTexts = translations({
  vi: {
    attention: 'cần chú ý',
    critical: 'nghiêm trọng',
    due: (age: string) => `đến kỳ, quá ${age}`,
    late: (age: string) => `chậm ${age}`,
    missingSince: (moment: string) => `thiếu số liệu từ ${moment}`,
    missing: 'chưa có số liệu',
  },
  en: {
    attention: 'attention',
    critical: 'critical',
    due: (age: string) => `due, ${age} over`,
    late: (age: string) => `late by ${age}`,
    missingSince: (moment: string) => `no data since ${moment}`,
    missing: 'no data yet',
  },
});
