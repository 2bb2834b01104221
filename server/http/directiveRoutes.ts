import { json, type Request, type Response, Router } from 'express';
import type { DirectiveBook } from '#server/directive/directiveBook.ts';
import type { DirectiveJournal } from '#server/directive/directiveJournal.ts';
import type { Sessions } from '#server/user/sessions.ts';
import type { AreaTree } from '#shared/area/areaTree.ts';
import { type DirectiveId, directiveIdSchema } from '#shared/directive/directive.ts';
import { directiveIssueSchema, directiveStepSchema } from '#shared/directive/directiveCommands.ts';
import { paths } from '#shared/protocol/routes.ts';
import type { User } from '#shared/user/user.ts';
import { sendFailure } from './errorResponse.ts';
import { fromOwnPage } from './ownPage.ts';
import { parseBody } from './parseBody.ts';
import { requires } from './requestUser.ts';

interface DirectiveRoutesParts {
  readonly book: DirectiveBook;
  readonly journal: DirectiveJournal;
  readonly sessions: Sessions;
  readonly tree: AreaTree;
  readonly clock: () => number;
}

const listedAtMost = 500;
const idOf = (request: Request): DirectiveId => directiveIdSchema.parse(request.params.id);
const userOf = (response: Response): User => response.locals.user as User;

/** Directions: everybody of the area reads them; who may do what is decided by the book. */
export function directiveRoutes({ book, journal, sessions, tree, clock }: DirectiveRoutesParts): Router {
  const mayRead = requires('directive:read', { sessions, tree });
  const body = json({ limit: '16kb' });
  return Router()
    .get(paths.directives, mayRead, async (_request, response) => {
      const { area: scope } = userOf(response);
      const directives = await journal.newest(listedAtMost);
      response.json({ directives: directives.filter(({ area }) => tree.isWithin(area, scope)) });
    })
    .get(`${paths.directives}/:id`, mayRead, async (request, response) => {
      const directive = await journal.find(idOf(request));
      if (!directive || !tree.isWithin(directive.area, userOf(response).area))
        return sendFailure(response, { code: 'not-found' });
      response.json({ directive, history: await journal.history(directive.id) });
    })
    .post(paths.directives, fromOwnPage, mayRead, body, async (request, response) => {
      const command = parseBody(directiveIssueSchema, request.body);
      if (!command.ok) return sendFailure(response, command.failure);
      const issued = await book.issue(userOf(response), command.value, clock());
      if (!issued.ok) return sendFailure(response, issued.failure);
      response.status(201).json({ directive: issued.value });
    })
    .post(`${paths.directives}/:id/steps`, fromOwnPage, mayRead, body, async (request, response) => {
      const command = parseBody(directiveStepSchema, request.body);
      if (!command.ok) return sendFailure(response, command.failure);
      const taken = await book.step(userOf(response), idOf(request), command.value, clock());
      if (!taken.ok) return sendFailure(response, taken.failure);
      response.json({ directive: taken.value });
    });
}
