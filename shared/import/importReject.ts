import { z } from 'zod';
import type { LocalText } from '#shared/locale/localText.ts';

/** Why something of a row was not taken. Both sides have words for each. */
export const importRejectCodes = [
  'area-missing',
  'unknown-area',
  'ambiguous-area',
  'outside-scope',
  'indicator-missing',
  'unknown-indicator',
  'wrong-level',
  'time-missing',
  'no-date',
  'date-unreadable',
  'date-ambiguous',
  'time-out-of-range',
  'no-number',
  'number-unreadable',
  'number-ambiguous',
  'not-a-percentage',
  'negative-denominator',
  'negative',
  'part-of-nothing',
  'over-whole',
  'over-hundred',
  'part-missing',
  'both-given',
  'formula-uncomputed',
  'error-cell',
  'merged-cell',
  'wrong-kind',
  'duplicate',
  'too-many-cells',
  'id-missing',
  'closed-before-created',
  'refused',
] as const;
export type ImportRejectCode = (typeof importRejectCodes)[number];

/** `column` from 0; null: the row as a whole. `text` is what stands in the cell, or what else helps to find the fault. */
export const importRejectSchema = z.strictObject({
  line: z.int(),
  column: z.int().nullable(),
  code: z.enum(importRejectCodes),
  text: z.string(),
});
export type ImportReject = Readonly<z.infer<typeof importRejectSchema>>;

/** The reason as a sentence; `%` stands for what is in the cell. */
const reasons: Readonly<Record<ImportRejectCode, LocalText>> = {
  'area-missing': { vi: 'Ô địa bàn để trống.', en: 'The area is blank.' },
  'unknown-area': {
    vi: 'Không có địa bàn nào tên hoặc mã là “%” vào thời điểm này.',
    en: 'No area has the name or code “%” at this time.',
  },
  'ambiguous-area': {
    vi: 'Tên này chỉ nhiều địa bàn: %. Hãy ghi mã hoặc tên đầy đủ.',
    en: 'Several areas have this name: %. Give the code or the full name.',
  },
  'outside-scope': {
    vi: 'Địa bàn “%” không thuộc phạm vi tài khoản của bạn.',
    en: 'Area “%” is outside what your account may change.',
  },
  'indicator-missing': { vi: 'Ô chỉ số để trống.', en: 'The indicator is blank.' },
  'unknown-indicator': {
    vi: 'Không có chỉ số nào tên hoặc mã là “%”.',
    en: 'No indicator has the name or id “%”.',
  },
  'wrong-level': {
    vi: 'Chỉ số này không báo cáo cho cấp của địa bàn “%”.',
    en: 'This indicator is not reported for the level of area “%”.',
  },
  'time-missing': { vi: 'Ô thời gian để trống.', en: 'The time is blank.' },
  // "no-": nobody has chosen a form yet; the sentence must not speak of one.
  'no-date': { vi: '“%” không phải ngày.', en: '“%” is no date.' },
  'date-unreadable': {
    vi: '“%” không phải ngày theo cách đọc đã chọn.',
    en: '“%” is no date in the chosen form.',
  },
  'date-ambiguous': {
    vi: '“%” đọc được nhiều cách. Hãy chọn cách ghi ngày.',
    en: '“%” can be read in more than one way. Choose how dates are written.',
  },
  'time-out-of-range': {
    vi: 'Thời điểm “%” ở tương lai hoặc trước năm 2000.',
    en: 'The time “%” is in the future or before 2000.',
  },
  'no-number': { vi: '“%” không phải số.', en: '“%” is no number.' },
  'number-unreadable': {
    vi: '“%” không phải số theo cách đọc đã chọn.',
    en: '“%” is no number in the chosen form.',
  },
  'number-ambiguous': {
    vi: '“%” đọc được nhiều cách. Hãy chọn dấu thập phân.',
    en: '“%” can be read in more than one way. Choose the decimal sign.',
  },
  'not-a-percentage': {
    vi: '“%” là phần trăm, còn chỉ số này thì không.',
    en: '“%” is a percentage, this indicator is not.',
  },
  'negative-denominator': { vi: 'Mẫu số “%” là số âm.', en: 'The denominator “%” is negative.' },
  negative: {
    vi: '“%” là số âm; chỉ số này chỉ nhận từ 0 trở lên.',
    en: '“%” is negative; 0 or more is accepted.',
  },
  'part-of-nothing': {
    vi: '“%”: mẫu số là 0 thì tử số cũng phải là 0.',
    en: '“%”: where the denominator is 0, the numerator must be 0.',
  },
  'over-whole': {
    vi: '“%”: tử số lớn hơn mẫu số; chỉ nhận tử số nhiều nhất bằng mẫu số.',
    en: '“%”: the numerator is larger than the denominator; at most the denominator is accepted.',
  },
  'over-hundred': {
    vi: '“%” lớn hơn 100 %; tỷ lệ này chỉ nhận từ 0 đến 100.',
    en: '“%” is more than 100 %; this share is accepted from 0 to 100.',
  },
  'part-missing': {
    vi: 'Thiếu tử số hoặc mẫu số; phần còn lại là “%”.',
    en: 'The numerator or the denominator is missing; the other part is “%”.',
  },
  'both-given': {
    vi: 'Có cả giá trị “%” và tử số, mẫu số: chỉ được ghi một trong hai.',
    en: 'There is a value “%” beside numerator and denominator: give one or the other.',
  },
  'formula-uncomputed': {
    vi: 'Ô có công thức nhưng tệp không lưu kết quả. Hãy mở bằng Excel, lưu lại rồi nhập.',
    en: 'The cell is a formula without its result. Open the file in Excel, save it, and import it again.',
  },
  'error-cell': { vi: 'Ô báo lỗi %.', en: 'The cell shows the error %.' },
  'merged-cell': {
    vi: 'Ô thuộc vùng gộp %. Hãy bỏ gộp và ghi giá trị vào từng ô.',
    en: 'The cell is part of the merged range %. Unmerge it and write each value.',
  },
  'wrong-kind': { vi: '“%” không đúng loại của cột này.', en: '“%” is not of the kind of this column.' },
  duplicate: {
    vi: 'Trùng với dòng % nhưng khác giá trị.',
    en: 'It says something else than line % about the same.',
  },
  'too-many-cells': {
    vi: 'Dòng có % ô, nhiều hơn tiêu đề: có thể sai dấu phân cách.',
    en: 'The row has % cells, more than the header: the separator may be another.',
  },
  'id-missing': { vi: 'Ô mã hồ sơ để trống.', en: 'The id of the case is blank.' },
  'closed-before-created': {
    vi: 'Ngày xong “%” trước ngày tiếp nhận.',
    en: 'It was closed (“%”) before it was created.',
  },
  refused: { vi: 'Hệ thống từ chối: %', en: 'The system refused it: %' },
};

/** The reason of a reject for somebody who has the file open. */
export const rejectReason = ({ code, text }: Pick<ImportReject, 'code' | 'text'>): LocalText => ({
  vi: reasons[code].vi.replace('%', () => text),
  en: reasons[code].en.replace('%', () => text),
});
