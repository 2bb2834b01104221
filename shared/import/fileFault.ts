import type { LocalText } from '#shared/locale/localText.ts';

/** Why a file cannot be read at all. `%` stands for where, or what was found there. */
const faults = {
  'not-a-table': {
    vi: 'Tệp không phải bảng tính .xlsx hay văn bản CSV. Hãy lưu lại thành .xlsx hoặc CSV (UTF-8).',
    en: 'The file is neither an .xlsx workbook nor CSV text. Save it as .xlsx or CSV (UTF-8).',
  },
  'old-or-locked-workbook': {
    vi: 'Tệp là bảng tính .xls kiểu cũ hoặc có mật khẩu. Hãy mở bằng Excel và lưu thành .xlsx không có mật khẩu.',
    en: 'The file is an old .xls workbook or has a password. Open it in Excel and save it as .xlsx without one.',
  },
  'open-document': {
    vi: 'Tệp là bảng tính OpenDocument (.ods). Hãy lưu lại thành .xlsx.',
    en: 'The file is an OpenDocument spreadsheet (.ods). Save it as .xlsx.',
  },
  'not-utf8': {
    vi: 'Văn bản không phải UTF-8 (dòng %): có thể là bảng mã cũ như Windows-1258, TCVN3, VNI. Hãy lưu lại thành “CSV UTF-8”.',
    en: 'The text is not UTF-8 (line %): it may be in an old code page such as Windows-1258, TCVN3 or VNI. Save it as “CSV UTF-8”.',
  },
  damaged: {
    vi: 'Bảng tính bị hỏng hoặc không đầy đủ: %. Hãy mở bằng Excel, lưu lại rồi nhập.',
    en: 'The workbook is damaged or incomplete: %. Open it in Excel, save it, and import it again.',
  },
  'too-large-inside': {
    vi: 'Nội dung tệp quá lớn sau khi giải nén: %. Hãy chia thành nhiều tệp nhỏ hơn.',
    en: 'The file is too large once unpacked: %. Split it into smaller files.',
  },
  'too-many-rows': {
    vi: 'Bảng có quá nhiều dòng hoặc cột: %. Hãy chia thành nhiều tệp.',
    en: 'The table has too many rows or columns: %. Split it into several files.',
  },
  'unclosed-quote': {
    vi: 'Dấu ngoặc kép mở ra mà không đóng lại, hoặc nằm sai chỗ, ở dòng %.',
    en: 'A quotation mark is opened and never closed, or stands in the wrong place, on line %.',
  },
  empty: { vi: 'Tệp hoặc trang tính không có dữ liệu: %', en: 'The file or sheet has no data: %' },
  'no-such-sheet': { vi: 'Không có trang tính tên “%”.', en: 'There is no sheet named “%”.' },
  'header-missing': {
    vi: 'Dòng % không có tên cột. Hãy chọn dòng tiêu đề khác.',
    en: 'Row % has no column names. Choose another header row.',
  },
  'header-merged': {
    vi: 'Dòng tiêu đề có vùng gộp ô %. Hãy bỏ gộp, hoặc chọn dòng tiêu đề khác.',
    en: 'The header row has the merged range %. Unmerge it or choose another header row.',
  },
} as const satisfies Readonly<Record<string, LocalText>>;
export type FileFaultCode = keyof typeof faults;

const isFileFaultCode = (text: string): text is FileFaultCode => Object.hasOwn(faults, text);

/** As it travels in the `detail` of a failure: `not-utf8: 12`. */
export const printFileFault = (code: FileFaultCode, place: string): string => `${code}: ${place}`;

/** The words for the `detail` of a failure; null when it is no fault of a file. */
export function fileFaultText(detail: string): LocalText | null {
  const [code = '', ...place] = detail.split(': ');
  if (!isFileFaultCode(code)) return null;
  const words = faults[code];
  const fill = (text: string): string => text.replace('%', () => place.join(': '));
  return { vi: fill(words.vi), en: fill(words.en) };
}
