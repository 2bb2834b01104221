import { json, type Request, type RequestHandler, type Response, Router } from 'express';
import type { z } from 'zod';
import type { Pairings } from '#server/screen/pairings.ts';
import type { ScreenBook } from '#server/screen/screenBook.ts';
import type { Sessions } from '#server/user/sessions.ts';
import type { AreaTree } from '#shared/area/areaTree.ts';
import type { Result } from '#shared/protocol/result.ts';
import { paths } from '#shared/protocol/routes.ts';
import { type ScreenId, screenSettingsSchema } from '#shared/screen/screen.ts';
import { type PairingState, pairScreenSchema, sendViewSchema } from '#shared/screen/screenRoutes.ts';
import type { User } from '#shared/user/user.ts';
import { sendFailure } from './errorResponse.ts';
import { fromOwnPage } from './ownPage.ts';
import { requestUser, requires } from './requestUser.ts';
import { clearSessionCookie, screenTokenFromCookies, setScreenCookie } from './sessionCookie.ts';

interface ScreenRoutesParts {
  readonly book: ScreenBook;
  readonly pairings: Pairings;
  readonly sessions: Sessions;
  readonly tree: AreaTree;
  readonly clock: () => number;
}

const idOf = (request: Request): ScreenId => String(request.params.id) as ScreenId;
const userOf = (response: Response): User => response.locals.user as User;

function answer<T>(response: Response, result: Result<T>, bodyOf: (value: T) => object): void {
  if (result.ok) response.json(bodyOf(result.value));
  else sendFailure(response, result.failure);
}

/** Reads the body, or answers which field of it is wrong. */
const withBody =
  <T>(
    schema: z.ZodType<T>,
    handle: (body: T, request: Request, response: Response) => Promise<void>,
  ): RequestHandler =>
  async (request, response) => {
    const parsed = schema.safeParse(request.body);
    if (parsed.success) return handle(parsed.data, request, response);
    const [issue] = parsed.error.issues;
    sendFailure(response, { code: 'bad-request', detail: `${issue?.path.join('.')}: ${issue?.message}` });
  };

/** How a screen becomes one of ours: it shows a code, somebody types it in, it fetches what it signs in with. */
function pairingRoutes({ pairings, clock }: ScreenRoutesParts): Router {
  return Router()
    .post(paths.pairings, fromOwnPage, (_request, response) => {
      answer(response, pairings.open(clock()), (body) => body);
    })
    .get(`${paths.pairings}/:secret`, (request, response) => {
      const fetched = pairings.fetch(String(request.params.secret), clock());
      if (fetched.state === 'paired') {
        // Whoever was signed in on it set it up and leaves; the screen is itself from now on.
        clearSessionCookie(request, response);
        setScreenCookie(request, response, fetched.token);
      }
      response.set('Cache-Control', 'no-store').json({ state: fetched.state } satisfies PairingState);
    });
}

/** The screens of the wall: paired and set up by an administrator, sent a view by an operator. */
export function screenRoutes(parts: ScreenRoutesParts): Router {
  const { book, sessions, tree } = parts;
  const maySend = requires('screen:send', { sessions, tree });
  const mayManage = requires('screen:manage', { sessions, tree });
  const body = json({ limit: '8kb' });
  const one = `${paths.screens}/:id`;

  return Router()
    .use(pairingRoutes(parts))
    .get(paths.ownScreen, async (request, response) => {
      const user = await requestUser(request, sessions);
      const screen = user && book.screenOf(user);
      const token = screenTokenFromCookies(request.headers.cookie);
      if (screen && token !== null) setScreenCookie(request, response, token);
      response.set('Cache-Control', 'no-store').json({ screen });
    })
    .get(paths.screens, maySend, (_request, response) => {
      response.json({ screens: book.list() });
    })
    .post(
      paths.screens,
      fromOwnPage,
      mayManage,
      body,
      withBody(pairScreenSchema, async (given, _request, response) =>
        answer(response, await book.pair(userOf(response), given), (screen) => ({ screen })),
      ),
    )
    .put(
      one,
      fromOwnPage,
      mayManage,
      body,
      withBody(screenSettingsSchema, async (settings, request, response) =>
        answer(response, await book.change(userOf(response), idOf(request), settings), (screen) => ({
          screen,
        })),
      ),
    )
    .delete(one, fromOwnPage, mayManage, async (request, response) => {
      answer(response, await book.revoke(userOf(response), idOf(request)), () => ({}));
    })
    .post(
      `${one}/view`,
      fromOwnPage,
      maySend,
      body,
      withBody(sendViewSchema, async (given, request, response) =>
        answer(response, await book.send(userOf(response), idOf(request), given), (screen) => ({ screen })),
      ),
    )
    .delete(`${one}/view`, fromOwnPage, maySend, async (request, response) => {
      answer(response, await book.callBack(userOf(response), idOf(request)), (screen) => ({ screen }));
    })
    .get(`${one}/events`, maySend, async (request, response) => {
      response.json({ events: await book.events(idOf(request)) });
    });
}
