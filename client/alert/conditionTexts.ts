import { translations } from '#client/locale/translations.ts';

/** When a rule raises, in words. */
export const conditionTexts = translations({
  vi: {
    threshold: {
      above: (name: string, limit: string) => `${name} từ ${limit} trở lên`,
      below: (name: string, limit: string) => `${name} còn ${limit} trở xuống`,
    },
    rate: {
      above: (name: string, limit: string, window: string) => `${name} tăng từ ${limit} trong ${window}`,
      below: (name: string, limit: string, window: string) => `${name} thay đổi đến ${limit} trong ${window}`,
    },
    projection: {
      above: (name: string, end: string, target: string) => `${name}: ước đến ${end} vượt ${target}`,
      below: (name: string, end: string, target: string) => `${name}: ước đến ${end} không đạt ${target}`,
    },
    periodEnd: { day: 'hết ngày', month: 'hết tháng', year: 'hết năm' },
    missing: {
      late: (name: string) => `${name} chậm số liệu`,
      missing: (name: string) => `${name} thiếu số liệu`,
    },
    deviation: {
      above: (name: string, spreads: string, weeks: string) =>
        `${name} cao bất thường: hơn ${spreads} lần độ lệch của cùng giờ trong ${weeks} tuần`,
      below: (name: string, spreads: string, weeks: string) =>
        `${name} thấp bất thường: hơn ${spreads} lần độ lệch của cùng giờ trong ${weeks} tuần`,
      either: (name: string, spreads: string, weeks: string) =>
        `${name} khác thường: hơn ${spreads} lần độ lệch của cùng giờ trong ${weeks} tuần`,
    },
    lateSource: (source: string, time: string) => `${source} im lặng quá ${time}`,
    sites: (limit: string, kind: string) => `từ ${limit} ${kind} mất liên lạc`,
  },
  en: {
    threshold: {
      above: (name: string, limit: string) => `${name} at ${limit} or more`,
      below: (name: string, limit: string) => `${name} at ${limit} or less`,
    },
    rate: {
      above: (name: string, limit: string, window: string) => `${name} up by ${limit} in ${window}`,
      below: (name: string, limit: string, window: string) => `${name} changed by ${limit} in ${window}`,
    },
    projection: {
      above: (name: string, end: string, target: string) => `${name} by ${end}: beyond ${target}`,
      below: (name: string, end: string, target: string) => `${name} by ${end}: short of ${target}`,
    },
    periodEnd: { day: 'midnight', month: 'the end of the month', year: 'the end of the year' },
    missing: {
      late: (name: string) => `${name} is late`,
      missing: (name: string) => `${name} is missing`,
    },
    deviation: {
      above: (name: string, spreads: string, weeks: string) =>
        `${name} unusually high: over ${spreads} spreads of the same hour in ${weeks} weeks`,
      below: (name: string, spreads: string, weeks: string) =>
        `${name} unusually low: over ${spreads} spreads of the same hour in ${weeks} weeks`,
      either: (name: string, spreads: string, weeks: string) =>
        `${name} unusual: over ${spreads} spreads of the same hour in ${weeks} weeks`,
    },
    lateSource: (source: string, time: string) => `${source} silent for over ${time}`,
    sites: (limit: string, kind: string) => `${limit} or more ${kind} down`,
  },
});
