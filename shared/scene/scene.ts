import { z } from 'zod';
import { durationSchema } from '#shared/indicator/duration.ts';
import { indicatorIdSchema } from '#shared/indicator/indicator.ts';
import { localTextSchema } from '#shared/locale/localText.ts';
import { siteSchema } from '#shared/site/site.ts';

export const sceneIdSchema = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/, 'expected up to 40 lower-case letters, digits and hyphens')
  .brand<'SceneId'>();
export type SceneId = z.infer<typeof sceneIdSchema>;

/** The kinds of tile on a scene. A new kind is one variant here, one file in `client/tile`, one line in its registry. */
export const tileSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('headline'), indicator: indicatorIdSchema }),
  z.strictObject({
    kind: z.literal('map'),
    indicator: indicatorIdSchema,
    /** Class limits of the choropleth in the indicator's unit, ascending; one less than the number of classes. */
    limits: z.array(z.number()).min(1).max(4),
    /** A count that is shown over the classes as circles, their area by its value. */
    volume: indicatorIdSchema.optional(),
  }),
  z.strictObject({ kind: z.literal('alert-list') }),
  z.strictObject({ kind: z.literal('ribbon') }),
  /** The last 24 hours of an indicator of the province as a line, with its target. */
  z.strictObject({ kind: z.literal('trend'), indicator: indicatorIdSchema }),
  /** The areas of the map's level in the order of an indicator, the worst on top. */
  z.strictObject({ kind: z.literal('ranking'), indicator: indicatorIdSchema }),
  /** Indicators of the province that have a target, each as a bar against it. */
  z.strictObject({ kind: z.literal('bullet'), indicators: z.array(indicatorIdSchema).min(1).max(8) }),
  /** How each area of the map's level stands in each of some indicators. */
  z.strictObject({ kind: z.literal('state-matrix'), indicators: z.array(indicatorIdSchema).min(1).max(8) }),
  /** The newest open alerts in the order of their time. */
  z.strictObject({ kind: z.literal('ticker') }),
  /** How many sites of a kind are in which state, and why. */
  z.strictObject({ kind: z.literal('sites'), site: siteSchema.shape.kind }),
  /** Words of the centre: a notice to everybody who looks at the wall. */
  z.strictObject({ kind: z.literal('notice'), text: localTextSchema }),
  z.strictObject({ kind: z.literal('clock') }),
]);
export type Tile = Readonly<z.infer<typeof tileSchema>>;
export type TileKind = Tile['kind'];

/** Lines of the grid that a scene is composed on, in both directions. */
export const gridLines = 12;
const lineSchema = z.int().min(1).max(gridLines);

/**
 * A rectangle of the grid, its column and row counted from 1, with what it shows. Several tiles in one place share its
 * room: a list of alerts among them takes what it needs, the others what that leaves.
 */
export const placeSchema = z.strictObject({
  column: lineSchema,
  row: lineSchema,
  columns: lineSchema,
  rows: lineSchema,
  tiles: z.array(tileSchema).min(1).max(9),
});
export type Place = Readonly<z.infer<typeof placeSchema>>;

/** One composed wall page. The place with the most room is the one thing that dominates. */
export const sceneSchema = z.strictObject({
  id: sceneIdSchema,
  name: localTextSchema,
  /** How long the wall stays on it in its rotation, ms. Without it `usualDwellMs`. */
  dwell: durationSchema.optional(),
  places: z.array(placeSchema).min(1).max(gridLines),
});
export type Scene = Readonly<z.infer<typeof sceneSchema>>;

export const usualDwellMs = 30_000;

/** Every tile of a scene, place by place. */
export const tilesOf = ({ places }: Pick<Scene, 'places'>): readonly Tile[] =>
  places.flatMap(({ tiles }) => tiles);

/** The indicators that a tile shows; none for one that shows something else. */
export function indicatorsOf(tile: Tile): readonly z.infer<typeof indicatorIdSchema>[] {
  if (tile.kind === 'map' && tile.volume !== undefined) return [tile.indicator, tile.volume];
  if ('indicator' in tile) return [tile.indicator];
  return 'indicators' in tile ? tile.indicators : [];
}
