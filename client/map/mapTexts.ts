import { translations } from '#client/locale/translations.ts';

export const mapTexts = translations({
  vi: {
    by: (levels: string) => `theo ${levels}`,
    target: (value: string) => `chỉ tiêu ${value}`,
    notFresh: 'chưa có số liệu mới',
    loading: 'Đang tải sơ đồ…',
    mapOf: (name: string) => `Sơ đồ ${name}`,
  },
  en: {
    by: (levels: string) => `across ${levels}`,
    target: (value: string) => `target ${value}`,
    notFresh: 'no recent data',
    loading: 'Loading the map…',
    mapOf: (name: string) => `Map of ${name}`,
  },
});
