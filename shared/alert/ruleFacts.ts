import type { AreaId } from '#shared/area/area.ts';
import type { Freshness } from '#shared/indicator/freshness.ts';
import type { IndicatorId, SourceId } from '#shared/indicator/indicator.ts';
import type { Site } from '#shared/site/site.ts';
import type { DeviationCondition, ProjectionPeriod } from './alertRule.ts';
import type { Period } from './projection.ts';
import type { UsualLevel } from './usualLevel.ts';

/** A value and when it was true, epoch ms. */
export interface ValueAt {
  readonly value: number;
  readonly at: number;
}

/** Which sites are counted. Without an operator or a cause: whatever it is. */
export interface SiteFilter {
  readonly kind: Site['kind'];
  readonly operator?: string | undefined;
  readonly cause?: string | undefined;
}

/** `down`: sites that the filter names and whose state is down. `total`: all of the kind and operator, whatever the cause. */
export interface SiteCounts {
  readonly down: number;
  readonly total: number;
}

/** An indicator of an area. */
export interface Watched {
  readonly indicator: IndicatorId;
  readonly area: AreaId;
}

/**
 * Everything that a rule can look at, as it is at one moment. Live it is the newest values, in a trial the history; the
 * conditions do not know which. null: there is nothing that counts, so nothing is concluded from it.
 */
export interface RuleFacts {
  /** Epoch ms. */
  readonly now: number;
  /** The value that counts now; null when it is late, missing, or a ratio of nothing. */
  valueOf(watched: Watched): ValueAt | null;
  /** The newest value that was known at `window` ms before now, not older than another window. */
  earlierValueOf(watched: Watched, window: number): ValueAt | null;
  /** How old the newest reading is against its own cadence; null when that is not known yet. */
  freshnessOf(watched: Watched): { readonly freshness: Freshness; readonly lastAt: number | null } | null;
  /** What it usually is in this hour of the week. */
  usualOf(watched: Watched, condition: DeviationCondition): UsualLevel | null;
  targetOf(indicator: IndicatorId): number | null;
  periodAround(period: ProjectionPeriod, at: number): Period;
  isLate(source: SourceId): boolean | null;
  sitesOf(area: AreaId, filter: SiteFilter): SiteCounts | null;
}
