import type { Area, AreaId } from '#shared/area/area.ts';
import { type AreaTree, createAreaTree } from '#shared/area/areaTree.ts';
import { createDayOf } from '#shared/area/calendarDay.ts';
import { createCrosswalk } from '#shared/area/crosswalk.ts';
import { createTerritorySpans, type TerritorySpans } from '#shared/area/territorySpans.ts';
import {
  coverageLevel,
  type Indicator,
  type IndicatorId,
  type Source,
  type SourceId,
} from '#shared/indicator/indicator.ts';
import type { Profile } from '#shared/profile/profile.ts';
import type { Site, SiteId } from '#shared/site/site.ts';
import { createWrittenForms, type WrittenForms } from './writtenForms.ts';

/** A profile with the look-ups that the road of a reading needs. Made once at start. */
export interface Catalogue {
  readonly profile: Profile;
  readonly tree: AreaTree;
  readonly indicators: ReadonlyMap<IndicatorId, Indicator>;
  /** How the indicators are written at the doors. */
  readonly forms: WrittenForms;
  readonly sources: ReadonlyMap<SourceId, Source>;
  readonly sites: ReadonlyMap<SiteId, Site>;
  /** The calendar day (`YYYY-MM-DD`) of an instant in the province's time zone; areas are valid by day. */
  dayOf(at: number): string;
  /** Who had the territory of an area in the course of a range. */
  readonly spansOf: TerritorySpans;
  /** The areas whose cells a roll-up of `indicator` in `area` is made of; empty when nothing below reports it. */
  reportersOf(indicator: Indicator, area: Area): readonly Area[];
}

export function createCatalogue(profile: Profile): Catalogue {
  const tree = createAreaTree(profile.levels, profile.areas);
  const descendants = new Map<AreaId, Area[]>();
  for (const area of profile.areas)
    for (const above of tree.ancestorsOf(area.id)) {
      const list = descendants.get(above.id) ?? [];
      list.push(area);
      descendants.set(above.id, list);
    }
  const dayOf = createDayOf(profile.timeZone);
  return {
    profile,
    tree,
    indicators: new Map(profile.indicators.map((indicator) => [indicator.id, indicator])),
    forms: createWrittenForms(profile.indicators),
    sources: new Map(profile.sources.map((source) => [source.id, source])),
    sites: new Map(profile.sites.map((site) => [site.id, site])),
    dayOf,
    spansOf: createTerritorySpans(createCrosswalk(profile.areas), dayOf),
    reportersOf: (indicator, area) => {
      const level = coverageLevel(indicator, area.level, profile.levels);
      return level ? (descendants.get(area.id) ?? []).filter((below) => below.level === level.id) : [];
    },
  };
}
