import { Router } from 'express';
import type { MessageSenders, NotificationOutbox } from '#server/notification/notificationOutbox.ts';
import type { Sessions } from '#server/user/sessions.ts';
import type { AreaTree } from '#shared/area/areaTree.ts';
import type { NotificationsBody } from '#shared/notification/notification.ts';
import { paths } from '#shared/protocol/routes.ts';
import { requires } from './requestUser.ts';

interface NotificationRoutesParts {
  readonly outbox: NotificationOutbox;
  readonly senders: MessageSenders;
  readonly sessions: Sessions;
  readonly tree: AreaTree;
}

const listedAtMost = 200;

/** What left the centre, what waits and what was given up. It names people and their addresses: for administrators. */
export function notificationRoutes({ outbox, senders, sessions, tree }: NotificationRoutesParts): Router {
  const mayRead = requires('notification:read', { sessions, tree, area: tree.root.id });
  return Router().get(paths.notifications, mayRead, async (_request, response) => {
    response.json({
      notifications: await outbox.newest(listedAtMost),
      ways: { webhook: senders.webhook !== undefined, email: senders.email !== undefined },
    } satisfies NotificationsBody);
  });
}
