import { translations } from '#client/locale/translations.ts';

export const siteTexts = translations({
  vi: {
    states: { degraded: 'hoạt động hạn chế', down: 'mất liên lạc', unheard: 'chưa từng báo cáo' },
    causes: {
      power: 'mất điện',
      cable: 'đứt cáp',
      equipment: 'hỏng thiết bị',
      generator: 'chạy máy nổ',
      battery: 'chạy ắc quy',
      maintenance: 'bảo trì',
    },
    unknownCause: 'chưa rõ',
  },
  en: {
    states: { degraded: 'degraded', down: 'out of contact', unheard: 'never reported' },
    causes: {
      power: 'no power',
      cable: 'cable cut',
      equipment: 'faulty equipment',
      generator: 'on generator',
      battery: 'on battery',
      maintenance: 'maintenance',
    },
    unknownCause: 'unknown',
  },
});
