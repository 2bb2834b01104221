import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { isFromLoopback, isOwnOrigin } from '#server/http/requestOrigin.ts';

const aRequest = (headers: Record<string, string>, remoteAddress = '127.0.0.1'): IncomingMessage =>
  ({
    headers: { host: '127.0.0.1:8080', ...headers },
    socket: { remoteAddress },
  }) as unknown as IncomingMessage;

describe('a request from this machine', () => {
  test.each(['127.0.0.1', '127.0.0.53', '::1', '::ffff:127.0.0.1'])('comes from %s', (address) => {
    expect(isFromLoopback(aRequest({}, address))).toBe(true);
  });

  test.each(['10.0.0.1', '192.168.1.7', '::ffff:10.0.0.1', 'fe80::1', ''])(
    'does not come from %s',
    (address) => {
      expect(isFromLoopback(aRequest({}, address))).toBe(false);
    },
  );

  test.each(['localhost', 'localhost:8080', '127.0.0.1', '[::1]:8080', '127.0.0.1:80'])(
    'calls us %s',
    (host) => {
      expect(isFromLoopback(aRequest({ host }))).toBe(true);
    },
  );

  test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '', 'a b'])(
    'does not call us %s',
    (host) => {
      expect(isFromLoopback(aRequest({ host }))).toBe(false);
    },
  );
});

describe('the origin of a request', () => {
  test.each([
    ['none, as programs send', {}, true],
    ['our own', { origin: 'http://127.0.0.1:8080' }, true],
    ['ours behind TLS', { origin: 'https://ioc.example', host: 'ioc.example' }, true],
    ['another port', { origin: 'http://127.0.0.1:8081' }, false],
    ['another site', { origin: 'http://elsewhere.example' }, false],
    ['a sandboxed frame', { origin: 'null' }, false],
    ['no address', { origin: '127.0.0.1:8080' }, false],
  ])('%s', (_what, headers, own) => {
    expect(isOwnOrigin(aRequest(headers as Record<string, string>))).toBe(own);
  });
});
