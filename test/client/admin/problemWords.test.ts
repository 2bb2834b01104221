import { describe, expect, it } from 'vitest';
import { problemWords } from '#client/admin/problemWords.ts';

describe('why a message did not leave', () => {
  it.each([
    ['the call failed: ECONNREFUSED', 'từ chối kết nối'],
    ['connect ECONNREFUSED 10.0.0.5:587', 'từ chối kết nối'],
    ['the call failed: ENOTFOUND', 'không tìm thấy địa chỉ'],
    ['getaddrinfo EAI_AGAIN mail.nghean.example', 'không tìm thấy địa chỉ'],
    ['no answer within 10 s', 'không trả lời trong 10 giây'],
    ['Greeting never received', 'không trả lời kịp thời'],
    ['the call failed: CERT_HAS_EXPIRED', 'đã hết hạn'],
    ['self-signed certificate in certificate chain', 'không được tin cậy'],
    ['the receiver answered 401', 'không chấp nhận chữ ký hoặc quyền gửi (mã 401)'],
    ['the receiver answered 503', 'nơi nhận gặp lỗi (mã 503)'],
    ['the receiver answered 422', 'không nhận thông báo (mã 422)'],
    ['Invalid login: 535 5.7.8 Authentication failed', 'tài khoản hoặc mật khẩu'],
    ["Can't send mail - all recipients were rejected: 550 5.1.1 unknown user", 'địa chỉ người nhận'],
  ])('puts "%s" into Vietnamese', (problem, words) => {
    expect(problemWords(problem, 'vi')).toContain(words);
  });

  it('says it in English as well', () => {
    const words = problemWords('the call failed: ECONNRESET', 'en');

    expect(words).toBe('the receiving server cut the connection');
  });

  it('shows what nobody has put into words as it came', () => {
    const words = problemWords('Message queue is on fire', 'vi');

    expect(words).toBe('Message queue is on fire');
  });
});
