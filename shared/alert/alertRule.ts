import { z } from 'zod';
import { areaIdSchema, type LevelId, levelIdSchema } from '#shared/area/area.ts';
import { durationSchema } from '#shared/indicator/duration.ts';
import { type IndicatorId, indicatorIdSchema, sourceIdSchema } from '#shared/indicator/indicator.ts';
import { localTextSchema } from '#shared/locale/localText.ts';
import { siteSchema } from '#shared/site/site.ts';
import { type Priority, priorities } from './priority.ts';

export const alertRuleIdSchema = z.string().min(1).max(60).brand<'AlertRuleId'>();
export type AlertRuleId = z.infer<typeof alertRuleIdSchema>;

const sides = ['above', 'below'] as const;
export type Side = (typeof sides)[number];

/** It raises after `onDelay` without interruption and returns after `offDelay` on the calm side. */
const delays = { onDelay: durationSchema, offDelay: durationSchema };

/** The value of an indicator beyond a limit. */
const threshold = {
  kind: z.literal('threshold'),
  indicator: indicatorIdSchema,
  side: z.enum(sides),
  /** In the indicator's unit; reached counts as beyond. */
  limit: z.number(),
  /** How far the value must come back from the limit, in the indicator's unit. */
  deadband: z.number().nonnegative(),
  ...delays,
};

/** How much a value changes within a window. Not for counters: they fall back at midnight. */
const rateOfChange = {
  kind: z.literal('rate-of-change'),
  indicator: indicatorIdSchema,
  side: z.enum(sides),
  /** In the indicator's unit per `window`; negative for a fall. */
  limit: z.number(),
  deadband: z.number().nonnegative(),
  window: durationSchema.refine((ms) => ms >= 60_000, { error: 'expected at least a minute' }),
  ...delays,
};

export const projectionPeriods = ['day', 'month', 'year'] as const;
export type ProjectionPeriod = (typeof projectionPeriods)[number];

/** What a count from the beginning of its period would be at the end if it went on evenly, against a target. */
const projection = {
  kind: z.literal('projection'),
  indicator: indicatorIdSchema,
  side: z.enum(sides),
  period: z.enum(projectionPeriods),
  /** In the indicator's unit; without it the indicator's own target. */
  target: z.number().optional(),
  deadband: z.number().nonnegative(),
  /** Share of the period, 0 to 1, before which nothing is projected: the first hours say little about a month. */
  notBefore: z.number().min(0.05).max(0.95).default(0.25),
  ...delays,
};

/**
 * An indicator of an area that is late, or missing, against its own cadence. Not at once: what a source brings after a pause
 * begins with what is old.
 */
const missingIndicator = {
  kind: z.literal('missing-indicator'),
  indicator: indicatorIdSchema,
  freshness: z.enum(['late', 'missing']),
  onDelay: durationSchema.default(60_000),
  offDelay: durationSchema.default(0),
};

/** A value that is unusual for the hour of the week: further from the median of the weeks before than `limit` spreads. */
const deviation = {
  kind: z.literal('deviation'),
  indicator: indicatorIdSchema,
  side: z.enum([...sides, 'either']),
  /** In spreads; one spread is 1.4826 × the median absolute deviation, which is one σ of a normal distribution. */
  limit: z.number().min(1).max(50),
  /** In spreads. */
  deadband: z.number().nonnegative(),
  weeks: z.int().min(3).max(8).default(8),
  /** In the indicator's unit; a value that hardly ever moves would else be unusual with every step. */
  leastSpread: z.number().positive(),
  ...delays,
};

/** Sites of a kind that are down in an area: how many, or which share (per cent; 100 is a dark area). */
const siteState = {
  kind: z.literal('site-state'),
  siteKind: siteSchema.shape.kind,
  operator: z.string().min(1).max(60).optional(),
  /** The source's own word, as `power`. */
  cause: z.string().min(1).max(60).optional(),
  measure: z.enum(['count', 'share']),
  limit: z.number().positive(),
  deadband: z.number().nonnegative(),
  ...delays,
};

/** What is watched in one area by itself. Part of a combination, or with a level a condition of its own. */
export const areaConditionSchema = z.discriminatedUnion('kind', [
  z.strictObject(threshold),
  z.strictObject(rateOfChange),
  z.strictObject(projection),
  z.strictObject(missingIndicator),
  z.strictObject(deviation),
  z.strictObject(siteState),
]);
export type AreaCondition = Readonly<z.infer<typeof areaConditionSchema>>;

/** Watched for each area of this level by itself. */
const level = { level: levelIdSchema };

export const alertConditionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...threshold, ...level }),
  z.strictObject({ ...rateOfChange, ...level }),
  z.strictObject({ ...projection, ...level }),
  z.strictObject({ ...missingIndicator, ...level }),
  z.strictObject({ ...deviation, ...level }),
  z.strictObject({ ...siteState, ...level }),
  /** A source that has been silent for longer than its own `lateAfter`. Raised for the whole province. */
  z.strictObject({ kind: z.literal('late-source'), source: sourceIdSchema }),
  /** Two conditions about the same area. Each has its own delays. */
  z.strictObject({
    kind: z.literal('combination'),
    join: z.enum(['and', 'or']),
    ...level,
    parts: z.tuple([areaConditionSchema, areaConditionSchema]),
  }),
]);
export type AlertCondition = Readonly<z.infer<typeof alertConditionSchema>>;
export type ThresholdCondition = Extract<AlertCondition, { kind: 'threshold' }>;
export type DeviationCondition = Extract<AreaCondition, { kind: 'deviation' }>;
export type SiteStateCondition = Extract<AreaCondition, { kind: 'site-state' }>;
export type LateSourceCondition = Extract<AlertCondition, { kind: 'late-source' }>;
export type AlertConditionKind = AlertCondition['kind'];

const noResponse = 'a rule needs a response text in both languages: if nothing is to be done, it is no alert';
const responseText = z
  .string({ error: noResponse })
  .refine((text) => text.trim().length > 0, { error: noResponse });

/** When an operator must act, and what to do then: a rule without a response text is not a rule. */
export const alertRuleSchema = z.strictObject({
  id: alertRuleIdSchema,
  name: localTextSchema,
  priority: z.enum(priorities),
  /** A rule that is switched off watches nothing. */
  enabled: z.boolean().default(true),
  condition: alertConditionSchema,
  /** Only these areas and what lies within them; without it every area of the condition's level. */
  areas: z.array(areaIdSchema).min(1).optional(),
  /** Who answers for it; without it the owner of the indicator that it watches. */
  owner: localTextSchema.optional(),
  /** How long it may wait for somebody to take it; without it `usualTakeWithin` of its priority. */
  takeWithin: durationSchema.refine((ms) => ms > 0, { error: 'expected more than nothing' }).optional(),
  response: z.strictObject({ vi: responseText, en: responseText }, { error: noResponse }),
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

/** The level of the areas that a condition watches; null for the province as a whole. */
export const levelOf = (condition: AlertCondition): LevelId | null =>
  condition.kind === 'late-source' ? null : condition.level;

/** The indicators that a condition looks at, each once. */
export function watchedIndicators(condition: AlertCondition | AreaCondition): readonly IndicatorId[] {
  if (condition.kind === 'combination')
    return [...new Set(condition.parts.flatMap((part) => watchedIndicators(part)))];
  return 'indicator' in condition ? [condition.indicator] : [];
}
