import type { AreaId } from '#shared/area/area.ts';
import type { AreaTree } from '#shared/area/areaTree.ts';
import { type Snapshot, type Topic, topicJoinSchema, topicLeaveSchema } from '#shared/protocol/events.ts';
import { failure, type Result, success } from '#shared/protocol/result.ts';
import { can } from '#shared/user/can.ts';
import type { User } from '#shared/user/user.ts';
import type { LiveSocket } from './liveServer.ts';
import { parseMessage, replyTo } from './parseMessage.ts';
import { roomOf, type TopicHub } from './topicHub.ts';

function mayFollow(user: User, topic: Topic, tree: AreaTree): boolean {
  if (topic === 'alerts' || topic === 'escalations') return can(user, 'alert:read', user.area, tree);
  if (topic === 'directives') return can(user, 'directive:read', user.area, tree);
  const area = topic === 'sites' ? user.area : (topic.slice('area:'.length) as AreaId);
  return can(user, 'indicator:read', area, tree);
}

/** Joining a room is the permission: first the room, then the snapshot, so that nothing falls in between. */
export const topicHandler =
  (hub: TopicHub, tree: AreaTree) =>
  (socket: LiveSocket): void => {
    const { user } = socket.data;

    const join = (message: unknown): Result<Snapshot> => {
      const parsed = parseMessage(topicJoinSchema, message);
      if (!parsed.ok) return parsed;
      const { topic } = parsed.value;
      if (!mayFollow(user, topic, tree)) return failure('forbidden');
      void socket.join(roomOf(topic, user.area));
      const snapshot = hub.snapshot(topic, user.area);
      return snapshot ? success(snapshot) : failure('not-found', topic);
    };

    socket.on('topic:join', (message, reply) => replyTo<Snapshot>(reply)(join(message)));
    socket.on('topic:leave', (message, reply) => {
      const parsed = parseMessage(topicLeaveSchema, message);
      if (parsed.ok) void socket.leave(roomOf(parsed.value.topic, user.area));
      replyTo<null>(reply)(parsed.ok ? success(null) : parsed);
    });
  };
