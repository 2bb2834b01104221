import type { CookieOptions, Request, Response } from 'express';

const sessionCookie = 'ioc_session';
/** A screen's own: somebody who signs in on it for a moment must not unpair it. */
const screenCookie = 'ioc_screen';
/** As long as browsers keep one; set anew whenever the screen starts. */
const screenCookieMs = 400 * 86_400_000;

/** Lax, not strict: a link that a leader was sent must open signed in. */
const optionsFor = (request: Request): CookieOptions => ({
  httpOnly: true,
  sameSite: 'lax',
  secure: request.secure,
  path: '/',
});

function cookieNamed(header: string | undefined, wanted: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === wanted && value) return value;
  }
  return null;
}

/** The session token of a `Cookie` header, or null. */
export const tokenFromCookies = (header: string | undefined): string | null =>
  cookieNamed(header, sessionCookie);

export const screenTokenFromCookies = (header: string | undefined): string | null =>
  cookieNamed(header, screenCookie);

/** Every token by which a request may be somebody's, the person before the screen. */
export const tokensFromCookies = (header: string | undefined): string[] =>
  [tokenFromCookies(header), screenTokenFromCookies(header)].filter((token) => token !== null);

export function setSessionCookie(request: Request, response: Response, token: string): void {
  response.cookie(sessionCookie, token, optionsFor(request));
}

export function clearSessionCookie(request: Request, response: Response): void {
  response.clearCookie(sessionCookie, optionsFor(request));
}

export function setScreenCookie(request: Request, response: Response, token: string): void {
  response.cookie(screenCookie, token, { ...optionsFor(request), maxAge: screenCookieMs });
}
