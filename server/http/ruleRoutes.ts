import { json, type Response, Router } from 'express';
import type { z } from 'zod';
import type { RuleBook } from '#server/alert/ruleBook.ts';
import type { RuleTrial } from '#server/alert/ruleTrial.ts';
import type { Sessions } from '#server/user/sessions.ts';
import type { AlertRuleId } from '#shared/alert/alertRule.ts';
import { ruleTrialAskSchema } from '#shared/alert/ruleTrial.ts';
import { ruleSaveSchema } from '#shared/alert/ruleVersion.ts';
import type { AreaTree } from '#shared/area/areaTree.ts';
import type { Profile } from '#shared/profile/profile.ts';
import { ruleProblems } from '#shared/profile/profileProblems.ts';
import { paths } from '#shared/protocol/routes.ts';
import type { User } from '#shared/user/user.ts';
import { sendFailure } from './errorResponse.ts';
import { fromOwnPage } from './ownPage.ts';
import { requires } from './requestUser.ts';

interface RuleRoutesParts {
  readonly book: RuleBook;
  readonly trial: RuleTrial;
  readonly profile: Profile;
  readonly sessions: Sessions;
  readonly tree: AreaTree;
  readonly clock: () => number;
}

const body = json({ limit: '32kb' });

/** What does not fit in a rule that was sent: 422, because the request itself was understood. */
function refuseShape(response: Response, error: z.ZodError): void {
  const [issue] = error.issues;
  sendFailure(response, { code: 'value-refused', detail: `${issue?.path.join('.')}: ${issue?.message}` });
}

/** The rules with their history, and what one would have done. For those who manage rules. */
export function ruleRoutes({ book, trial, profile, sessions, tree, clock }: RuleRoutesParts): Router {
  const mayManage = requires('rule:manage', { sessions, tree });
  return Router()
    .get(paths.rules, mayManage, (_request, response) => {
      response.json({ rules: book.all() });
    })
    .get(`${paths.rules}/:id`, mayManage, async (request, response) => {
      response.json(await book.versions(String(request.params.id) as AlertRuleId));
    })
    .post(paths.rules, fromOwnPage, mayManage, body, async (request, response) => {
      const parsed = ruleSaveSchema.safeParse(request.body);
      if (!parsed.success) return refuseShape(response, parsed.error);
      const saved = await book.save(response.locals.user as User, parsed.data, clock());
      if (!saved.ok) return sendFailure(response, saved.failure);
      response.json({ rule: saved.value });
    })
    .post(paths.ruleTrial, fromOwnPage, mayManage, body, async (request, response) => {
      const parsed = ruleTrialAskSchema.safeParse(request.body);
      if (!parsed.success) return refuseShape(response, parsed.error);
      const [problem] = ruleProblems(parsed.data.rule, profile);
      if (problem)
        return sendFailure(response, {
          code: 'value-refused',
          detail: `${problem.path}: ${problem.message}`,
        });
      response.json(await trial.run(parsed.data.rule));
    });
}
