import { z } from 'zod';
import { levelIdSchema } from '#shared/area/area.ts';
import { durationSchema } from '#shared/indicator/duration.ts';
import { indicatorIdSchema, sourceIdSchema } from '#shared/indicator/indicator.ts';
import { localTextSchema } from '#shared/locale/localText.ts';
import { type Priority, priorities } from './priority.ts';

export const alertRuleIdSchema = z.string().min(1).brand<'AlertRuleId'>();
export type AlertRuleId = z.infer<typeof alertRuleIdSchema>;

/**
 * The value of an indicator beyond a limit, for each area of a level by itself. It raises after `onDelay` without
 * interruption and returns after `offDelay` on the calm side of limit and deadband.
 */
const thresholdConditionSchema = z.strictObject({
  kind: z.literal('threshold'),
  indicator: indicatorIdSchema,
  level: levelIdSchema,
  side: z.enum(['above', 'below']),
  /** In the indicator's unit; reached counts as beyond. */
  limit: z.number(),
  /** How far the value must come back from the limit, in the indicator's unit. */
  deadband: z.number().nonnegative(),
  onDelay: durationSchema,
  offDelay: durationSchema,
});

/** A source that has been silent for longer than its own `lateAfter`. Raised for the whole province. */
const lateSourceConditionSchema = z.strictObject({
  kind: z.literal('late-source'),
  source: sourceIdSchema,
});

export const alertConditionSchema = z.discriminatedUnion('kind', [
  thresholdConditionSchema,
  lateSourceConditionSchema,
]);
export type AlertCondition = Readonly<z.infer<typeof alertConditionSchema>>;
export type ThresholdCondition = Extract<AlertCondition, { kind: 'threshold' }>;

/** When an operator must act, and what to do then: a rule without a response text is not a rule. */
export const alertRuleSchema = z.strictObject({
  id: alertRuleIdSchema,
  name: localTextSchema,
  priority: z.enum(priorities),
  condition: alertConditionSchema,
  /** How long it may wait for somebody to take it; without it `usualTakeWithin` of its priority. */
  takeWithin: durationSchema.refine((ms) => ms > 0, { error: 'expected more than nothing' }).optional(),
  response: localTextSchema,
  /** Its alerts stay after they were taken and their condition is gone, until somebody resets them. */
  latching: z.boolean().optional(),
});
export type AlertRule = Readonly<z.infer<typeof alertRuleSchema>>;

const minuteMs = 60_000;

/** How long an alert of a priority may wait for somebody to take it where its rule does not say, ms. */
export const usualTakeWithin: Readonly<Record<Priority, number>> = {
  critical: 3 * minuteMs,
  high: 10 * minuteMs,
  medium: 30 * minuteMs,
  low: 120 * minuteMs,
};

/** How long an alert of this rule may wait for somebody to take it, ms. */
export const takeWithinOf = ({ takeWithin, priority }: Pick<AlertRule, 'takeWithin' | 'priority'>): number =>
  takeWithin ?? usualTakeWithin[priority];
