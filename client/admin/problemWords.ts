import type { Language, LocalText } from '#shared/locale/localText.ts';

interface KnownProblem {
  /** Its first group, where it has one, is what `%` stands for in the words. */
  readonly fits: RegExp;
  readonly words: LocalText;
}

/** What fetch, the mail library and Node say when a message does not leave. The first that fits decides. */
const knownProblems: readonly KnownProblem[] = [
  {
    fits: /ECONNREFUSED/,
    words: {
      vi: 'máy chủ nhận từ chối kết nối: sai cổng, hoặc dịch vụ chưa chạy',
      en: 'the receiving server refused the connection: wrong port, or the service is not running',
    },
  },
  {
    fits: /ENOTFOUND|EAI_AGAIN/,
    words: {
      vi: 'không tìm thấy địa chỉ máy chủ nhận: sai tên, hoặc DNS không trả lời',
      en: 'the address of the receiving server was not found: wrong name, or DNS does not answer',
    },
  },
  {
    fits: /EHOSTUNREACH|ENETUNREACH/,
    words: { vi: 'không có đường mạng tới máy chủ nhận', en: 'no network route to the receiving server' },
  },
  {
    fits: /ECONNRESET|EPIPE|UND_ERR_SOCKET|Connection closed|socket close/i,
    words: { vi: 'máy chủ nhận ngắt kết nối giữa chừng', en: 'the receiving server cut the connection' },
  },
  {
    fits: /no answer within (\d+) s/,
    words: { vi: 'máy chủ nhận không trả lời trong % giây', en: 'no answer within % seconds' },
  },
  {
    fits: /ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT|timeout|Greeting never received/i,
    words: { vi: 'máy chủ nhận không trả lời kịp thời', en: 'the receiving server did not answer in time' },
  },
  {
    fits: /CERT_HAS_EXPIRED|certificate has expired/i,
    words: {
      vi: 'chứng thư TLS của máy chủ nhận đã hết hạn',
      en: 'the TLS certificate of the receiving server has expired',
    },
  },
  {
    fits: /ALTNAME/i,
    words: {
      vi: 'chứng thư TLS không đúng tên máy chủ nhận',
      en: 'the TLS certificate is for another server name',
    },
  },
  {
    fits: /SELF_SIGNED|self-signed|UNABLE_TO_VERIFY|unable to verify|UNABLE_TO_GET_ISSUER/i,
    words: {
      vi: 'chứng thư TLS của máy chủ nhận không được tin cậy',
      en: 'the TLS certificate of the receiving server is not trusted',
    },
  },
  {
    fits: /the receiver answered (3\d\d)/,
    words: {
      vi: 'nơi nhận chuyển hướng sang địa chỉ khác (mã %), chữ ký không dùng được ở đó',
      en: 'the receiver redirects to another address (%), for which the signature is not meant',
    },
  },
  {
    fits: /the receiver answered (401|403)/,
    words: {
      vi: 'nơi nhận không chấp nhận chữ ký hoặc quyền gửi (mã %)',
      en: 'the receiver did not accept the signature or the sender (%)',
    },
  },
  {
    fits: /the receiver answered (404|410)/,
    words: {
      vi: 'nơi nhận không có địa chỉ này (mã %)',
      en: 'the receiver does not know this address (%)',
    },
  },
  {
    fits: /the receiver answered (5\d\d)/,
    words: { vi: 'nơi nhận gặp lỗi (mã %)', en: 'the receiver has a fault (%)' },
  },
  {
    fits: /the receiver answered (\d{3})/,
    words: { vi: 'nơi nhận không nhận thông báo (mã %)', en: 'the receiver did not take it (%)' },
  },
  {
    fits: /Invalid login|\b535\b/,
    words: {
      vi: 'máy chủ thư không chấp nhận tài khoản hoặc mật khẩu',
      en: 'the mail server did not accept the user or the password',
    },
  },
  {
    fits: /recipients? (?:was|were) rejected|\b55[0134]\b/i,
    words: {
      vi: 'máy chủ thư không nhận địa chỉ người nhận',
      en: 'the mail server did not accept the address of the recipient',
    },
  },
  {
    fits: /\b552\b/,
    words: { vi: 'hộp thư của người nhận đã đầy', en: "the recipient's mailbox is full" },
  },
  { fits: /^the call failed$/, words: { vi: 'không gọi được nơi nhận', en: 'the call failed' } },
];

/** Why a message did not leave, in words. What nobody has put into words yet is shown as it came. */
export function problemWords(problem: string, language: Language): string {
  for (const { fits, words } of knownProblems) {
    const found = fits.exec(problem);
    if (found) return words[language].replace('%', found[1] ?? '');
  }
  return problem;
}
