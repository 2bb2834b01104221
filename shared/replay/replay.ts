import { z } from 'zod';
import { alertSchema } from '#shared/alert/alert.ts';
import { areaIdSchema } from '#shared/area/area.ts';
import { indicatorIdSchema } from '#shared/indicator/indicator.ts';
import { cellCodesSchema } from '#shared/protocol/cellCode.ts';
import { annunciationSchema } from '#shared/protocol/events.ts';
import { siteCodesSchema } from '#shared/protocol/siteCode.ts';

/** Steps that one answer has at most: four minutes of watching. */
export const mostReplaySteps = 240;
/** Indicators that one question has at most; without any, all of the profile are answered. */
export const mostReplayIndicators = 100;

/** How much faster than it happened: one step a second. */
export const replaySpeeds = [1, 10, 60, 300, 600] as const;
export type ReplaySpeed = (typeof replaySpeeds)[number];

const instant = z.coerce.number().int().nonnegative().max(8.64e15);

/** Times in epoch ms. `to` equal to `from` asks for the state of that instant alone. */
export const replayQuerySchema = z.strictObject({
  area: areaIdSchema,
  from: instant,
  to: instant,
  every: z.coerce.number().int().min(1_000).max(86_400_000),
  indicators: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(indicatorIdSchema).max(mostReplayIndicators))
    .optional(),
});

/** What changed from the step before to this one; `at` is the instant that the step shows. */
export const replayStepSchema = z.strictObject({
  at: z.number(),
  cells: cellCodesSchema,
  alerts: z.array(alertSchema),
  annunciations: z.array(annunciationSchema),
  standings: siteCodesSchema,
});
export type ReplayStep = z.infer<typeof replayStepSchema>;

/**
 * The state of an area and its children at `fromAt`, in the forms of the live topics, and how it went on. Values are those
 * of the history: what came late is in its right place, so a number may be known here before the wall knew it.
 */
export const replayBodySchema = z.strictObject({
  area: areaIdSchema,
  fromAt: z.number(),
  toAt: z.number(),
  everyMs: z.number(),
  /** The present, beyond which there is nothing to play. */
  nowAt: z.number(),
  demo: z.boolean(),
  cells: cellCodesSchema,
  alerts: z.array(alertSchema),
  /** Of the 24 hours before `fromAt`. */
  annunciations: z.array(annunciationSchema),
  standings: siteCodesSchema,
  unheard: z.array(z.int().nonnegative()),
  steps: z.array(replayStepSchema),
  /** The nearest annunciations before and after `fromAt`; null where there are none. */
  callBeforeAt: z.number().nullable(),
  callAfterAt: z.number().nullable(),
});
export type ReplayBody = z.infer<typeof replayBodySchema>;
