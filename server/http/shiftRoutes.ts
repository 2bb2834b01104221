import { json, type Request, type Response, Router } from 'express';
import type { Roster } from '#server/shift/roster.ts';
import type { ShiftBook } from '#server/shift/shiftBook.ts';
import type { Sessions } from '#server/user/sessions.ts';
import type { AreaTree } from '#shared/area/areaTree.ts';
import { failure, type Result, success } from '#shared/protocol/result.ts';
import { paths } from '#shared/protocol/routes.ts';
import { type DutyTurnId, dutyTurnPutSchema } from '#shared/shift/dutyTurn.ts';
import type { HandoverId } from '#shared/shift/handover.ts';
import {
  type HandoverSign,
  handoverCommandSchema,
  handoverRefuseSchema,
  handoverSignSchema,
  noteCommandSchema,
  type ShiftBody,
} from '#shared/shift/shiftProtocol.ts';
import { can } from '#shared/user/can.ts';
import type { User } from '#shared/user/user.ts';
import { sendFailure } from './errorResponse.ts';
import { fromOwnPage } from './ownPage.ts';
import { parseBody } from './parseBody.ts';
import { requires } from './requestUser.ts';
import type { SignInBrake } from './signInBrake.ts';

interface ShiftRoutesParts {
  readonly book: ShiftBook;
  readonly roster: Roster;
  readonly sessions: Sessions;
  readonly tree: AreaTree;
  /** Shared with the sign-in: a signature with a password is not a second way to guess it. */
  readonly brake: SignInBrake;
  readonly clock: () => number;
}

const userOf = (response: Response): User => response.locals.user as User;
const idOf = <Id extends string>(request: Request): Id => String(request.params.id) as Id;

function send<T>(response: Response, result: Result<T>, body: (value: T) => object): void {
  if (result.ok) response.json(body(result.value));
  else sendFailure(response, result.failure);
}

/** Who signs: whoever asks, or the holder of an account who stands at the same desk. */
function createSigner({ sessions, tree, brake }: ShiftRoutesParts) {
  return async (
    request: Request,
    { user, account }: { readonly user: User; readonly account: HandoverSign['account'] },
  ): Promise<Result<User>> => {
    if (account === null) return success(user);
    const address = request.socket.remoteAddress ?? '';
    if (!(await brake.attempt(account.username, address)))
      return failure('too-many-requests', 'too many attempts; try again in a quarter of an hour');
    const checked = await sessions.check(account.username, account.password);
    if (!checked.ok) return checked;
    await brake.succeeded(account.username, address);
    return can(checked.value, 'shift:keep', tree.root.id, tree) ? checked : failure('forbidden');
  };
}

function handoverRoutes(parts: ShiftRoutesParts): Router {
  const { book, sessions, tree, clock } = parts;
  const mayRead = requires('shift:read', { sessions, tree, area: tree.root.id });
  const mayKeep = requires('shift:keep', { sessions, tree, area: tree.root.id });
  const body = json({ limit: '16kb' });
  const signerOf = createSigner(parts);
  const handovers = `${paths.shift}/handovers`;
  return Router()
    .get(`${paths.shift}/sheet`, mayRead, async (_request, response) => {
      response.json({ sheet: await book.sheet('', clock()) });
    })
    .get(`${handovers}/:id`, mayRead, async (request, response) => {
      const handover = await book.find(idOf<HandoverId>(request));
      if (handover) response.json({ handover });
      else sendFailure(response, { code: 'not-found' });
    })
    .post(handovers, fromOwnPage, mayKeep, body, async (request, response) => {
      const command = parseBody(handoverCommandSchema, request.body);
      if (!command.ok) return sendFailure(response, command.failure);
      const prepared = await book.prepare(userOf(response), command.value, clock());
      send(response, prepared, (handover) => ({ handover }));
    })
    .post(`${handovers}/:id/sign`, fromOwnPage, mayKeep, body, async (request, response) => {
      const command = parseBody(handoverSignSchema, request.body);
      if (!command.ok) return sendFailure(response, command.failure);
      const { hash, account } = command.value;
      const signer = await signerOf(request, { user: userOf(response), account });
      if (!signer.ok) return sendFailure(response, signer.failure);
      const signed = await book.sign(signer.value, { id: idOf<HandoverId>(request), hash }, clock());
      send(response, signed, (handover) => ({ handover }));
    })
    .post(`${handovers}/:id/refuse`, fromOwnPage, mayKeep, body, async (request, response) => {
      const command = parseBody(handoverRefuseSchema, request.body);
      if (!command.ok) return sendFailure(response, command.failure);
      const asked = { id: idOf<HandoverId>(request), reason: command.value.reason };
      send(response, await book.refuse(userOf(response), asked, clock()), (handover) => ({ handover }));
    });
}

/** Roster, shift log and handover. They are the whole centre's: whoever sees a part of it only has no part in them. */
export function shiftRoutes(parts: ShiftRoutesParts): Router {
  const { book, roster, sessions, tree, clock } = parts;
  const centre = { sessions, tree, area: tree.root.id };
  const mayRead = requires('shift:read', centre);
  const mayKeep = requires('shift:keep', centre);
  const body = json({ limit: '16kb' });
  return Router()
    .get(paths.shift, mayRead, async (_request, response) => {
      const now = clock();
      response.json({
        fromAt: book.fromAt(now),
        turns: [...roster.turns()],
        notes: await book.notes(now),
        waiting: book.waiting(),
        handovers: [...book.newest()],
      } satisfies ShiftBody);
    })
    .post(`${paths.shift}/turns`, fromOwnPage, mayRead, body, async (request, response) => {
      const turn = parseBody(dutyTurnPutSchema, request.body);
      if (!turn.ok) return sendFailure(response, turn.failure);
      send(response, await roster.put(userOf(response), turn.value, clock()), (put) => ({ turn: put }));
    })
    .post(`${paths.shift}/turns/:id/remove`, fromOwnPage, mayRead, async (request, response) => {
      const removed = await roster.remove(userOf(response), idOf<DutyTurnId>(request), clock());
      send(response, removed, () => ({}));
    })
    .post(`${paths.shift}/notes`, fromOwnPage, mayKeep, body, async (request, response) => {
      const command = parseBody(noteCommandSchema, request.body);
      if (!command.ok) return sendFailure(response, command.failure);
      send(response, await book.note(userOf(response), command.value, clock()), (note) => ({ note }));
    })
    .use(handoverRoutes(parts));
}
