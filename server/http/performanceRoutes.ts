import { Router } from 'express';
import { z } from 'zod';
import type { AlertPerformance } from '#server/alert/alertPerformance.ts';
import type { Sessions } from '#server/user/sessions.ts';
import { type PerformanceDays, performanceDays } from '#shared/alert/performance.ts';
import type { AreaTree } from '#shared/area/areaTree.ts';
import { paths } from '#shared/protocol/routes.ts';
import type { User } from '#shared/user/user.ts';
import { sendFailure } from './errorResponse.ts';
import { requires } from './requestUser.ts';

interface PerformanceRoutesParts {
  readonly performance: AlertPerformance;
  readonly sessions: Sessions;
  readonly tree: AreaTree;
}

const querySchema = z.strictObject({
  days: z
    .enum(performanceDays.map(String) as [string, ...string[]])
    .transform((days) => Number(days) as PerformanceDays)
    .default(1),
});

/** How many alerts there are and how they are taken, of the user's own area. */
export const performanceRoutes = ({ performance, sessions, tree }: PerformanceRoutesParts): Router =>
  Router().get(
    paths.performance,
    requires('performance:read', { sessions, tree }),
    async (request, response) => {
      const query = querySchema.safeParse(request.query);
      if (!query.success)
        return sendFailure(response, {
          code: 'bad-request',
          detail: `days: expected one of ${performanceDays.join(', ')}`,
        });
      const { area } = response.locals.user as User;
      response.json(await performance.read(query.data.days, area));
    },
  );
