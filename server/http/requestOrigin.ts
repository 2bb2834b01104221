import type { IncomingMessage } from 'node:http';

const loopback = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;

/** A name that only this machine answers to. Any other may be a stranger's, pointed at 127.0.0.1 (DNS rebinding). */
function isLoopbackName(host: string | undefined): boolean {
  const address = `http://${host ?? ''}`;
  const { hostname } = URL.canParse(address) ? new URL(address) : { hostname: '' };
  return hostname === 'localhost' || loopback.test(hostname.replace(/^\[|\]$/g, ''));
}

/** Whether the request was made on this very machine by its own name, and not handed on by a proxy that runs on it. */
export const isFromLoopback = (request: IncomingMessage): boolean =>
  loopback.test(request.socket.remoteAddress ?? '') &&
  isLoopbackName(request.headers.host) &&
  request.headers['x-forwarded-for'] === undefined &&
  request.headers.forwarded === undefined;

/**
 * Whether a browser's request comes from a page of ours. Programs send no Origin and carry no cookie by accident; a page of
 * another site sends its own.
 */
export function isOwnOrigin(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
