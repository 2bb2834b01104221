import type { Freshness } from '#shared/indicator/freshness.ts';
import type { SeriesNoteCode } from '#shared/indicator/seriesNote.ts';
import type { Language } from '#shared/locale/localText.ts';

interface ExportTexts {
  readonly sheet: string;
  readonly areaCode: string;
  readonly area: string;
  readonly indicatorId: string;
  readonly indicator: string;
  readonly bucket: string;
  readonly at: string;
  readonly value: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly share: string;
  readonly unit: string;
  readonly partsUnit: string;
  readonly reporting: string;
  readonly expected: string;
  readonly state: string;
  readonly note: string;
  readonly states: Readonly<Record<Freshness, string>>;
  readonly notes: Readonly<Record<SeriesNoteCode, (names: string) => string>>;
}

/**
 * The words of an exported file. Its columns have the names that an import looks for, so that a file that was put right comes
 * back in without a choice; the share beside both parts has another, because it says nothing that they do not.
 */
export const exportTexts: Readonly<Record<Language, ExportTexts>> = {
  vi: {
    sheet: 'Số liệu',
    areaCode: 'Mã địa bàn',
    area: 'Tên địa bàn',
    indicatorId: 'Mã chỉ số',
    indicator: 'Tên chỉ số',
    bucket: 'Bắt đầu kỳ',
    at: 'Thời điểm',
    value: 'Giá trị',
    numerator: 'Tử số',
    denominator: 'Mẫu số',
    share: 'Tỷ lệ',
    unit: 'Đơn vị tính',
    partsUnit: 'Đơn vị tử số, mẫu số',
    reporting: 'Số địa bàn báo cáo',
    expected: 'Số địa bàn cần báo cáo',
    state: 'Trạng thái',
    note: 'Ghi chú',
    states: { fresh: 'mới', due: 'đến kỳ', late: 'chậm', missing: 'thiếu' },
    notes: {
      'same-territory': (names) => `cùng địa bàn, khi đó gồm ${names}`,
      'split-territory': (names) => `không có số liệu cùng địa bàn: khi đó thuộc ${names}, sau đã chia tách`,
      'unknown-territory': () => 'chưa có số liệu của các đơn vị cũ trên địa bàn này',
      'before-area': (names) => `chưa có địa bàn này; khi đó thuộc ${names}`,
      'after-area': (names) => `địa bàn đã kết thúc; nay thuộc ${names}`,
    },
  },
  en: {
    sheet: 'Data',
    areaCode: 'Area',
    area: 'Name of the area',
    indicatorId: 'Indicator',
    indicator: 'Name of the indicator',
    bucket: 'Period from',
    at: 'Time',
    value: 'Value',
    numerator: 'Numerator',
    denominator: 'Denominator',
    share: 'Share',
    unit: 'Unit',
    partsUnit: 'Unit of the parts',
    reporting: 'Areas reporting',
    expected: 'Areas expected',
    state: 'State',
    note: 'Note',
    states: { fresh: 'fresh', due: 'due', late: 'late', missing: 'missing' },
    notes: {
      'same-territory': (names) => `same territory, then ${names}`,
      'split-territory': (names) => `no data of the same territory: it lay in ${names}, which was divided`,
      'unknown-territory': () => 'there is no data of the former units of this territory',
      'before-area': (names) => `the area did not exist yet; its territory lay in ${names}`,
      'after-area': (names) => `the area had ended; its territory is in ${names} now`,
    },
  },
};
