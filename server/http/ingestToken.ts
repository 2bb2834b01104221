import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

function givenToken(request: Request): string | null {
  const [scheme = '', credentials = ''] = (request.headers.authorization ?? '').split(' ', 2);
  switch (scheme.toLowerCase()) {
    case 'token':
    case 'bearer':
      return credentials;
    case 'basic':
      // InfluxDB 1.x clients: any user, the token as password.
      return Buffer.from(credentials, 'base64').toString('utf8').split(':').slice(1).join(':');
    default:
      return typeof request.query.p === 'string' ? request.query.p : null;
  }
}

/** Whether a request may write. Compared in constant time; the hashes make the lengths equal. */
export function mayWrite(request: Request, token: string): boolean {
  const given = givenToken(request);
  return given !== null && timingSafeEqual(digest(given), digest(token));
}
