import { describe, expect, test } from 'vitest';
import { hashPassword, verifyPassword } from '#server/user/password.ts';

describe('a password', () => {
  test('is the same whether typed composed or not', async () => {
    const hash = await hashPassword('Nghệ An'.normalize('NFC'));

    expect(await verifyPassword('Nghệ An'.normalize('NFD'), hash)).toBe(true);
    expect(await verifyPassword('Nghe An', hash)).toBe(false);
  });

  test('is never kept, and hashed differently each time', async () => {
    const [first, second] = await Promise.all([hashPassword('mật khẩu'), hashPassword('mật khẩu')]);

    expect(first).toMatch(/^scrypt\$[\w-]{22}\$[\w-]{43}$/);
    expect(first).not.toBe(second);
  });

  test.each([
    ['no account', null],
    ['an empty hash', ''],
    ['half a hash', 'scrypt$c2FsdA'],
    ['a hash without its key', 'scrypt$c2FsdA$'],
    ['a hash of another kind', '$2b$10$abcdefghijklmnopqrstuv'],
  ])('does not fit %s', async (_what, hash) => {
    expect(await verifyPassword('', hash)).toBe(false);
    expect(await verifyPassword('mật khẩu', hash)).toBe(false);
  });
});
