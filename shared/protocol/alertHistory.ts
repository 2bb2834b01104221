import { z } from 'zod';
import { alertSchema } from '#shared/alert/alert.ts';
import { alertRuleIdSchema } from '#shared/alert/alertRule.ts';
import { alertStates } from '#shared/alert/alertState.ts';
import { alertEvents } from '#shared/alert/alertTransition.ts';
import { priorities } from '#shared/alert/priority.ts';
import { areaIdSchema } from '#shared/area/area.ts';
import { userSchema } from '#shared/user/user.ts';

/** Entries of one alert in an answer; of one that chatters the newest. */
export const maxHistoryEntries = 500;

/** One thing that happened to an alert, and what it was like afterwards. `userName` null: the system. */
export const alertHistoryEntrySchema = z.strictObject({
  at: z.number(),
  event: z.enum(alertEvents),
  userName: z.string().nullable(),
  note: z.string().nullable(),
  annunciated: z.boolean(),
  revision: z.int().positive(),
  state: z.enum(alertStates),
  priority: z.enum(priorities),
  value: z.number().nullable(),
});
export type AlertHistoryEntry = Readonly<z.infer<typeof alertHistoryEntrySchema>>;

/** Oldest first; `left` older ones are not in it. */
export const alertHistoryBodySchema = z.strictObject({
  entries: z.array(alertHistoryEntrySchema),
  left: z.int().nonnegative(),
});

/** Alerts of one rule and area, open ones too, the newest first. */
export const earlierAlertsQuerySchema = z.strictObject({
  rule: alertRuleIdSchema,
  area: areaIdSchema,
  limit: z.coerce.number().int().min(1).max(200).default(20),
});
export const earlierAlertsBodySchema = z.strictObject({ alerts: z.array(alertSchema) });

/** Who can be given an alert of an area. */
export const assigneesQuerySchema = z.strictObject({ area: areaIdSchema });
export const assigneesBodySchema = z.strictObject({
  users: z.array(userSchema.pick({ id: true, name: true, role: true })),
});
export type Assignee = z.infer<typeof assigneesBodySchema>['users'][number];
