import { z } from 'zod';
import { areaIdSchema } from '#shared/area/area.ts';
import { localTextSchema } from '#shared/locale/localText.ts';

export const siteIdSchema = z.string().min(1).brand<'SiteId'>();
export type SiteId = z.infer<typeof siteIdSchema>;

/** A place with a state: a BTS, a radio station, a conference point, a data centre. */
export const siteSchema = z.strictObject({
  id: siteIdSchema,
  kind: z.enum(['bts', 'radio', 'conference', 'data-centre', 'network']),
  name: localTextSchema,
  area: areaIdSchema,
  /** Longitude and latitude, EPSG:4326. */
  at: z.tuple([z.number(), z.number()]),
});
export type Site = Readonly<z.infer<typeof siteSchema>>;

/** The field `state` of measurement `site` in line protocol. */
export const siteStates = ['up', 'degraded', 'down'] as const;
export type SiteState = (typeof siteStates)[number];

/** One report of a site's state. `cause` is the source's own word ("power", "cable"), null when it gave none. */
export const siteReportSchema = z.strictObject({
  site: siteIdSchema,
  /** Epoch ms, as the source says. */
  at: z.number(),
  state: z.enum(siteStates),
  cause: z.string().max(60).nullable(),
});
export type SiteReport = Readonly<z.infer<typeof siteReportSchema>>;
