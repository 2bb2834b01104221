import { translations } from '#client/locale/translations.ts';
import { counted } from '#shared/locale/counted.ts';

export const qualityTexts = translations({
  vi: {
    title: 'Chất lượng dữ liệu',
    intro: (since: string) =>
      `Bốn nguyên tắc đúng, đủ, sạch, sống của từng nguồn, tính từ ${since}, nhiều nhất 24 giờ. Nguồn đang chậm đứng trước, rồi đến nguồn yếu hơn.`,
    principles: { valid: 'Đúng', complete: 'Đủ', clean: 'Sạch', alive: 'Sống' },
    meanings: {
      valid: 'giá trị được nhận trên số gửi đến',
      complete: 'địa bàn báo cáo đúng hạn trên số phải báo cáo',
      clean: 'giá trị không lặp lại, không mâu thuẫn',
      alive: 'chỉ số còn trong chu kỳ và hạn của chính nó',
    },
    whole: 'Toàn tỉnh',
    wholeNote: 'mọi nguồn, trừ số tự đo của trung tâm',
    bySource: 'Theo nguồn',
    byIndicator: 'Chỉ số cần xem lại',
    weakest: (count: string) =>
      `${count} chỉ số có ít nhất một nguyên tắc chưa trọn vẹn, yếu nhất đứng trước.`,
    allWhole: 'Mọi chỉ số đều đúng, đủ, sạch, sống.',
    source: 'Nguồn',
    indicator: 'Chỉ số',
    late: 'đang chậm',
    onTime: 'đúng hạn',
    noLateness: 'không theo hạn',
    faults: 'Bị từ chối, lặp lại, mâu thuẫn',
    faultCounts: (refused: string, repeated: string, conflicting: string) =>
      `${refused} / ${repeated} / ${conflicting}`,
    nothing: 'chưa có gì để tính',
    unknownSource: 'Không rõ nguồn',
    doors: {
      manual: 'Nhập tay',
      import: 'Tệp tải lên',
      cases: 'Đếm từ hồ sơ vụ việc',
    },
    loading: 'Đang tải số liệu chất lượng…',
  },
  en: {
    title: 'Data quality',
    intro: (since: string) =>
      `The four principles valid, complete, clean, alive of each source, counted since ${since}, at most 24 hours. Late sources come first, then the weaker ones.`,
    principles: { valid: 'Valid', complete: 'Complete', clean: 'Clean', alive: 'Alive' },
    meanings: {
      valid: 'values accepted of those that arrived',
      complete: 'areas reporting in time of those expected',
      clean: 'values without repeats or contradictions',
      alive: 'indicators within their own cadence and grace',
    },
    whole: 'Whole province',
    wholeNote: "all sources but the centre's own figures",
    bySource: 'By source',
    byIndicator: 'Indicators to look at',
    weakest: (count: string) =>
      `${counted(count, 'indicator falls', 'indicators fall')} short of at least one principle, the weakest first.`,
    allWhole: 'Every indicator is valid, complete, clean and alive.',
    source: 'Source',
    indicator: 'Indicator',
    late: 'late',
    onTime: 'on time',
    noLateness: 'has no due time',
    faults: 'Refused, repeated, contradicting',
    faultCounts: (refused: string, repeated: string, conflicting: string) =>
      `${refused} / ${repeated} / ${conflicting}`,
    nothing: 'nothing to judge yet',
    unknownSource: 'Source unknown',
    doors: {
      manual: 'Typed by hand',
      import: 'Files brought in',
      cases: 'Counted from cases',
    },
    loading: 'Loading the quality of the data…',
  },
});
