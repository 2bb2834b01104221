import { json, type Response, Router } from 'express';
import { z } from 'zod';
import type { EntryBook } from '#server/entry/entryBook.ts';
import { StoreRefusal } from '#server/indicator/readingStore.ts';
import type { Sessions } from '#server/user/sessions.ts';
import { areaIdSchema } from '#shared/area/area.ts';
import type { AreaTree } from '#shared/area/areaTree.ts';
import { entryRequestSchema } from '#shared/entry/entry.ts';
import { indicatorIdSchema } from '#shared/indicator/indicator.ts';
import { paths } from '#shared/protocol/routes.ts';
import type { User } from '#shared/user/user.ts';
import { sendFailure } from './errorResponse.ts';
import { fromOwnPage } from './ownPage.ts';
import { parseBody } from './parseBody.ts';
import { requires } from './requestUser.ts';

interface EntryRoutesParts {
  readonly book: EntryBook;
  readonly sessions: Sessions;
  readonly tree: AreaTree;
}

const entriesAtMost = 500;
const instant = z.coerce.number().int();
const querySchema = z.strictObject({
  indicator: indicatorIdSchema.optional(),
  area: areaIdSchema.optional(),
  from: instant.optional(),
  to: instant.optional(),
});

/** Values that people type, and the journal of them. Everybody who sees a number may see that it was typed, and why. */
export function entryRoutes({ book, sessions, tree }: EntryRoutesParts): Router {
  const mayEnter = requires('data:enter', { sessions, tree });
  const mayRead = requires('indicator:read', { sessions, tree });
  const userOf = (response: Response): User => response.locals.user as User;
  return Router()
    .post(paths.entries, fromOwnPage, mayEnter, json({ limit: '16kb' }), async (request, response) => {
      const parsed = parseBody(entryRequestSchema, request.body);
      if (!parsed.ok) return sendFailure(response, parsed.failure);
      try {
        const entered = await book.enter(parsed.value, userOf(response));
        if (!entered.ok) return sendFailure(response, entered.failure);
        response.status(201).json({ entry: entered.value });
      } catch (error) {
        if (!(error instanceof StoreRefusal)) throw error;
        sendFailure(response, { code: error.code, detail: error.message });
      }
    })
    .get(paths.entries, mayRead, async (request, response) => {
      const query = querySchema.safeParse(request.query);
      if (!query.success)
        return sendFailure(response, {
          code: 'bad-request',
          detail: 'expected indicator, area, from, to or none of them',
        });
      const { indicator, area, from, to } = query.data;
      const entries = await book.find(
        {
          ...(indicator && { indicator }),
          ...(area && { area }),
          ...(from !== undefined && { fromAt: from }),
          ...(to !== undefined && { toAt: to }),
          count: entriesAtMost,
        },
        userOf(response),
      );
      response.json({ entries });
    });
}
