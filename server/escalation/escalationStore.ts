import type { OutgoingMessage } from '#server/notification/notificationOutbox.ts';
import type { Escalation } from '#shared/escalation/escalation.ts';

/** Port: the append-only record of whom an alert was told to because nobody took it. */
export interface EscalationStore {
  /** All of both or nothing: what is on record as told is on its way. Durable once it resolves. */
  append(escalations: readonly Escalation[], messages: readonly OutgoingMessage[]): Promise<void>;
  /** The last one of each alert that is not over. */
  standing(): Promise<Escalation[]>;
}
