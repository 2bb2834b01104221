import { z } from 'zod';
import { type Level, type LevelId, levelIdSchema } from '#shared/area/area.ts';
import { localTextSchema } from '#shared/locale/localText.ts';
import { siteClauseSchema } from '#shared/site/siteClause.ts';
import { durationSchema } from './duration.ts';
import { writtenFormSchema } from './writtenForm.ts';

/** `group.name`, for example `dvc.submit_online_pct`; the group is the measurement in line protocol. */
export const indicatorIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9]*\.[a-z][a-z0-9_]*$/, 'expected "group.name" in lower case, as "dvc.overdue"')
  .brand<'IndicatorId'>();
export type IndicatorId = z.infer<typeof indicatorIdSchema>;

export const sourceIdSchema = z.string().min(1).brand<'SourceId'>();
export type SourceId = z.infer<typeof sourceIdSchema>;

/** Where readings come from. `lateAfter`: silence on the server's clock after which the source counts as late. */
export const sourceSchema = z.strictObject({
  id: sourceIdSchema,
  name: localTextSchema,
  lateAfter: durationSchema,
});
export type Source = Readonly<z.infer<typeof sourceSchema>>;

/**
 * How a parent area's value comes from its children. `ratio` sums numerators and denominators separately: the
 * mean of percentages is never taken. `weighted-mean` weighs with another indicator of the same area.
 */
export const rollUpSchema = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('sum') }),
  z.strictObject({ rule: z.literal('ratio') }),
  z.strictObject({ rule: z.literal('max') }),
  z.strictObject({ rule: z.literal('last') }),
  z.strictObject({ rule: z.literal('weighted-mean'), weight: indicatorIdSchema }),
]);
export type RollUp = Readonly<z.infer<typeof rollUpSchema>>;

/**
 * Where a value leaves the calm. With `better: "up"` a value at or under `attention` deviates, with
 * `better: "down"` one at or over it. `deadband` is how far it must come back, in the indicator's unit.
 */
export const thresholdsSchema = z.strictObject({
  attention: z.number(),
  critical: z.number(),
  deadband: z.number().nonnegative(),
});
export type Thresholds = Readonly<z.infer<typeof thresholdsSchema>>;

/** A watched quantity: what it means, how often it comes, how it adds up, when it is no longer calm. */
export const indicatorSchema = z.strictObject({
  id: indicatorIdSchema,
  /** How sources may write it besides by its id. */
  as: writtenFormSchema.optional(),
  name: localTextSchema,
  /** For a tile or a map legend; at most about 24 characters. */
  shortName: localTextSchema.optional(),
  definition: localTextSchema.optional(),
  unit: localTextSchema,
  /** What the two parts of a ratio count: "hồ sơ". */
  partsUnit: localTextSchema.optional(),
  decimals: z.int().min(0).max(3),
  /** A ratio arrives as numerator and denominator and is shown as 100 × their quotient. */
  measure: z.enum(['value', 'ratio']),
  /** Less than nothing is possible, as with a temperature or a difference. Unless it is said, it is refused. */
  mayBeNegative: z.boolean().optional(),
  /** The numerator of a ratio is no part of its denominator, as the work done of a budget. Unless it is said, more is refused. */
  mayExceedWhole: z.boolean().optional(),
  better: z.enum(['up', 'down', 'level', 'none']),
  target: z.number().optional(),
  /** Whose target it is, and for when: "Kế hoạch năm 2024". May say of a target that it has no number. */
  targetNote: localTextSchema.optional(),
  thresholds: thresholdsSchema.optional(),
  /** A value is fresh for `cadence`, due for `grace` after that, then late; after `missingAfter` of age missing. */
  cadence: durationSchema,
  grace: durationSchema,
  missingAfter: durationSchema,
  rollUp: rollUpSchema,
  /** The levels at which sources report it. Others are rolled up, or do not have it. */
  levels: z.array(levelIdSchema).min(1),
  source: sourceIdSchema,
  /** Where the centre counts it itself, from the states of the sites of an area. */
  sites: siteClauseSchema.optional(),
  owner: localTextSchema,
});
export type Indicator = Readonly<z.infer<typeof indicatorSchema>>;

export const groupOf = (id: IndicatorId): string => id.slice(0, id.indexOf('.'));
export const nameWithinGroup = (id: IndicatorId): string => id.slice(id.indexOf('.') + 1);

/**
 * The level at which `indicator` is reported below `level`: where a roll-up takes its parts from and counts its coverage.
 * undefined when nothing below reports it. `levels` from the top down, as in a profile.
 */
export function coverageLevel(
  indicator: Pick<Indicator, 'levels'>,
  level: LevelId,
  levels: readonly Level[],
): Level | undefined {
  const below = levels.slice(levels.findIndex(({ id }) => id === level) + 1);
  return below.find(({ id }) => indicator.levels.includes(id));
}
