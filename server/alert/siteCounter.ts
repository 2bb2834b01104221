import type { SiteCounts, SiteFilter } from '#shared/alert/ruleFacts.ts';
import type { AreaId } from '#shared/area/area.ts';

/**
 * Port: how many sites are down. Asked once a second for every area of every rule about sites, so it must answer from
 * counts that are kept, not by walking through the sites. null: nothing is known of such sites there.
 */
export interface SiteCounter {
  /** Counts the sites in the area and everywhere below it. */
  counts(area: AreaId, filter: SiteFilter): SiteCounts | null;
}
