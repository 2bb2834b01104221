import { translations } from '#client/locale/translations.ts';

/** How a value stands beside that of a month and of a year before. */
export const comparisonTexts = translations({
  vi: {
    label: 'So sánh với cùng kỳ',
    month: 'So với cùng kỳ tháng trước',
    year: 'So với cùng kỳ năm trước',
    points: (difference: string) => `${difference} điểm`,
    percent: (percent: string) => ` (${percent})`,
    equal: 'không đổi',
    from: (before: string, moment: string) => `từ ${before} lúc ${moment}`,
    better: 'tốt lên',
    worse: 'kém đi',
    same: 'cùng địa bàn',
    madeOf: (names: string) => `cùng địa bàn, khi đó gồm ${names}`,
    coverage: (reporting: string, expected: string) => `khi đó ${reporting}/${expected} địa bàn báo cáo`,
    split: (names: string) =>
      `không so sánh được: khi đó địa bàn này thuộc ${names}, sau đã chia tách hoặc nhận thêm, nên không có số liệu cùng địa bàn`,
    unknown: 'không so sánh được: chưa có số liệu của các đơn vị cũ trên địa bàn này',
    nothing: (moment: string) => `chưa có số liệu lúc ${moment}`,
    reading: 'đang đọc…',
    failed: 'không đọc được số liệu kỳ trước',
  },
  en: {
    label: 'Against the same time before',
    month: 'Against the same time last month',
    year: 'Against the same time last year',
    points: (difference: string) => `${difference} points`,
    percent: (percent: string) => ` (${percent})`,
    equal: 'unchanged',
    from: (before: string, moment: string) => `from ${before} at ${moment}`,
    better: 'better',
    worse: 'worse',
    same: 'same territory',
    madeOf: (names: string) => `same territory, then ${names}`,
    coverage: (reporting: string, expected: string) => `${reporting}/${expected} areas reported then`,
    split: (names: string) =>
      `cannot be compared: the territory lay in ${names} then, which was divided or has gained since, so no number is of the same territory`,
    unknown: 'cannot be compared: there is no data of the former units of this territory',
    nothing: (moment: string) => `no data at ${moment}`,
    reading: 'reading…',
    failed: 'the earlier data could not be read',
  },
});
