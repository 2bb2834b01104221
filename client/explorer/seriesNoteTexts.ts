import { translations } from '#client/locale/translations.ts';

/** What a chart says where its range goes beyond the days of its area. */
export const seriesNoteTexts = translations({
  vi: {
    span: (from: string, to: string) => `Từ ${from} đến ${to}:`,
    'same-territory': (names: string) => `số liệu của ${names}, cùng địa bàn.`,
    'split-territory': (names: string) =>
      `không có số liệu cùng địa bàn, vì khi đó thuộc ${names}, sau đã chia tách hoặc nhận thêm.`,
    'unknown-territory': () => 'chưa có số liệu của các đơn vị cũ trên địa bàn này.',
    'before-area': (names: string) => `chưa có địa bàn này; khi đó thuộc ${names}.`,
    'after-area': (names: string) => `địa bàn này đã kết thúc; nay thuộc ${names}.`,
  },
  en: {
    span: (from: string, to: string) => `From ${from} to ${to}:`,
    'same-territory': (names: string) => `data of ${names}, the same territory.`,
    'split-territory': (names: string) =>
      `no data of the same territory: it lay in ${names}, which was divided or has gained since.`,
    'unknown-territory': () => 'there is no data of the former units of this territory.',
    'before-area': (names: string) => `the area did not exist yet; its territory lay in ${names}.`,
    'after-area': (names: string) => `the area had ended; its territory is in ${names} now.`,
  },
});
