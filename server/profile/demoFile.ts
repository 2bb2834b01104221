import { z } from 'zod';
import { demoIndicatorSchema, demoSchema } from '#shared/profile/profile.ts';
import { siteKinds } from '#shared/site/site.ts';
import { choiceShape, rawItemsSchema } from './chooseItems.ts';

/**
 * How one indicator is played, as `demo.json` writes it. With `total` the province's figure is dealt out over the areas
 * that report it: the value of a count, the denominator of a ratio. With `range` areas differ from `level` by as much
 * as they lean, and the province as a whole still stands at `level`.
 */
export const demoFileItemSchema = demoIndicatorSchema.extend({
  level: z.number().default(0),
  sway: z.number().nonnegative().default(0),
  total: z.number().nonnegative().optional(),
  /** Where no `total` is given: as much for each million of the province's people. */
  perMillion: z.number().nonnegative().optional(),
  /** One of the `weights`; without it areas of one parent share alike. A ratio without total is about what they count. */
  by: z.string().optional(),
  range: z.number().optional(),
});
export type DemoFileItem = Readonly<z.infer<typeof demoFileItemSchema>>;

/** Numbers by area code. An area that is not named has its children's sum, or its share of what its parent has. */
const byAreaSchema = z.record(z.string(), z.number());

export const demoFileSchema = demoSchema.extend({
  ...choiceShape,
  indicators: rawItemsSchema,
  /** In millions; only for what the catalogue gives per million. */
  population: z.number().positive().default(1),
  weights: z.record(z.string(), z.record(z.string(), z.number().nonnegative())).default({}),
  /** How far an area is ahead of the province (1) or behind it (−1), for `range`. */
  lean: byAreaSchema.default({}),
  /** Where the invented sites of a kind differ from the catalogue's. */
  sites: z.partialRecord(z.enum(siteKinds), z.looseObject({})).default({}),
});
export type DemoFile = Readonly<z.infer<typeof demoFileSchema>>;
