import { type RequestHandler, type Response, Router } from 'express';
import type { z } from 'zod';
import type { AlertBook } from '#server/alert/alertBook.ts';
import type { AlertJournal, JournalEntry } from '#server/alert/alertJournal.ts';
import type { Sessions } from '#server/user/sessions.ts';
import { type AlertId, alertIdSchema } from '#shared/alert/alert.ts';
import { stateOf } from '#shared/alert/alertState.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { AreaTree } from '#shared/area/areaTree.ts';
import {
  type AlertHistoryEntry,
  assigneesQuerySchema,
  earlierAlertsQuerySchema,
  maxHistoryEntries,
} from '#shared/protocol/alertHistory.ts';
import { paths } from '#shared/protocol/routes.ts';
import { can } from '#shared/user/can.ts';
import type { User } from '#shared/user/user.ts';
import { sendFailure } from './errorResponse.ts';
import { requires } from './requestUser.ts';

interface AlertRoutesParts {
  readonly book: AlertBook;
  readonly journal: AlertJournal;
  readonly sessions: Sessions;
  readonly tree: AreaTree;
}

const historyEntry = ({
  at,
  event,
  userName,
  note,
  annunciated,
  alert,
}: JournalEntry): AlertHistoryEntry => ({
  ...{ at, event, userName, note, annunciated },
  revision: alert.revision,
  state: stateOf(alert.facts),
  priority: alert.priority,
  value: alert.value,
});

const userOf = (response: Response): User => response.locals.user as User;

/** What was asked for, or null after the refusal was sent. */
function queryOf<T>(schema: z.ZodType<T>, query: unknown, response: Response): T | null {
  const parsed = schema.safeParse(query);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  sendFailure(response, { code: 'bad-request', detail: `${issue?.path.join('.')}: ${issue?.message}` });
  return null;
}

/** The open alerts, and from the journal what became of each and of those before it. */
export function alertRoutes({ book, journal, sessions, tree }: AlertRoutesParts): Router {
  const mayRead = requires('alert:read', { sessions, tree });
  const sees = (response: Response, area: AreaId): boolean => can(userOf(response), 'alert:read', area, tree);

  const history: RequestHandler = async (request, response) => {
    const id = alertIdSchema.safeParse(request.params.id);
    const entries = id.success ? await journal.history(id.data as AlertId) : [];
    const last = entries.at(-1);
    // What is not theirs to see is not there: an answer must not tell which alerts other districts have.
    if (!last || !sees(response, last.alert.area)) return sendFailure(response, { code: 'not-found' });
    const shown = entries.slice(-maxHistoryEntries);
    response.json({ entries: shown.map(historyEntry), left: entries.length - shown.length });
  };

  const earlier: RequestHandler = async (request, response) => {
    const watch = queryOf(earlierAlertsQuerySchema, request.query, response);
    if (!watch) return;
    if (!sees(response, watch.area)) return sendFailure(response, { code: 'forbidden' });
    response.json({ alerts: await journal.earlier(watch) });
  };

  const assignees: RequestHandler = async (request, response) => {
    const query = queryOf(assigneesQuerySchema, request.query, response);
    if (!query) return;
    if (!can(userOf(response), 'alert:assign', query.area, tree))
      return sendFailure(response, { code: 'forbidden' });
    const users = (await sessions.users()).filter((user) => can(user, 'alert:comment', query.area, tree));
    response.json({ users: users.map(({ id, name, role }) => ({ id, name, role })) });
  };

  return Router()
    .get(paths.alerts, mayRead, (_request, response) => {
      response.json({ alerts: book.open().filter(({ area }) => tree.isWithin(area, userOf(response).area)) });
    })
    .get(paths.earlierAlerts, mayRead, earlier)
    .get(paths.assignees, mayRead, assignees)
    .get(`${paths.alerts}/:id/history`, mayRead, history);
}
