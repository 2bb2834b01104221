import type { Request, RequestHandler } from 'express';
import type { Sessions } from '#server/user/sessions.ts';
import type { StoredSession } from '#server/user/userStore.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { AreaTree } from '#shared/area/areaTree.ts';
import { can, type Permission } from '#shared/user/can.ts';
import type { User } from '#shared/user/user.ts';
import { sendFailure } from './errorResponse.ts';
import { tokensFromCookies } from './sessionCookie.ts';

/** The session of a `Cookie` header: a person's while it lasts, else that of the screen. */
export async function findByCookies(
  header: string | undefined,
  sessions: Sessions,
): Promise<StoredSession | null> {
  for (const token of tokensFromCookies(header)) {
    const session = await sessions.find(token);
    if (session) return session;
  }
  return null;
}

/** Who makes a request; null when nobody is signed in. */
export async function requestUser(request: Request, sessions: Sessions): Promise<User | null> {
  return (await findByCookies(request.headers.cookie, sessions))?.user ?? null;
}

interface GuardParts {
  readonly sessions: Sessions;
  readonly tree: AreaTree;
  /** Where the permission is needed; without it anywhere, in the user's own area. */
  readonly area?: AreaId;
}

/** The guard of a route: whoever lacks the permission gets no further. */
export const requires =
  (permission: Permission, { sessions, tree, area }: GuardParts): RequestHandler =>
  async (request, response, next) => {
    const user = await requestUser(request, sessions);
    if (!user) return sendFailure(response, { code: 'not-signed-in' });
    if (!can(user, permission, area ?? user.area, tree)) return sendFailure(response, { code: 'forbidden' });
    response.locals.user = user;
    next();
  };
