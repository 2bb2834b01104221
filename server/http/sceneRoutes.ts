import { json, Router } from 'express';
import type { SceneBook } from '#server/scene/sceneBook.ts';
import type { Sessions } from '#server/user/sessions.ts';
import type { AreaTree } from '#shared/area/areaTree.ts';
import { paths } from '#shared/protocol/routes.ts';
import { sceneSaveSchema } from '#shared/scene/sceneVersion.ts';
import type { User } from '#shared/user/user.ts';
import { sendFailure } from './errorResponse.ts';
import { fromOwnPage } from './ownPage.ts';
import { requires } from './requestUser.ts';

interface SceneRoutesParts {
  readonly book: SceneBook;
  readonly sessions: Sessions;
  readonly tree: AreaTree;
  readonly clock: () => number;
}

/** The scenes of the walls: for everybody who looks at one; composed by those who manage them. */
export function sceneRoutes({ book, sessions, tree, clock }: SceneRoutesParts): Router {
  const mayRead = requires('indicator:read', { sessions, tree });
  const mayManage = requires('scene:manage', { sessions, tree });
  return Router()
    .get(paths.scenes, mayRead, (_request, response) => {
      response.json(book.now());
    })
    .get(paths.sceneHistory, mayManage, async (_request, response) => {
      response.json({ versions: await book.history() });
    })
    .get(`${paths.scenes}/:version`, mayManage, async (request, response) => {
      const found = await book.version(Number(request.params.version));
      if (!found.ok) return sendFailure(response, found.failure);
      response.json(found.value);
    })
    .post(paths.scenes, fromOwnPage, mayManage, json({ limit: '256kb' }), async (request, response) => {
      const parsed = sceneSaveSchema.safeParse(request.body);
      if (!parsed.success) {
        const [issue] = parsed.error.issues;
        const detail = `${issue?.path.join('.')}: ${issue?.message}`;
        return sendFailure(response, { code: 'value-refused', detail });
      }
      const saved = await book.save(response.locals.user as User, parsed.data, clock());
      if (!saved.ok) return sendFailure(response, saved.failure);
      response.json(saved.value);
    });
}
