import type { SiteCounter } from '#server/alert/siteCounter.ts';
import type { Catalogue } from '#server/indicator/catalogue.ts';
import type { SiteCounts, SiteFilter } from '#shared/alert/ruleFacts.ts';
import type { AreaId } from '#shared/area/area.ts';
import type { Site, SiteKind } from '#shared/site/site.ts';
import type { SiteBook } from './siteBook.ts';

type PlaceKey = `${SiteKind}@${AreaId}`;

/** Each site with its own area and all above it. */
function placesOf({ profile, tree }: Catalogue): ReadonlyMap<PlaceKey, readonly Site[]> {
  const places = new Map<PlaceKey, Site[]>();
  for (const site of profile.sites)
    for (const area of [site.area, ...tree.ancestorsOf(site.area).map(({ id }) => id)]) {
      const key: PlaceKey = `${site.kind}@${area}`;
      const known = places.get(key);
      if (known) known.push(site);
      else places.set(key, [site]);
    }
  return places;
}

/**
 * How many sites are down, for the rules that watch them. Counted anew only after a site changed: asked every second for every
 * area of every such rule, it mostly answers what it knows.
 */
export function createSiteCounter(catalogue: Catalogue, siteBook: SiteBook): SiteCounter {
  const places = placesOf(catalogue);
  const known = new Map<string, SiteCounts | null>();
  let countedAt = siteBook.changes();

  const count = (area: AreaId, { kind, operator, cause }: SiteFilter): SiteCounts | null => {
    const sites = (places.get(`${kind}@${area}`) ?? []).filter(
      (site) => operator === undefined || site.operator === operator,
    );
    const standings = sites.flatMap(({ id }) => siteBook.get(id) ?? []);
    if (standings.length === 0) return null;
    const down = standings.filter(
      (one) => one.state === 'down' && (cause === undefined || one.cause === cause),
    );
    return { down: down.length, total: standings.length };
  };

  return {
    counts: (area, filter) => {
      if (countedAt !== siteBook.changes()) known.clear();
      countedAt = siteBook.changes();
      const key = `${area}\n${filter.kind}\n${filter.operator ?? ''}\n${filter.cause ?? ''}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      const counted = count(area, filter);
      known.set(key, counted);
      return counted;
    },
  };
}
