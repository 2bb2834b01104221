import { translations } from '#client/locale/translations.ts';

export const mapTexts = translations({
  vi: {
    by: (levels: string) => `theo ${levels}`,
    target: (value: string) => `chỉ tiêu ${value}`,
    notFresh: 'chưa có số liệu mới',
    loading: 'Đang tải sơ đồ…',
    mapOf: (name: string) => `Sơ đồ ${name}`,
    criticalHere: 'cảnh báo khẩn cấp',
    sitesDown: 'số vị trí mất liên lạc',
    sitesDegraded: 'hoạt động hạn chế',
  },
  en: {
    by: (levels: string) => `across ${levels}`,
    target: (value: string) => `target ${value}`,
    notFresh: 'no recent data',
    loading: 'Loading the map…',
    mapOf: (name: string) => `Map of ${name}`,
    criticalHere: 'critical alert',
    sitesDown: 'sites out of contact',
    sitesDegraded: 'degraded',
  },
});
