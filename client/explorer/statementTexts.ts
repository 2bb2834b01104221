import { translations } from '#client/locale/translations.ts';

const andEnglish = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** The sentence on top of the explorer is put together from these; each part begins with its own punctuation. */
export const statementTexts = translations({
  vi: {
    at: (place: string, indicator: string) => `${place}: ${indicator}`,
    valued: (title: string, value: string) => `${title} ${value}`,
    names: (names: readonly string[]) => names.join(', '),
    points: (difference: string) => `${difference} điểm`,
    under: (difference: string) => `, thấp hơn chỉ tiêu ${difference}`,
    over: (difference: string) => `, cao hơn chỉ tiêu ${difference}`,
    almost: (target: string) => `, sát chỉ tiêu ${target} nhưng chưa đạt`,
    reached: (target: string) => `, đạt chỉ tiêu ${target}`,
    targetOf: (target: string) => `, chỉ tiêu ${target}`,
    attention: ', ở mức cần chú ý',
    critical: ', ở mức nghiêm trọng',
    pullDown: (names: string, share: string) => `; ${names} kéo giảm nhiều nhất, chiếm ${share} phần thiếu`,
    pullUp: (names: string, share: string) => `; ${names} làm tăng nhiều nhất, chiếm ${share} phần vượt`,
    onlyThese: (names: string) => `; chỉ còn ${names} chưa đạt`,
    someLeft: (count: string, many: string, names: string) =>
      `; còn ${count} ${many} chưa đạt, nhiều nhất là ${names}`,
    most: (names: string, share: string) => `; ${names} nhiều nhất, chiếm ${share} tổng số`,
    allIn: (names: string) => `; tất cả ở ${names}`,
    lowest: (names: string) => `; thấp nhất: ${names}`,
    highest: (names: string) => `; cao nhất: ${names}`,
    missing: (indicator: string) => `${indicator}: thiếu số liệu`,
    missingSince: (indicator: string, since: string) => `${indicator}: thiếu số liệu từ ${since}`,
    notHere: (reported: string, asked: string) =>
      `Chỉ số này báo cáo ở cấp ${reported}, không có ở cấp ${asked}.`,
  },
  en: {
    at: (place: string, indicator: string) => `${place}, ${indicator}`,
    valued: (title: string, value: string) => `${title}: ${value}`,
    names: andEnglish,
    points: (difference: string) => `${difference} points`,
    under: (difference: string) => `, ${difference} below the target`,
    over: (difference: string) => `, ${difference} above the target`,
    almost: (target: string) => `, close to the target of ${target} but short of it`,
    reached: (target: string) => `, reaching the target of ${target}`,
    targetOf: (target: string) => `, against a target of ${target}`,
    attention: ', calling for attention',
    critical: ', critical',
    pullDown: (names: string, share: string) =>
      `; ${names} pull it down most, with ${share} of the shortfall`,
    pullUp: (names: string, share: string) => `; ${names} push it up most, with ${share} of the excess`,
    onlyThese: (names: string) => `; only ${names} still short of it`,
    someLeft: (count: string, many: string, names: string) =>
      `; ${count} ${many} still short of it, most of all ${names}`,
    most: (names: string, share: string) => `; most in ${names}, ${share} of the total`,
    allIn: (names: string) => `; all in ${names}`,
    lowest: (names: string) => `; lowest: ${names}`,
    highest: (names: string) => `; highest: ${names}`,
    missing: (indicator: string) => `${indicator}: no data`,
    missingSince: (indicator: string, since: string) => `${indicator}: no data since ${since}`,
    notHere: (reported: string, asked: string) =>
      `This indicator is reported for ${reported}, not for ${asked}.`,
  },
});
