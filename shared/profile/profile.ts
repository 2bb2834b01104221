import { z } from 'zod';
import { alertRuleSchema } from '#shared/alert/alertRule.ts';
import { areaSchema, daySchema, levelIdSchema, levelSchema } from '#shared/area/area.ts';
import {
  indicatorIdSchema,
  indicatorSchema,
  sourceIdSchema,
  sourceSchema,
} from '#shared/indicator/indicator.ts';
import { localTextSchema } from '#shared/locale/localText.ts';
import { sceneSchema } from '#shared/scene/scene.ts';
import { siteSchema } from '#shared/site/site.ts';

/** The map of a province. A schematic one carries a notice that the map shows at all times. */
export const mapSchema = z.strictObject({
  /** The level whose areas the boundaries draw. */
  level: levelIdSchema,
  notice: localTextSchema.nullable(),
  credits: z.array(z.string().min(1)).min(1),
  /** Names of what lies around, for orientation: longitude, latitude. */
  labels: z.array(z.strictObject({ name: localTextSchema, at: z.tuple([z.number(), z.number()]) })),
  /** A file of map tiles beside `profile.json`, in PMTiles 3, drawn quietly beneath the areas: roads, rivers, relief. */
  tiles: z
    .string()
    .regex(/^[\w-][\w.-]*\.pmtiles$/, 'expected the name of a file beside profile.json, as "nghe-an.pmtiles"')
    .optional(),
});

/** A change of areas in the past, for a comparison to say what it compares. */
export const areaReformSchema = z.strictObject({
  day: daySchema,
  note: localTextSchema,
  source: z.string().min(1),
});

/** Asked of the formatter: `Intl.supportedValuesOf` lists Asia/Saigon only and would refuse its present name. */
function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** `profile.json`: what a province is besides its lists. */
export const profileHeadSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/, 'expected lower-case letters, digits and hyphens'),
  name: localTextSchema,
  centre: localTextSchema,
  timeZone: z
    .string()
    .refine(isTimeZone, { message: 'expected an IANA time zone such as "Asia/Ho_Chi_Minh"' }),
  levels: z.array(levelSchema).min(1),
  map: mapSchema,
  reforms: z.array(areaReformSchema),
});

/** Indicators that belong together, for a list of them. */
export const indicatorGroupSchema = z.strictObject({
  id: z.string().min(1),
  name: localTextSchema,
  indicators: z.array(indicatorIdSchema),
});

/** Everything about a province that is not code. Checked further by `profileProblems`. */
export const profileSchema = profileHeadSchema.extend({
  areas: z.array(areaSchema).min(1),
  sources: z.array(sourceSchema).min(1),
  indicators: z.array(indicatorSchema).min(1),
  /** In the order of a list. An indicator of a province's own is in none of them. */
  groups: z.array(indicatorGroupSchema).optional(),
  rules: z.array(alertRuleSchema),
  scenes: z.array(sceneSchema).min(1),
  sites: z.array(siteSchema),
});
export type Profile = Readonly<z.infer<typeof profileSchema>>;

/** What a page knows of a province from its first moment. Its thousands of sites come when they are looked at. */
export const pageProfileSchema = profileSchema.omit({ sites: true });
export type PageProfile = Readonly<z.infer<typeof pageProfileSchema>>;

/**
 * How the demo feed plays one indicator for each area that reports it: around `level` (a ratio: per cent of a
 * denominator of about `size`), wandering by `sway`, busy in office hours when `officeHours`. `storm`
 * is what the storm adds to it in an area that is hit.
 */
export const demoIndicatorSchema = z.strictObject({
  indicator: indicatorIdSchema,
  level: z.number(),
  sway: z.number().nonnegative(),
  size: z.number().positive().optional(),
  officeHours: z.boolean().optional(),
  /** Counts up from midnight, or from New Year, towards `level` instead of standing at it. */
  cumulative: z.union([z.boolean(), z.literal('year')]).optional(),
  storm: z.number().optional(),
  /** Level by area, where it differs. */
  areas: z.record(z.string(), z.number()).optional(),
  /** Size by area, where it differs: stations and dossiers are far from equally spread. */
  sizes: z.record(z.string(), z.number().positive()).optional(),
});

/** `demo.json`, optional: the start values of the demo feed and the road of its storm. */
export const demoSchema = z.strictObject({
  indicators: z.array(demoIndicatorSchema).min(1),
  /** Area codes in the order in which the storm reaches them. */
  stormPath: z.array(z.string()),
  /** The area of which one source sends nothing for most of each loop, so that lateness can be seen. */
  straggler: z.strictObject({ source: sourceIdSchema, area: z.string() }).optional(),
});
export type Demo = Readonly<z.infer<typeof demoSchema>>;
