import { z } from 'zod';
import { indicatorIdSchema } from '#shared/indicator/indicator.ts';
import { localTextSchema } from '#shared/locale/localText.ts';

export const sceneIdSchema = z.string().min(1).brand<'SceneId'>();
export type SceneId = z.infer<typeof sceneIdSchema>;

/** The kinds of tile on a scene. A new kind is one variant here, one file in `client/tile`, one line in its registry. */
export const tileSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('headline'), indicator: indicatorIdSchema }),
  z.strictObject({
    kind: z.literal('map'),
    indicator: indicatorIdSchema,
    /** Class limits of the choropleth in the indicator's unit, ascending; one less than the number of classes. */
    limits: z.array(z.number()).min(1).max(4),
  }),
  z.strictObject({ kind: z.literal('alert-list') }),
  z.strictObject({ kind: z.literal('ribbon') }),
]);
export type Tile = Readonly<z.infer<typeof tileSchema>>;
export type TileKind = Tile['kind'];

/** One composed wall page: what dominates, what demands action, the headline figures, the last 24 hours. */
export const sceneSchema = z.strictObject({
  id: sceneIdSchema,
  name: localTextSchema,
  main: tileSchema,
  /** Down the right side. At most seven headlines: more are not read from a chair. */
  side: z.array(tileSchema).min(1).max(8),
  foot: tileSchema.optional(),
});
export type Scene = Readonly<z.infer<typeof sceneSchema>>;
