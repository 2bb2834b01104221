import type { Channel, Notification } from '#shared/notification/notification.ts';

/** A message that is to leave the centre. */
export type OutgoingMessage = Pick<Notification, 'id' | 'channel' | 'to' | 'subject' | 'body' | 'createdAt'>;

/**
 * Port: messages that wait on disk until they have left. Whoever has something to tell writes its own record and the
 * message in one step (`EscalationStore`); here they are taken out.
 */
export interface NotificationOutbox {
  /** Those of a channel that are to be tried at `now`, oldest first, at most `count`. */
  due(channel: Channel, now: number, count: number): Promise<Notification[]>;
  sent(id: string, now: number): Promise<void>;
  /** An attempt failed; tried again at `nextAt`, or given up when that is null. */
  failed(id: string, attempt: { now: number; nextAt: number | null; problem: string }): Promise<void>;
  newest(count: number): Promise<Notification[]>;
}

/** Port: a way out. Rejects with an `Error` whose message says why and holds no secret. */
export interface MessageSender {
  /** What the log shows as the recipient when the message names none. */
  readonly destination: string;
  send(message: OutgoingMessage): Promise<void>;
}

/** The ways that are set up. */
export type MessageSenders = Readonly<Partial<Record<Channel, MessageSender>>>;
