import { translations } from '#client/locale/translations.ts';
import { counted } from '#shared/locale/counted.ts';

const hourMs = 3_600_000;

/** A round length in its largest whole unit: "30 phút", "1 giờ", "7 ngày". */
function lengthWords(ms: number, [minutes, hours, days]: readonly [string, string, string]): string {
  if (ms < hourMs) return `${ms / 60_000} ${minutes}`;
  return ms < 24 * hourMs ? `${ms / hourMs} ${hours}` : `${ms / (24 * hourMs)} ${days}`;
}

export const dialogTexts = translations({
  vi: {
    one: (verb: string) => `${verb}: 1 cảnh báo`,
    many: (verb: string, count: string) => `${verb}: ${count} cảnh báo`,
    more: (count: string) => `và ${count} cảnh báo khác`,
    fields: {
      acknowledge: 'Ý kiến xử lý (không bắt buộc)',
      'withdraw-acknowledgement': 'Vì sao rút tiếp nhận',
      comment: 'Ý kiến',
    },
    reason: 'Lý do',
    until: (moment: string) => `Đến ${moment}`,
    length: (ms: number) => lengthWords(ms, ['phút', 'giờ', 'ngày']),
    assignee: 'Người xử lý',
    chooseAssignee: 'Chọn người xử lý…',
    nobody: 'Không giao ai nữa',
    assigneesFailed: 'Chưa đọc được danh sách người xử lý. Hãy đóng lại rồi thử lại.',
    tooShort: 'Hãy ghi ít nhất 3 chữ.',
    notChosen: 'Hãy chọn người xử lý.',
    hints: {
      acknowledge: 'Ví dụ: đã gọi đầu mối trực, đang chờ báo lại. Enter để gửi, Shift + Enter để xuống dòng.',
      'withdraw-acknowledgement':
        'Cảnh báo trở lại trạng thái chưa tiếp nhận; việc rút được ghi vào nhật ký.',
      comment: 'Ý kiến được ghi vào nhật ký của cảnh báo, ai cũng đọc được.',
      assign: 'Giao xử lý không phải là tiếp nhận: cảnh báo vẫn chờ người được giao.',
      shelve:
        'Cảnh báo rời danh sách đến giờ đã chọn và vẫn được theo dõi. Hết giờ mà chưa hết sự cố thì báo lại.',
      suppress:
        'Dùng khi cảnh báo này là hệ quả đã biết của một việc khác. Vẫn được theo dõi, hết hạn thì báo lại.',
      'take-out-of-service':
        'Dùng khi nguồn số liệu hoặc thiết bị đang sửa chữa. Vẫn được theo dõi, hết hạn thì báo lại.',
    },
    changed: 'Cảnh báo vừa thay đổi sau khi mở hộp này. Hãy đóng lại và xem trước khi làm.',
    offline:
      'Đang mất kết nối với máy chủ nên chưa thể gửi. Nội dung đã ghi được giữ lại; có kết nối thì gửi được.',
    cancel: 'Hủy (Esc)',
    helpTitle: 'Phím tắt của bàn trực',
    close: 'Đóng (Esc)',
    space: 'Dấu cách',
    commands: {
      next: 'Xuống dòng dưới',
      previous: 'Lên dòng trên',
      'next-page': 'Xuống 10 dòng',
      'previous-page': 'Lên 10 dòng',
      first: 'Về dòng đầu',
      last: 'Đến dòng cuối',
      open: 'Mở hoặc đóng nhóm',
      pick: 'Chọn hoặc bỏ chọn dòng, để làm nhiều cảnh báo cùng lúc',
      'pick-all': 'Chọn hoặc bỏ chọn tất cả trong bảng',
      acknowledge: 'Tiếp nhận, kèm ý kiến',
      'withdraw-acknowledgement': 'Rút tiếp nhận',
      comment: 'Ghi ý kiến',
      assign: 'Giao xử lý',
      shelve: 'Tạm gác, có lý do và thời hạn',
      'bring-back': 'Đưa cảnh báo đang ẩn lại danh sách',
      suppress: 'Ẩn theo thiết kế',
      'take-out-of-service': 'Ngừng theo dõi',
      reset: 'Đặt lại cảnh báo bị giữ',
      resend: 'Gửi lại yêu cầu chưa có trả lời',
      'show-new': 'Hiện các cảnh báo mới đang chờ',
      filter: 'Đến ô lọc; Esc để trở về bảng',
      view: 'Danh sách tiếp theo: tất cả, chưa nhận, đã nhận, đang ẩn',
      group: 'Cách gộp tiếp theo',
      mute: 'Tắt âm báo 15 phút, hoặc bật lại',
      help: 'Mở bảng phím tắt này',
      clear: 'Bỏ các dòng đã chọn',
    },
  },
  en: {
    one: (verb: string) => `${verb}: 1 alert`,
    many: (verb: string, count: string) => `${verb}: ${counted(count, 'alert')}`,
    more: (count: string) => `and ${count} more`,
    fields: {
      acknowledge: 'What is being done (optional)',
      'withdraw-acknowledgement': 'Why it is withdrawn',
      comment: 'Comment',
    },
    reason: 'Reason',
    until: (moment: string) => `Until ${moment}`,
    length: (ms: number) => lengthWords(ms, ['min', 'h', 'd']),
    assignee: 'Who is to handle it',
    chooseAssignee: 'Choose somebody…',
    nobody: 'Nobody any more',
    assigneesFailed: 'The list of people could not be read. Close this and try again.',
    tooShort: 'Write at least 3 letters.',
    notChosen: 'Choose somebody.',
    hints: {
      acknowledge:
        'For example: called the duty contact, waiting for the answer. Enter sends, Shift + Enter makes a new line.',
      'withdraw-acknowledgement': 'The alert waits again as not acknowledged; the withdrawal is on record.',
      comment: 'It goes into the journal of the alert, where everybody can read it.',
      assign: 'Assigning is not acknowledging: the alert still waits for whoever gets it.',
      shelve:
        'The alert leaves the list until then and is still watched. If it is not over by then it comes back.',
      suppress:
        'For an alert that is the known consequence of something else. Still watched; it comes back at its end.',
      'take-out-of-service':
        'For a source or a device under repair. Still watched; it comes back at its end.',
    },
    changed: 'The alert has changed since this was opened. Close it and look again first.',
    offline:
      'The link to the server is lost, so nothing can be sent. What you write is kept here until the link is back.',
    cancel: 'Cancel (Esc)',
    helpTitle: 'Keys of the console',
    close: 'Close (Esc)',
    space: 'Space',
    commands: {
      next: 'Next row',
      previous: 'Previous row',
      'next-page': '10 rows down',
      'previous-page': '10 rows up',
      first: 'First row',
      last: 'Last row',
      open: 'Open or close a group',
      pick: 'Pick the row or leave it, to handle several alerts together',
      'pick-all': 'Pick or leave everything on the table',
      acknowledge: 'Acknowledge, with a comment',
      'withdraw-acknowledgement': 'Withdraw an acknowledgement',
      comment: 'Comment',
      assign: 'Assign',
      shelve: 'Shelve, with a reason and an end',
      'bring-back': 'Bring a hidden alert back into the list',
      suppress: 'Suppress by design',
      'take-out-of-service': 'Take out of service',
      reset: 'Reset a latched alert',
      resend: 'Send a request again that got no answer',
      'show-new': 'Show the new alerts that wait',
      filter: 'Go to the filter; Esc goes back to the table',
      view: 'Next list: all, not acknowledged, acknowledged, hidden',
      group: 'Next way to group',
      mute: 'Mute for 15 minutes, or sound again',
      help: 'Open this list',
      clear: 'Clear the picked rows',
    },
  },
});
