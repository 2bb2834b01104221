import type { Catalogue } from '#server/indicator/catalogue.ts';
import type { RawPoint } from '#server/indicator/rawPoint.ts';
import type { Area } from '#shared/area/area.ts';
import { isValidOn } from '#shared/area/areaTree.ts';
import { groupOf, type Indicator, nameWithinGroup, type SourceId } from '#shared/indicator/indicator.ts';
import { type CountedSite, countSites } from '#shared/site/countSites.ts';
import type { Site, SiteKind } from '#shared/site/site.ts';
import type { SiteClause } from '#shared/site/siteClause.ts';

export interface CountedIndicator extends Indicator {
  readonly sites: SiteClause;
}

/** The sites of one kind in one area, and the indicators that count them there. */
export interface Desk {
  readonly kind: SiteKind;
  readonly area: Area;
  readonly sites: Site[];
  readonly indicators: CountedIndicator[];
}

export const isCounted = (indicator: Indicator): indicator is CountedIndicator =>
  indicator.sites !== undefined;

/** The desks of the day of `now` (epoch ms). */
export function createDesks({ profile, tree, dayOf }: Catalogue, now: number): Desk[] {
  const desks = new Map<string, Desk>();
  const today = dayOf(now);
  const areaAt = (site: Site, level: string): Area | undefined =>
    [tree.get(site.area), ...tree.ancestorsOf(site.area)].find((area) => area?.level === level);
  const counted = profile.indicators.filter(isCounted);
  for (const site of profile.sites) {
    const levels = new Set(
      counted.filter(({ sites }) => sites.kind === site.kind).flatMap((indicator) => indicator.levels),
    );
    for (const level of levels) {
      const area = areaAt(site, level);
      if (!area || !isValidOn(area, today)) continue;
      const key = `${site.kind}@${area.id}`;
      const indicators = counted.filter(
        (indicator) => indicator.sites.kind === site.kind && indicator.levels.includes(level),
      );
      const desk = desks.get(key) ?? { kind: site.kind, area, sites: [], indicators };
      desk.sites.push(site);
      desks.set(key, desk);
    }
  }
  return [...desks.values()];
}

function fieldsOf(desk: Desk, counted: readonly CountedSite[], now: number) {
  const byGroup = new Map<string, Record<string, number>>();
  for (const { id, sites } of desk.indicators) {
    const measured = countSites(counted, sites, now);
    if (measured === null) continue;
    const fields = byGroup.get(groupOf(id)) ?? Object.create(null);
    const name = nameWithinGroup(id);
    if (measured.kind === 'value') fields[name] = measured.value;
    else {
      fields[`${name}_num`] = measured.numerator;
      fields[`${name}_den`] = measured.denominator;
    }
    byGroup.set(groupOf(id), fields);
  }
  return byGroup;
}

/**
 * What a desk says at `now` (epoch ms), one point for each group of its indicators. Without `source` each is of the source of
 * its indicator.
 */
export function deskPoints(
  desk: Desk,
  countedOf: (site: Site) => CountedSite,
  { now, source }: { readonly now: number; readonly source?: SourceId },
): Omit<RawPoint, 'position'>[] {
  const given = { area: desk.area.code, ...(source !== undefined && { source }) };
  const tags = Object.assign(Object.create(null), given);
  const groups = [...fieldsOf(desk, desk.sites.map(countedOf), now)];
  return groups.map(([measurement, fields]) => ({ measurement, tags, fields, at: now }));
}
