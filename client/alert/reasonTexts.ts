import { translations } from '#client/locale/translations.ts';

/** The words of why an alert was raised. The value itself stands before them. */
export const reasonTexts = translations({
  vi: {
    limitAbove: (limit: string) => `ngưỡng từ ${limit}`,
    limitBelow: (limit: string) => `ngưỡng đến ${limit}`,
    rose: (change: string, window: string) => `tăng ${change} trong ${window}`,
    fell: (change: string, window: string) => `giảm ${change} trong ${window}`,
    within: (limit: string, window: string) => `${limit} trong ${window}`,
    before: (value: string, clock: string) => `lúc ${clock} là ${value}`,
    projected: {
      day: (value: string) => `ước hết ngày ${value}`,
      month: (value: string) => `ước hết tháng ${value}`,
      year: (value: string) => `ước hết năm ${value}`,
    },
    target: (target: string) => `chỉ tiêu ${target}`,
    ofPeriod: {
      day: (share: string) => `đã qua ${share} ngày`,
      month: (share: string) => `đã qua ${share} tháng`,
      year: (share: string) => `đã qua ${share} năm`,
    },
    usual: (low: string, high: string) => `thường ${low}–${high}`,
    usualThen: (low: string, high: string, weekday: string) => `thường ${low}–${high} vào giờ này ${weekday}`,
    noDataSince: (moment: string) => `không có số liệu từ ${moment}`,
    neverData: 'chưa từng có số liệu',
    noData: 'không có số liệu',
    lateSource: 'nguồn không gửi số liệu',
    sitesDown: (down: string, total: string, kind: string) => `${down}/${total} ${kind} mất liên lạc`,
    ofOperator: (operator: string) => `của ${operator}`,
    byCause: (cause: string) => `do ${cause}`,
    share: (share: string) => `${share} %`,
    and: ' và ',
    or: ' hoặc ',
    siteKind: {
      bts: 'trạm BTS',
      radio: 'đài truyền thanh',
      conference: 'điểm cầu',
      'data-centre': 'trung tâm dữ liệu',
      route: 'tuyến cáp',
      network: 'điểm mạng',
    },
    cause: { power: 'mất điện', cable: 'đứt cáp', equipment: 'hỏng thiết bị' } as Readonly<
      Record<string, string>
    >,
  },
  en: {
    limitAbove: (limit: string) => `limit ${limit} or more`,
    limitBelow: (limit: string) => `limit ${limit} or less`,
    rose: (change: string, window: string) => `up ${change} in ${window}`,
    fell: (change: string, window: string) => `down ${change} in ${window}`,
    within: (limit: string, window: string) => `${limit} in ${window}`,
    before: (value: string, clock: string) => `${value} at ${clock}`,
    projected: {
      day: (value: string) => `${value} expected by midnight`,
      month: (value: string) => `${value} expected by the end of the month`,
      year: (value: string) => `${value} expected by the end of the year`,
    },
    target: (target: string) => `target ${target}`,
    ofPeriod: {
      day: (share: string) => `${share} of the day gone`,
      month: (share: string) => `${share} of the month gone`,
      year: (share: string) => `${share} of the year gone`,
    },
    usual: (low: string, high: string) => `usually ${low}–${high}`,
    usualThen: (low: string, high: string, weekday: string) =>
      `usually ${low}–${high} at this hour on a ${weekday}`,
    noDataSince: (moment: string) => `no data since ${moment}`,
    neverData: 'no data ever',
    noData: 'no data',
    lateSource: 'the source sends no data',
    sitesDown: (down: string, total: string, kind: string) => `${down} of ${total} ${kind} down`,
    ofOperator: (operator: string) => `of ${operator}`,
    byCause: (cause: string) => `by ${cause}`,
    share: (share: string) => `${share}%`,
    and: ' and ',
    or: ' or ',
    siteKind: {
      bts: 'BTS',
      radio: 'radio stations',
      conference: 'conference points',
      'data-centre': 'data centres',
      route: 'cable routes',
      network: 'network nodes',
    },
    cause: { power: 'loss of power', cable: 'a cut cable', equipment: 'equipment' } as Readonly<
      Record<string, string>
    >,
  },
});
