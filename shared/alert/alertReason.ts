import { z } from 'zod';
import { indicatorIdSchema, sourceIdSchema } from '#shared/indicator/indicator.ts';
import { siteSchema } from '#shared/site/site.ts';
import { projectionPeriods } from './alertRule.ts';

const side = z.enum(['above', 'below']);

const ofThreshold = z.strictObject({
  kind: z.literal('threshold'),
  indicator: indicatorIdSchema,
  value: z.number(),
  side,
  limit: z.number(),
});

const ofRate = z.strictObject({
  kind: z.literal('rate-of-change'),
  indicator: indicatorIdSchema,
  value: z.number(),
  /** What it was compared with, and when that was true. */
  before: z.number(),
  beforeAt: z.number(),
  /** Per `window` (ms), in the indicator's unit, as is `limit`. */
  change: z.number(),
  window: z.number(),
  side,
  limit: z.number(),
});

const ofProjection = z.strictObject({
  kind: z.literal('projection'),
  indicator: indicatorIdSchema,
  value: z.number(),
  at: z.number(),
  period: z.enum(projectionPeriods),
  /** How much of the period had passed, 0 to 1. */
  progress: z.number(),
  projected: z.number(),
  side,
  target: z.number(),
});

const ofMissing = z.strictObject({
  kind: z.literal('missing-indicator'),
  indicator: indicatorIdSchema,
  freshness: z.enum(['late', 'missing']),
  /** Of the last reading, epoch ms; null when there never was one. */
  lastAt: z.number().nullable(),
});

const ofDeviation = z.strictObject({
  kind: z.literal('deviation'),
  indicator: indicatorIdSchema,
  value: z.number(),
  /** The moment whose hour of the week is meant, epoch ms. */
  at: z.number(),
  median: z.number(),
  /** Usual is what lies between, in the indicator's unit. */
  low: z.number(),
  high: z.number(),
  weeks: z.int(),
});

const ofSites = z.strictObject({
  kind: z.literal('site-state'),
  siteKind: siteSchema.shape.kind,
  operator: z.string().nullable(),
  cause: z.string().nullable(),
  measure: z.enum(['count', 'share']),
  down: z.int(),
  total: z.int(),
  limit: z.number(),
});

const ofSource = z.strictObject({ kind: z.literal('late-source'), source: sourceIdSchema });

const singleReasonSchema = z.discriminatedUnion('kind', [
  ofThreshold,
  ofRate,
  ofProjection,
  ofMissing,
  ofDeviation,
  ofSites,
  ofSource,
]);
/** Why one condition was true: the value, the limit, and what it was compared with. Instants in epoch ms. */
export type SingleReason = Readonly<z.infer<typeof singleReasonSchema>>;

/** Why an alert was raised, kept as it was at that moment: the rule may be another one by now. */
export const alertReasonSchema = z.discriminatedUnion('kind', [
  ...singleReasonSchema.options,
  z.strictObject({
    kind: z.literal('combination'),
    join: z.enum(['and', 'or']),
    /** The parts that were true. */
    parts: z.array(singleReasonSchema).min(1).max(2),
  }),
]);
export type AlertReason = Readonly<z.infer<typeof alertReasonSchema>>;
