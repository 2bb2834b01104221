import type { Catalogue } from '#server/indicator/catalogue.ts';
import type { LiveValues } from '#server/indicator/liveValues.ts';
import type { SourceLiveness } from '#server/indicator/sourceLiveness.ts';
import { isValidOn } from '#shared/area/areaTree.ts';
import type { Indicator, SourceId } from '#shared/indicator/indicator.ts';
import { compareSources, figuresOf, type ProvinceValue, sumShares } from '#shared/quality/figures.ts';
import { ownSource } from '#shared/quality/ownFigures.ts';
import {
  type QualityBody,
  type QualityFigures,
  qualityWindowMs,
  type SourceQuality,
} from '#shared/quality/quality.ts';
import type { QualityMeter } from './qualityMeter.ts';

export interface QualityReportParts {
  readonly catalogue: Catalogue;
  readonly meter: QualityMeter;
  readonly liveValues: Pick<LiveValues, 'get'>;
  readonly liveness: SourceLiveness;
  readonly startedAt: number;
}

const sumFigures = (all: readonly QualityFigures[]): QualityFigures => ({
  valid: sumShares(all.map(({ valid }) => valid)),
  complete: sumShares(all.map(({ complete }) => complete)),
  clean: sumShares(all.map(({ clean }) => clean)),
  alive: sumShares(all.map(({ alive }) => alive)),
});

/** The four principles by source and by indicator as they stand at `now`; late sources first. */
export function createQualityReport(parts: QualityReportParts): (now: number) => QualityBody {
  const { catalogue, meter, liveValues, liveness, startedAt } = parts;
  const { profile, tree } = catalogue;
  const bySource = Map.groupBy(profile.indicators, ({ source }) => source);

  const provinceValue = (indicator: Indicator, now: number): ProvinceValue => {
    const cell = liveValues.get(indicator.id, tree.root.id);
    if (cell) return { cadence: indicator, cell, expected: cell.expected };
    const day = catalogue.dayOf(now);
    const below = catalogue.reportersOf(indicator, tree.root).filter((area) => isValidOn(area, day));
    return { cadence: indicator, cell, expected: Math.max(1, below.length) };
  };

  const ofSource = (source: SourceId | null, now: number): SourceQuality => {
    const counts = meter.ofSource(source, now);
    const indicators = source === null ? [] : (bySource.get(source) ?? []);
    const values = indicators.map((indicator) => provinceValue(indicator, now));
    const { refused, repeated, conflicting } = counts;
    const late = source !== null && liveness.isLate(source, now);
    return { source, late, refused, repeated, conflicting, ...figuresOf(counts, values, now) };
  };

  return (now) => {
    const known = new Set([...profile.sources.map(({ id }) => id), ...meter.sources()]);
    const sources = [...known].map((source) => ofSource(source, now)).sort(compareSources);
    return {
      at: now,
      fromAt: Math.max(startedAt, now - qualityWindowMs),
      whole: sumFigures(sources.filter(({ source }) => source !== ownSource)),
      sources,
      indicators: profile.indicators.map((indicator) => ({
        indicator: indicator.id,
        ...figuresOf(meter.ofIndicator(indicator.id, now), [provinceValue(indicator, now)], now),
      })),
    };
  };
}
