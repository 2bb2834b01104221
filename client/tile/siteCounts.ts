import type { SiteTrouble } from '#client/site/siteStore.ts';
import type { Site, SiteKind, SiteState } from '#shared/site/site.ts';

/** Sites of one kind by state, and those that are down by cause. */
export interface SiteCounts {
  readonly total: number;
  readonly byState: Readonly<Record<SiteState, number>>;
  /** Sites that never said how they are. */
  readonly silent: number;
  /** The most first. Sites that are down without a cause are under null. */
  readonly causes: readonly { readonly cause: string | null; readonly count: number }[];
}

/**
 * As many causes as there is room for, the most first, and how many sites are down for others: the parts add up to the
 * whole. A single place has the most frequent one.
 */
export function causesThatFit(causes: SiteCounts['causes'], places: number) {
  const isShared = places > 1 && causes.length > places;
  const shown = causes.slice(0, isShared ? places - 1 : Math.max(0, places));
  const others = isShared ? causes.slice(shown.length) : [];
  return { shown, others: others.reduce((sum, { count }) => sum + count, 0) };
}

/** Counts the sites of a kind. `sites` in the order by which troubles number them; one without a trouble is up. */
export function siteCounts(
  sites: readonly Pick<Site, 'kind'>[],
  troubles: readonly SiteTrouble[],
  kind: SiteKind,
): SiteCounts {
  const total = sites.filter((site) => site.kind === kind).length;
  const own = troubles.filter(({ place }) => sites[place]?.kind === kind);
  const inState = (state: SiteTrouble['state']): readonly SiteTrouble[] =>
    own.filter((trouble) => trouble.state === state);
  const down = inState('down');
  return {
    total,
    byState: { up: total - own.length, degraded: inState('degraded').length, down: down.length },
    silent: inState(null).length,
    causes: [...Map.groupBy(down, ({ cause }) => cause)]
      .map(([cause, of]) => ({ cause, count: of.length }))
      .toSorted((a, b) => b.count - a.count),
  };
}
