import { useTexts } from '#client/locale/language.tsx';
import { translations } from '#client/locale/translations.ts';
import type { ErrorCode, Failure } from '#shared/protocol/result.ts';

type Words = Readonly<Record<ErrorCode, string>> & { readonly reference: (id: string) => string };

const vi: Words = {
  'bad-request': 'Máy chủ không hiểu yêu cầu này nên không làm gì. Hãy tải lại trang rồi thử lại.',
  'body-too-large': 'Nội dung gửi lên quá lớn nên bị từ chối. Hãy rút ngắn rồi gửi lại.',
  'not-signed-in': 'Phiên đăng nhập đã kết thúc, việc này chưa được thực hiện. Hãy đăng nhập lại.',
  'wrong-credentials':
    'Tên đăng nhập hoặc mật khẩu không đúng. Hãy kiểm tra bộ gõ và phím Caps Lock rồi thử lại.',
  forbidden: 'Vai của bạn không được làm việc này ở địa bàn này. Nếu cần, hãy liên hệ quản trị hệ thống.',
  'not-found': 'Không còn tìm thấy mục này, có thể nó đã kết thúc. Hãy xem lại danh sách.',
  'already-acknowledged': 'Người khác đã tiếp nhận cảnh báo này trước. Bạn không cần làm gì thêm.',
  'not-acknowledgeable': 'Cảnh báo đang ở trạng thái không thể tiếp nhận. Hãy xem lại trạng thái hiện tại.',
  'end-refused': 'Thời điểm kết thúc đã qua hoặc quá xa, nên chưa làm gì. Hãy chọn thời điểm khác.',
  'revision-conflict': 'Nội dung vừa thay đổi nên việc này chưa được thực hiện. Hãy xem lại rồi làm lại.',
  'wrong-state': 'Việc này không làm được ở trạng thái hiện tại. Hãy xem lại trạng thái mới nhất.',
  'not-recovered': 'Chỉ số chưa trở lại bình thường. Muốn kết thúc, lãnh đạo cần ghi rõ lý do.',
  'same-signer':
    'Người giao ca không được tự ký nhận ca. Hãy để người của ca sau ký bằng tài khoản của mình.',
  'store-away':
    'Máy chủ hoặc kho số liệu tạm thời không phản hồi, nên chưa đọc hay ghi được gì. Hãy thử lại sau ít phút; nếu kéo dài, hãy báo quản trị.',
  'journal-away': 'Không ghi được nhật ký nên việc này chưa được thực hiện. Hãy báo quản trị và thử lại sau.',
  'outbox-full': 'Bộ nhớ chờ của máy chủ đã đầy nên không nhận thêm. Hãy báo quản trị ngay.',
  'unreadable-file': 'Không đọc được tệp này. Hãy lưu lại thành .xlsx hoặc CSV (UTF-8) rồi thử lại.',
  'choice-needed': 'Có ô đọc được nhiều cách. Hãy chọn cách đọc số và ngày trước khi nhập.',
  'not-undoable': 'Lần nhập này đang chạy hoặc đã được hoàn tác, nên không hoàn tác được lúc này.',
  'value-refused': 'Giá trị không được nhận nên chưa ghi gì. Hãy xem lại chỉ số, địa bàn và thời điểm.',
  'too-many-requests': 'Đã thử quá nhiều lần trong thời gian ngắn. Hãy chờ 15 phút rồi thử lại.',
  internal:
    'Máy chủ gặp lỗi, việc này có thể chưa được thực hiện. Hãy thử lại; nếu vẫn lỗi, hãy báo quản trị.',
  'no-answer':
    'Chưa nhận được trả lời của máy chủ, chưa rõ đã ghi nhận hay chưa. Hãy gửi lại: gửi lại không ghi hai lần.',
  reference: (id) => `Mã tra cứu: ${id}.`,
};

const en: Words = {
  'bad-request': 'The server did not understand this request and did nothing. Reload the page and try again.',
  'body-too-large': 'What was sent is too large and was refused. Shorten it and send it again.',
  'not-signed-in': 'Your session has ended and this was not done. Sign in again.',
  'wrong-credentials':
    'The user name or the password is wrong. Check the keyboard layout and Caps Lock, then try again.',
  forbidden: 'Your role may not do this in this area. If you need to, ask the administrator.',
  'not-found': 'This can no longer be found; it may have ended. Look at the list again.',
  'already-acknowledged': 'Somebody else acknowledged this alert first. There is nothing more for you to do.',
  'not-acknowledgeable': 'The alert is in a state that cannot be acknowledged. Look at its present state.',
  'end-refused': 'The end has passed or is too far away, so nothing was done. Choose another time.',
  'revision-conflict': 'This has just changed, so nothing was done. Look at it again, then do it anew.',
  'wrong-state': 'This cannot be done in the present state. Look at the newest state.',
  'not-recovered': 'The indicator has not recovered. To close it all the same, the leader has to say why.',
  'same-signer':
    'Whoever hands over cannot take over. Let somebody of the next shift sign with their account.',
  'store-away':
    'The server or the data store is not answering, so nothing was read or recorded. Try again in a few minutes; if it lasts, tell the administrator.',
  'journal-away':
    'The journal cannot be written, so this was not done. Tell the administrator and try later.',
  'outbox-full': "The server's waiting store is full and takes nothing more. Tell the administrator at once.",
  'unreadable-file': 'This file cannot be read. Save it as .xlsx or CSV (UTF-8) and try again.',
  'choice-needed':
    'Some cells can be read in more than one way. Choose how numbers and dates are read first.',
  'not-undoable': 'This import is running or has been undone already, so it cannot be undone now.',
  'value-refused':
    'The value was not accepted and nothing was recorded. Look at indicator, area and time again.',
  'too-many-requests': 'There were too many attempts in a short time. Wait 15 minutes and try again.',
  internal:
    'The server had a fault and this may not have been done. Try again; if it fails again, tell the administrator.',
  'no-answer':
    'No answer came, so it is not known whether it was recorded. Send it again: it is never recorded twice.',
  reference: (id) => `Reference: ${id}.`,
};

/** What happened, what it means, what to do: one text for every code that crosses the wire. */
export const failureTexts = translations({ vi, en });

export function useFailureText(): (failure: Failure) => string {
  const texts = useTexts(failureTexts);
  return ({ code, correlationId }) =>
    correlationId === undefined ? texts[code] : `${texts[code]} ${texts.reference(correlationId)}`;
}
