import { z } from 'zod';

export const channels = ['webhook', 'email'] as const;
export type Channel = (typeof channels)[number];

/** `failed`: given up after the last attempt; an attempt that failed before leaves it waiting. */
export const notificationStates = ['waiting', 'sent', 'failed'] as const;

/** An outgoing notification and what became of it. Times are epoch ms. */
export const notificationSchema = z.strictObject({
  id: z.string(),
  channel: z.enum(channels),
  /** The recipient's address; of a webhook the host. */
  to: z.string(),
  subject: z.string(),
  /** What was sent: the text of a mail, the JSON of a webhook. */
  body: z.string(),
  createdAt: z.number(),
  state: z.enum(notificationStates),
  attempts: z.int().nonnegative(),
  /** When it is tried next; null when it is not tried any more. */
  nextAttemptAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  /** Why the last attempt failed; never holds a secret. */
  problem: z.string().nullable(),
});
export type Notification = Readonly<z.infer<typeof notificationSchema>>;

/** The log, the newest first, and which ways out are set up. */
export const notificationsBodySchema = z.strictObject({
  notifications: z.array(notificationSchema),
  ways: z.record(z.enum(channels), z.boolean()),
});
export type NotificationsBody = Readonly<z.infer<typeof notificationsBodySchema>>;
