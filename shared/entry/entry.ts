import { z } from 'zod';
import { areaIdSchema } from '#shared/area/area.ts';
import { indicatorIdSchema } from '#shared/indicator/indicator.ts';

const measuredSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('value'), value: z.number() }),
  z.strictObject({ kind: z.literal('ratio'), numerator: z.number(), denominator: z.number() }),
]);

/** The shortest reason that can be one. */
export const shortestReason = 5;
export const longestReason = 500;

/** A value that a person types. `area` is an id or a code; `at` in epoch ms or ISO 8601. */
export const entryRequestSchema = z.strictObject({
  indicator: indicatorIdSchema,
  area: z.string().min(1).max(100),
  at: z.union([z.number(), z.iso.datetime({ offset: true }).transform((text) => Date.parse(text))]),
  measured: measuredSchema,
  reason: z.string().trim().min(shortestReason).max(longestReason),
  /** Of the sender's making: the same one sent again, after an answer that never came, is recorded once. */
  operationId: z.string().min(8).max(64).optional(),
});
export type EntryRequest = Readonly<z.infer<typeof entryRequestSchema>>;

/**
 * An entry on record. `before`: what was shown for the indicator and area when it was typed, with its time; null: nothing.
 * Times are epoch ms. Never changed and never removed: a mistake is put right by another entry.
 */
export const entrySchema = z.strictObject({
  id: z.string(),
  indicator: indicatorIdSchema,
  area: areaIdSchema,
  at: z.number(),
  measured: measuredSchema,
  before: z.strictObject({ measured: measuredSchema, at: z.number() }).nullable(),
  reason: z.string(),
  userId: z.string(),
  userName: z.string(),
  enteredAt: z.number(),
});
export type Entry = Readonly<z.infer<typeof entrySchema>>;

export const entriesBodySchema = z.strictObject({ entries: z.array(entrySchema) });
export const entryBodySchema = z.strictObject({ entry: entrySchema });
