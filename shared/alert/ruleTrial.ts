import { z } from 'zod';
import { areaIdSchema, daySchema } from '#shared/area/area.ts';
import { alertRuleSchema } from './alertRule.ts';

/** How far back a rule is tried. */
export const trialDays = 30;

/**
 * What could not be tried: the states of sites and when sources were heard are not in the history; what is usual is not known
 * from less than three weeks of it.
 */
export const untriedKinds = ['site-state', 'late-source', 'deviation'] as const;

export const ruleTrialAskSchema = z.strictObject({ rule: alertRuleSchema });

/** What a rule would have done in the last days. Instants in epoch ms; days of the province's calendar, all of them. */
export const trialReportSchema = z.strictObject({
  fromAt: z.number(),
  toAt: z.number(),
  /** The step of the history that was played; what happened within one is not seen. */
  everyMs: z.number(),
  areas: z.int(),
  /** Areas of which there is any history, and since when. */
  areasWithData: z.int(),
  dataFromAt: z.number().nullable(),
  raised: z.int(),
  days: z.array(z.strictObject({ day: daySchema, raised: z.int() })),
  /** The most frequent areas, at most five. */
  often: z.array(z.strictObject({ area: areaIdSchema, raised: z.int() })),
  /** `toAt` null: it would still be active. */
  longest: z.strictObject({ area: areaIdSchema, fromAt: z.number(), toAt: z.number().nullable() }).nullable(),
  /** Kinds in the rule that could not be tried; they stayed as they were at the beginning. */
  untried: z.array(z.enum(untriedKinds)),
});
export type TrialReport = Readonly<z.infer<typeof trialReportSchema>>;
