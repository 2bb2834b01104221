import { Router } from 'express';
import type { Sessions } from '#server/user/sessions.ts';
import type { AreaTree } from '#shared/area/areaTree.ts';
import { paths } from '#shared/protocol/routes.ts';
import type { QualityBody } from '#shared/quality/quality.ts';
import { requires } from './requestUser.ts';

interface QualityRoutesParts {
  readonly report: () => QualityBody;
  readonly sessions: Sessions;
  readonly tree: AreaTree;
}

/** How far the data can be trusted: for everybody who may read them. */
export const qualityRoutes = ({ report, sessions, tree }: QualityRoutesParts): Router =>
  Router().get(paths.quality, requires('indicator:read', { sessions, tree }), (_request, response) => {
    response.json(report());
  });
