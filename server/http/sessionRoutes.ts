import { json, type Request, type Response, Router } from 'express';
import { hashToken, type OpenedSession, type Sessions } from '#server/user/sessions.ts';
import { failure, type Result, success } from '#shared/protocol/result.ts';
import { paths, type SessionBody, signInSchema } from '#shared/protocol/routes.ts';
import type { Role } from '#shared/user/user.ts';
import { sendFailure } from './errorResponse.ts';
import { isFromLoopback, isOwnOrigin } from './requestOrigin.ts';
import { requestUser } from './requestUser.ts';
import { clearSessionCookie, setSessionCookie, tokenFromCookies } from './sessionCookie.ts';
import type { SignInBrake } from './signInBrake.ts';

interface SessionRoutesParts {
  readonly sessions: Sessions;
  readonly demo: boolean;
  readonly brake: SignInBrake;
  /** Ends the live connections of a session that signed out. */
  readonly onSignOut: (sessionHash: string) => void;
}

/** What the demo calls the people of its four roles. */
const demoNames: Readonly<Record<Role, string>> = {
  duty: 'Trực ban (demo)',
  leader: 'Lãnh đạo (demo)',
  operator: 'Điều hành viên (demo)',
  administrator: 'Quản trị (demo)',
};

export function sessionRoutes({ sessions, demo, brake, onSignOut }: SessionRoutesParts): Router {
  const offersDemo = (request: Request): boolean => demo && isFromLoopback(request);

  const openWithPassword = async (
    request: Request,
    { username, password }: { readonly username: string; readonly password: string },
  ): Promise<Result<OpenedSession>> => {
    const address = request.socket.remoteAddress ?? '';
    if (!(await brake.attempt(username, address)))
      return failure('too-many-requests', 'too many attempts; try again in a quarter of an hour');
    const opened = await sessions.signIn(username, password);
    if (opened.ok) await brake.succeeded(username, address);
    return opened;
  };

  const open = async (request: Request): Promise<Result<OpenedSession>> => {
    if (!isOwnOrigin(request)) return failure('forbidden', 'the page of another site cannot sign in here');
    const parsed = signInSchema.safeParse(request.body);
    if (!parsed.success) return failure('bad-request', 'expected "username" and "password", or "demoRole"');
    if ('username' in parsed.data) return openWithPassword(request, parsed.data);
    if (!offersDemo(request))
      return failure('forbidden', 'demo roles are offered in demo mode on loopback only');
    const { demoRole } = parsed.data;
    return success(await sessions.signInAs(demoRole, demoNames[demoRole]));
  };

  const end = async (request: Request): Promise<void> => {
    const token = tokenFromCookies(request.headers.cookie);
    if (token === null) return;
    await sessions.signOut(token);
    onSignOut(hashToken(token));
  };

  const answer = (request: Request, response: Response, user: SessionBody['user']): void => {
    response.json({ user, demoRoles: offersDemo(request) } satisfies SessionBody);
  };

  return Router()
    .get(paths.session, async (request, response) => {
      answer(request, response, await requestUser(request, sessions));
    })
    .post(paths.session, json({ limit: '4kb' }), async (request, response) => {
      const opened = await open(request);
      if (!opened.ok) return sendFailure(response, opened.failure);
      await end(request);
      setSessionCookie(request, response, opened.value.token);
      answer(request, response, opened.value.user);
    })
    .delete(paths.session, async (request, response) => {
      if (!isOwnOrigin(request)) return sendFailure(response, { code: 'forbidden' });
      await end(request);
      clearSessionCookie(request, response);
      answer(request, response, null);
    });
}
