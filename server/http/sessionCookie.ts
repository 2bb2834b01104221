import type { CookieOptions, Request, Response } from 'express';

const cookieName = 'ioc_session';

/** Lax, not strict: a link that a leader was sent must open signed in. */
const optionsFor = (request: Request): CookieOptions => ({
  httpOnly: true,
  sameSite: 'lax',
  secure: request.secure,
  path: '/',
});

/** The session token of a `Cookie` header, or null. */
export function tokenFromCookies(header: string | undefined): string | null {
  for (const part of (header ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === cookieName && value) return value;
  }
  return null;
}

export function setSessionCookie(request: Request, response: Response, token: string): void {
  response.cookie(cookieName, token, optionsFor(request));
}

export function clearSessionCookie(request: Request, response: Response): void {
  response.clearCookie(cookieName, optionsFor(request));
}
