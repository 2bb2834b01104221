import { Router } from 'express';
import type { Catalogue } from '#server/indicator/catalogue.ts';
import type { ReplayReader } from '#server/replay/replayReader.ts';
import type { Sessions } from '#server/user/sessions.ts';
import { paths } from '#shared/protocol/routes.ts';
import { replayQuerySchema } from '#shared/replay/replay.ts';
import { can } from '#shared/user/can.ts';
import type { User } from '#shared/user/user.ts';
import { sendFailure } from './errorResponse.ts';
import { requires } from './requestUser.ts';

interface ReplayRoutesParts {
  readonly reader: ReplayReader;
  readonly catalogue: Catalogue;
  readonly sessions: Sessions;
}

/** The wall at a past moment, and how it went on; for whoever may see both numbers and alerts. */
export function replayRoutes({ reader, catalogue, sessions }: ReplayRoutesParts): Router {
  const { tree } = catalogue;
  const mayRead = requires('indicator:read', { sessions, tree });
  const mayReadAlerts = requires('alert:read', { sessions, tree });
  return Router().get(paths.replay, mayRead, mayReadAlerts, async (request, response) => {
    const parsed = replayQuerySchema.safeParse(request.query);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const detail = `${issue?.path.join('.')}: ${issue?.message}`;
      return sendFailure(response, { code: 'bad-request', detail });
    }
    const { area, from: fromAt, to: toAt, every: everyMs, indicators } = parsed.data;
    if (!tree.get(area))
      return sendFailure(response, { code: 'not-found', detail: `area: "${area}" is not known` });
    const user = response.locals.user as User;
    if (!can(user, 'indicator:read', area, tree)) return sendFailure(response, { code: 'forbidden' });
    const unknown = indicators?.find((id) => !catalogue.indicators.has(id));
    if (unknown !== undefined)
      return sendFailure(response, {
        code: 'not-found',
        detail: `indicators: "${unknown}" is not in the profile`,
      });
    const result = await reader.read({ area, fromAt, toAt, everyMs, indicators, scope: user.area });
    if (result.ok) response.json(result.value);
    else sendFailure(response, result.failure);
  });
}
