import { z } from 'zod';
import { areaIdSchema } from '#shared/area/area.ts';
import { localTextSchema } from '#shared/locale/localText.ts';

export const siteIdSchema = z.string().min(1).brand<'SiteId'>();
export type SiteId = z.infer<typeof siteIdSchema>;

/**
 * `bts`: one station of one operator; several may stand on one mast. `network`: a node of the dedicated network. `route`: a
 * transmission cable between two points; down is cut.
 */
export const siteKinds = ['bts', 'radio', 'conference', 'data-centre', 'network', 'route'] as const;
export type SiteKind = (typeof siteKinds)[number];

/** A place with a state: a BTS, a radio station, a conference point, a data centre; or the cable between two places. */
export const siteSchema = z.strictObject({
  id: siteIdSchema,
  kind: z.enum(siteKinds),
  name: localTextSchema,
  area: areaIdSchema,
  /** Longitude and latitude, EPSG:4326. */
  at: z.tuple([z.number(), z.number()]),
  /** The other end of a route, which belongs to the area of its first end. Nothing else has one. */
  to: z.tuple([z.number(), z.number()]).optional(),
  /** The enterprise that runs it, as people write it: "Viettel". */
  operator: z.string().min(1).max(40).optional(),
  /** What it shares with others: the mast of several stations. Without it the site stands alone. */
  place: z.string().min(1).max(60).optional(),
});
export type Site = Readonly<z.infer<typeof siteSchema>>;

/** The field `state` of measurement `site` in line protocol. */
export const siteStates = ['up', 'degraded', 'down'] as const;
export type SiteState = (typeof siteStates)[number];

/**
 * The words for causes that the product has texts for; a source may send any other. `generator` and `battery` are said of a
 * site that is degraded: it works, but not on the mains.
 */
export const siteCauses = ['power', 'cable', 'equipment', 'generator', 'battery', 'maintenance'] as const;
export type SiteCause = (typeof siteCauses)[number];

/** One report of a site's state. `cause` is the source's own word ("power", "cable"), null when it gave none. */
export const siteReportSchema = z.strictObject({
  site: siteIdSchema,
  /** Epoch ms, as the source says. */
  at: z.number(),
  state: z.enum(siteStates),
  cause: z.string().max(60).nullable(),
});
export type SiteReport = Readonly<z.infer<typeof siteReportSchema>>;

/** How a site stands: its newest state, and since when (epoch ms) it has been in it. Repeated reports do not move that. */
export interface SiteStanding {
  readonly site: SiteId;
  readonly state: SiteState;
  readonly cause: string | null;
  readonly since: number;
}
