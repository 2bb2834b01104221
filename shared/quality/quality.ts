import { z } from 'zod';
import { indicatorIdSchema, sourceIdSchema } from '#shared/indicator/indicator.ts';

/**
 * The four principles of shared data in the national programme: *đúng* (valid), *đủ* (complete), *sạch* (clean), *sống*
 * (alive). In this order on every page.
 */
export const qualityPrinciples = ['valid', 'complete', 'clean', 'alive'] as const;
export type QualityPrinciple = (typeof qualityPrinciples)[number];

/** How long what arrived is counted, sliding: 24 hours, ms. */
export const qualityWindowMs = 86_400_000;

/** A share with both its parts, for they are summed and never the shares. */
export const shareSchema = z.strictObject({
  part: z.number().nonnegative(),
  whole: z.number().nonnegative(),
});
export type Share = Readonly<z.infer<typeof shareSchema>>;

const figures = {
  valid: shareSchema,
  complete: shareSchema,
  clean: shareSchema,
  alive: shareSchema,
};

/** The four figures. A whole of 0: there was nothing to judge, which is neither good nor bad. */
export type QualityFigures = Readonly<Record<QualityPrinciple, Share>>;

export const sourceQualitySchema = z.strictObject({
  /** null: values of which it cannot be told who sent them. */
  source: sourceIdSchema.nullable(),
  /** Silent for longer than its own `lateAfter`. */
  late: z.boolean(),
  /** Values refused, repeated and contradicting in the window. */
  refused: z.int(),
  repeated: z.int(),
  conflicting: z.int(),
  ...figures,
});
export type SourceQuality = Readonly<z.infer<typeof sourceQualitySchema>>;

export const indicatorQualitySchema = z.strictObject({ indicator: indicatorIdSchema, ...figures });
export type IndicatorQuality = Readonly<z.infer<typeof indicatorQualitySchema>>;

/** What `GET /api/quality` answers. `fromAt`: since when it is counted, at most 24 hours and not before the last start. */
export const qualityBodySchema = z.strictObject({
  at: z.number(),
  fromAt: z.number(),
  /** Of all sources but the centre's own figures. */
  whole: z.strictObject(figures),
  sources: z.array(sourceQualitySchema),
  indicators: z.array(indicatorQualitySchema),
});
export type QualityBody = Readonly<z.infer<typeof qualityBodySchema>>;
