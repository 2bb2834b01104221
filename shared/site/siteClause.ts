import { z } from 'zod';
import { siteKinds } from './site.ts';

/**
 * What an indicator counts of the sites of a kind in an area. `heard`: those that ever reported, of those known (a ratio).
 * `working`: up or degraded; `working-share` is that of those heard (a ratio). `dark`: 1 where all that were heard are
 * down. `restored`: outages that ended in the last 24 hours, `restore-hours` how long these took on average, `outage-hours` the
 * age of the oldest that lasts.
 */
export const siteFigures = [
  'heard',
  'working',
  'working-share',
  'degraded',
  'down',
  'dark',
  'restored',
  'restore-hours',
  'outage-hours',
] as const;
export type SiteFigure = (typeof siteFigures)[number];

/** The figures that come as numerator and denominator. */
export const isShare = (figure: SiteFigure): boolean => figure === 'heard' || figure === 'working-share';

export const siteClauseSchema = z.strictObject({
  kind: z.enum(siteKinds),
  figure: z.enum(siteFigures),
  /** Only the sites of this enterprise, written as in the sites. */
  operator: z.string().min(1).optional(),
  /** Only the sites with this cause; null: those without any. */
  cause: z.string().min(1).nullable().optional(),
});
export type SiteClause = Readonly<z.infer<typeof siteClauseSchema>>;
